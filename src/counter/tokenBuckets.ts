/** So many networks are remembered at most; beyond them, the one that has been quiet the longest is forgotten. */
const remembered = 20_000

interface Bucket {
  tokens: number
  at: number
}

/**
 * A bucket of tokens for each network (visitors.ts): `capacity` at first, `perSecond` more as time passes, one taken by
 * each call. Unlike a fixed window it refuses nobody for a whole minute after a burst. It lives in memory only.
 */
export function openTokenBuckets({ capacity, perSecond }: { capacity: number; perSecond: number }) {
  const buckets = new Map<string, Bucket>()

  const filled = (network: string, moment: number): Bucket => {
    const { tokens, at } = buckets.get(network) ?? { tokens: capacity, at: moment }
    const since = Math.max(0, moment - at) / 1000
    return { tokens: Math.min(capacity, tokens + since * perSecond), at: moment }
  }

  /** A bucket that has had time to fill says no more than one that was never there. */
  const forgetFull = (moment: number): void => {
    for (const [network, { at }] of buckets) {
      if (moment - at < (capacity / perSecond) * 1000) return
      buckets.delete(network)
    }
  }

  return {
    /** Takes a token at `moment` (milliseconds). Gives 0, or the seconds to wait when there was none. */
    take(network: string, moment: number): number {
      forgetFull(moment)
      const bucket = filled(network, moment)
      // Deleting first puts it last, so that the map stands in the order networks were heard from.
      buckets.delete(network)
      const isAllowed = bucket.tokens >= 1
      buckets.set(network, { tokens: bucket.tokens - (isAllowed ? 1 : 0), at: moment })
      if (buckets.size > remembered) buckets.delete(buckets.keys().next().value!)
      return isAllowed ? 0 : Math.ceil((1 - bucket.tokens) / perSecond)
    },
    /** The seconds until there is a token; 0 when there is one now. */
    wait(network: string, moment: number): number {
      const { tokens } = filled(network, moment)
      return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perSecond)
    },
  }
}
