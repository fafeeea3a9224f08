import * as v from 'valibot'

const shape =
  /^(?<year>(?!0000)\d{4})(-(?<month>\d\d)(-(?<day>\d\d)(T(?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)(\.\d+)?(?<zone>Z|[+-]\d\d:\d\d))?)?)?$/

/**
 * A date known as exactly as its shape says: `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or RFC 3339 with an offset. Never padded
 * with a month, day or hour that nobody stated. Before year 1 came no year 0, which is a field that nobody filled in.
 */
export const PartialDate = v.pipe(
  v.string(),
  v.check(isPartialDate, 'a date that exists, as YYYY, YYYY-MM, YYYY-MM-DD or 1994-11-28T23:15:00+01:00'),
)
export type PartialDate = v.InferOutput<typeof PartialDate>

export type Precision = 'year' | 'month' | 'day' | 'time'

/** How exactly a date is known. */
export function precisionOf(date: PartialDate): Precision {
  if (date.length === 4) return 'year'
  if (date.length === 7) return 'month'
  return date.length === 10 ? 'day' : 'time'
}

/** Whether a date says which day it is. */
export function namesDay(date: PartialDate): boolean {
  return date.length >= '2024-05-17'.length
}

/**
 * A key that sorts dates of different precision as text: a bare month sorts with, and before, the days of that month.
 * Times are put in UTC so that offsets do not decide.
 */
export function sortKey(date: PartialDate | null): string {
  if (date === null) return ''
  return precisionOf(date) === 'time' ? new Date(date).toISOString() : date
}

function isPartialDate(text: string): boolean {
  const parts = shape.exec(text)?.groups
  if (!parts) return false
  const [year, month, day] = [Number(parts.year), Number(parts.month ?? 1), Number(parts.day ?? 1)]
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return false
  return parts.hour === undefined || isTime(parts as Record<'hour' | 'minute' | 'second' | 'zone', string>)
}

function isTime({ hour, minute, second, zone }: Record<'hour' | 'minute' | 'second' | 'zone', string>): boolean {
  // RFC 3339 section 5.7 allows a leap second, but Date cannot hold one, so :60 is refused.
  const [zoneHour, zoneMinute] = zone === 'Z' ? [0, 0] : zone.slice(1).split(':').map(Number)
  return Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60 && zoneHour! < 24 && zoneMinute! < 60
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
}
