import { openTokenBuckets } from './tokenBuckets.ts'

/**
 * Readers of one story one network may bring: so many at first, then one in half a minute. Equal browsers behind one
 * address are one reader, so a school or an office hardly has a hundred of them, and a carrier brings its own over the day.
 */
const ofOneNetwork = { capacity: 120, perSecond: 1 / 30 }

/** At least so many readers are remembered, those heard from last; at most twice as many. */
const remembered = 20_000

/**
 * Holds up a network that names another browser with each report of the same story: each would be a reader. Whoever
 * reports again is none, and is let through. All names are hashes of the day (visitors.ts), and go with it: it need not know who reads what.
 */
export function openNewReaders() {
  const buckets = openTokenBuckets(ofOneNetwork)
  let [older, newer] = [new Set<string>(), new Set<string>()]
  return {
    /** Lets a reader in at `moment` (milliseconds). Gives 0, or the seconds to wait. */
    admit(reader: { network: string; visitor: string; article: string }, moment: number): number {
      const { network, visitor, article } = reader
      const name = `${visitor} ${article}`
      const seconds = older.has(name) || newer.has(name) ? 0 : buckets.take(`${network} ${article}`, moment)
      if (seconds > 0) return seconds
      if (newer.size >= remembered) [older, newer] = [newer, new Set()]
      newer.add(name)
      return 0
    },
  }
}
