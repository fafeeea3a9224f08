/** At least so many networks are remembered, those heard from last; at most twice as many. */
const remembered = 20_000

interface Bucket {
  tokens: number
  at: number
}

/**
 * A bucket of tokens for each network (network.ts): `capacity` at first, `perSecond` more as time passes, one taken by
 * each call. Unlike a fixed window it refuses nobody for a whole minute after a burst. It lives in memory only.
 */
export function openTokenBuckets({ capacity, perSecond }: { capacity: number; perSecond: number }) {
  const timeToFill = (capacity / perSecond) * 1000
  // Two generations: dropping the older one whole costs nothing, whereas a map emptied from its front gets slow.
  let [older, newer] = [new Map<string, Bucket>(), new Map<string, Bucket>()]
  let begun = 0

  const filled = (network: string, moment: number): Bucket => {
    const { tokens, at } = newer.get(network) ?? older.get(network) ?? { tokens: capacity, at: moment }
    const since = Math.max(0, moment - at) / 1000
    return { tokens: Math.min(capacity, tokens + since * perSecond), at: moment }
  }

  /** A bucket that has had time to fill says no more than one that was never there. */
  const forget = (moment: number): void => {
    if (newer.size < remembered && moment - begun < timeToFill) return
    ;[older, newer] = [newer, new Map()]
    begun = moment
  }

  return {
    /** Takes a token at `moment` (milliseconds). Gives 0, or the seconds to wait when there was none. */
    take(network: string, moment: number): number {
      forget(moment)
      const bucket = filled(network, moment)
      const isAllowed = bucket.tokens >= 1
      newer.set(network, { tokens: bucket.tokens - (isAllowed ? 1 : 0), at: moment })
      return isAllowed ? 0 : Math.ceil((1 - bucket.tokens) / perSecond)
    },
    /** The seconds until there is a token; 0 when there is one now. */
    wait(network: string, moment: number): number {
      const { tokens } = filled(network, moment)
      return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perSecond)
    },
  }
}
