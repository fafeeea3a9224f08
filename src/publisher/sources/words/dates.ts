import * as v from 'valibot'
import { PartialDate, precisionOf } from '#article/partialDate.ts'
import { shortened, type Values, type Words } from '../../findings.ts'
import { datePartsOf, type DateParts } from './dateShapes.ts'
import { offsetInNamed, offsetInZone, offsetOf } from './zones.ts'

/** What a date in a source says: as exactly as can be known, and what there is to remark on it. */
export interface ReadDate {
  date: PartialDate | null
  /** Null for a date that is as it was written. */
  trouble: Extract<Words, `date.${string}`> | null
  values: Values
}

export interface DateRules {
  /** The IANA zone of times that state none; null when the newsroom names none. */
  zone?: string | null
  /** The format writes midnight for "no time is known", as NITF does. */
  midnightIsDay?: boolean
}

/** Far longer than any date; what is longer is not looked at. */
const longest = 100

/** What Go and .NET write of a date that nobody gave, as Hugo does in its feeds. */
const noDay = '0001-01-01'

/** What programs that count seconds write of none: 1970-01-01T00:00:00Z. That day without a time may be true. */
const noMoment = 0

/** In ISO 8601 (2004, 4.2.3), and in embargoes until 24.00, the moment that the next day begins with. */
const endOfDay = '24:00:00'

/** Reads a date exactly as precise as it is written. Nothing is padded, rolled over or taken from the machine's zone. */
export function readDate(written: string, { zone = null, midnightIsDay = false }: DateRules = {}): ReadDate {
  // RFC 9557 allows the name of the zone behind its offset.
  const text = written
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<=\d|Z)\[[\w/+-]{1,40}\]$/, '')
    // The zone in parentheses right behind the clock: 10:12 (UTC+2).
    .replace(/(?<=[:.]\d\d )\(([A-Z]{2,5}(?:[+-][\d:]+)?)\)$/, '$1')
    // Norwegian says the hour alone, kl. 8, or has nothing between: kl. 0800.
    .replace(/\b(kl\.?|klokk[ae]n?) ?(\d{1,2})(?![\d:.])/i, '$1 $2:00')
    .replace(/\b(kl\.?|klokk[ae]n?) ?(\d\d)(\d\d)(?![\d:.])/i, '$1 $2:$3')
  const values = { written: shortened(written, 60) }
  const unreadable = (trouble: 'date.unknown' | 'date.unknown/none' | 'date.unknown/time'): ReadDate => ({
    date: null,
    trouble,
    values,
  })
  const exact = (date: PartialDate): ReadDate => {
    if (precisionOf(date) === 'time' && Date.parse(date) === noMoment) return unreadable('date.unknown/none')
    const isDay = midnightIsDay && /T00:00:00(\.0+)?/.test(date)
    return { date: isDay ? date.slice(0, 10) : date, trouble: null, values }
  }
  if (text.length > longest) return unreadable('date.unknown')
  if (isDate(text)) return text.startsWith(noDay) ? unreadable('date.unknown/none') : exact(text)
  const parts = datePartsOf(text)
  if (!parts) return unreadable('date.unknown')
  const day = dayOf(parts)
  if (day === noDay) return unreadable('date.unknown/none')
  if (!isDate(day)) return unreadable('date.unknown')
  if (parts.hour === undefined) return exact(day)
  // The time must exist even where it is then left out: 99:99 says that the whole date is not to be trusted.
  const clock = clockOf(parts)
  const moment = clock === endOfDay ? `${dayAfter(day)}T00:00:00` : `${day}T${clock}`
  if (!isDate(`${moment}Z`)) return unreadable('date.unknown/time')
  const stated = parts.zone === undefined ? null : (offsetOf(parts.zone) ?? offsetInNamed(moment, parts.zone))
  if (stated !== null && !isDate(moment + stated)) return unreadable('date.unknown/time')
  // Nobody who knows no time writes the end of a day.
  if (stated !== null && clock === endOfDay) return { date: moment + stated, trouble: null, values }
  if (stated !== null) return exact(moment + stated)
  if (parts.zone !== undefined)
    return { date: day, trouble: 'date.zone/unknown', values: { ...values, zone: parts.zone } }
  if (/^00:00:00(\.0+)?$/.test(clock)) return { date: day, trouble: midnightIsDay ? null : 'date.midnight', values }
  const assumed = zone === null ? null : offsetInZone(moment, zone)
  if (assumed !== null) return { date: moment + assumed, trouble: 'date.assumed', values: { zone: zone! } }
  if (zone !== null) return { date: day, trouble: 'date.zone/twice', values: { ...values, zone } }
  return { date: day, trouble: 'date.zone', values }
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 24 * hour).toISOString().slice(0, 10)
}

function dayOf({ year, month, day }: DateParts): string {
  return [year, month, day?.padStart(2, '0')].filter((part) => part !== undefined).join('-')
}

function clockOf({ hour, minute, second = '00', fraction, half }: DateParts): string {
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  return `${String(hours).padStart(2, '0')}:${minute}:${second.padStart(2, '0')}${fraction === undefined ? '' : `.${fraction}`}`
}

function isDate(text: string): boolean {
  return v.is(PartialDate, text)
}

const hour = 60 * 60 * 1000

/** The first moment that a date may mean, in milliseconds: a day begins first at UTC+14. */
export function earliest(date: PartialDate): number {
  if (precisionOf(date) === 'time') return Date.parse(date)
  return Date.parse(`${`${date}-01-01`.slice(0, 10)}T00:00:00Z`) - 14 * hour
}

/** The moment by which every reading of a date is past, in milliseconds: a day ends last at UTC-12. */
export function latest(date: PartialDate): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number?, number?]
  switch (precisionOf(date)) {
    case 'time':
      return Date.parse(date)
    case 'day':
      return Date.UTC(year, month! - 1, day! + 1) + 12 * hour
    case 'month':
      return Date.UTC(year, month) + 12 * hour
    case 'year':
      return Date.UTC(year + 1, 0) + 12 * hour
  }
}
