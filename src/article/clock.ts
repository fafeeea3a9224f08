import * as v from 'valibot'

/** What the clocks of a time zone show over some years. A browser takes as long to load its own knowledge of that as to draw a page. */
export const Clock = v.object({
  /** The minute it begins with and the one it ends before, counted from 1970 in UTC. */
  from: v.number(),
  until: v.number(),
  /** Minutes since the change before (the first: since `from`), and the minutes that clocks are ahead of UTC from then on. */
  changes: v.array(v.tuple([v.number(), v.number()])),
})
export type Clock = v.InferOutput<typeof Clock>

/** How many minutes clocks are ahead of UTC at `moment` (milliseconds); null for a moment this clock tells nothing of. */
export function minutesAhead({ from, until, changes }: Clock, moment: number): number | null {
  const minute = Math.floor(moment / 60_000)
  if (minute < from || minute >= until) return null
  let [at, ahead] = [from, 0]
  for (const [since, next] of changes) {
    at += since
    if (at > minute) break
    ahead = next
  }
  return ahead
}
