import { minutesAhead } from '#article/clock.ts'
import type { Edition } from '#article/edition.ts'

/** A time zone by its name, and what its clocks show in the years most stories are from. */
export type Zone = Pick<Edition, 'timeZone' | 'clock'>

/** A moment (milliseconds) as a Date whose UTC fields say what calendars and clocks in the zone show. */
export function wallClock(moment: number, { timeZone, clock }: Zone): Date {
  const ahead = minutesAhead(clock, moment)
  return ahead === null ? asBrowserKnows(moment, timeZone) : new Date(moment + ahead * 60_000)
}

const fields = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const

/** Made once for a zone, as making one takes much longer than asking it. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** The first date a browser formats takes it long, so this is for old stories alone. */
function asBrowserKnows(moment: number, timeZone: string): Date {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en', { ...fields, hourCycle: 'h23', timeZone })
  formats.set(timeZone, format)
  const parts = format.formatToParts(moment)
  const field = (name: keyof typeof fields) => Number(parts.find(({ type }) => type === name)!.value)
  const shown = new Date(0)
  shown.setUTCFullYear(field('year'), field('month') - 1, field('day'))
  shown.setUTCHours(field('hour'), field('minute'))
  return shown
}
