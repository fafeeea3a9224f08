import { windows, type WindowName } from '#article/mostViewed.ts'

const hour = 3_600_000

/** The UTC hour a moment lies in, as stores name it: 2026-11-23T14. */
export function hourOf(moment: Date): string {
  return moment.toISOString().slice(0, 13)
}

/** The UTC day of a moment: 2026-11-23. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10)
}

/**
 * The stretch a list covers, ending now: the hour that is running and the whole hours before it, 24, 168 or 720 in
 * all. `from` is the first moment of the first hour, `to` is now; `first` and `last` name the hours, both included.
 */
export function stretchOf(window: WindowName, now: Date): { from: string; to: string; first: string; last: string } {
  const running = Math.floor(now.getTime() / hour) * hour
  const from = new Date(running - (windows[window] - 1) * hour)
  return { from: from.toISOString(), to: now.toISOString(), first: hourOf(from), last: hourOf(now) }
}
