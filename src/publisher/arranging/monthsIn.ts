import { minutesAhead } from '#article/clock.ts'
import type { Edition } from '#article/edition.ts'
import { precisionOf, type PartialDate } from '#article/partialDate.ts'
import { aheadIn } from '../sources/words/zones.ts'

/** The month that a date is of ("2024-05"), or its year where it names no month. */
export type MonthOf = (date: PartialDate) => string

/** Months by the calendar of an edition's zone: at half past midnight on the first of May in Oslo it is April in UTC. */
export function monthsIn({ timeZone, clock }: Pick<Edition, 'timeZone' | 'clock'>): MonthOf {
  const aheadAt = aheadIn(timeZone)
  // Each list a story stands in asks, and to look through half a century of summer times takes as long as all else does.
  const found = new Map<PartialDate, string>()
  const monthAt = (date: PartialDate): string => {
    const moment = Date.parse(date)
    const ahead = minutesAhead(clock, moment) ?? aheadAt(moment)
    return new Date(moment + ahead * 60_000).toISOString().slice(0, 7)
  }
  return (date) => {
    const month = date.slice(0, 7)
    const day = Number(date.slice(8, 10))
    // No clock is a day ahead of another, so only the days at either end may be of another month.
    if (precisionOf(date) !== 'time' || (day > 1 && day < 28)) return month
    let known = found.get(date)
    if (known === undefined) found.set(date, (known = monthAt(date)))
    return known
  }
}
