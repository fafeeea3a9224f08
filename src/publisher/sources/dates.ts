import * as v from 'valibot'
import { PartialDate } from '#article/partialDate.ts'

/** What a date in a source says: exactly, or less than was written and why, or not at all and why. */
type ReadDate =
  | { date: PartialDate; outcome: 'exact' }
  | { date: PartialDate; outcome: 'zoneless'; problem: string }
  | { date: null; outcome: 'unreadable'; problem: string }

/** A day, then a time with one- or two-digit hours, then a zone or none: what front matter in the wild looks like. */
const dayAndTime = /^(\d{4}-\d\d-\d\d)(?:T| +)(\d{1,2}):(\d\d)(?::(\d\d)(\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?$/i

/** Reads a date exactly as precise as it is written. Nothing is padded, rolled over or taken from the machine's zone. */
export function readDate(written: string): ReadDate {
  const text = written.trim()
  const exact = v.safeParse(PartialDate, text)
  if (exact.success) return { date: exact.output, outcome: 'exact' }
  const parts = dayAndTime.exec(text)
  if (!parts) return unreadable(text, 'no date that exists. Give it as YYYY, YYYY-MM or YYYY-MM-DD')
  const [, day, hour, minute, second = '00', fraction = '', zone] = parts
  // The time must exist even where it is then left out: 99:99 says that the whole date is not to be trusted.
  const offset = zone === undefined || zone.toUpperCase() === 'Z' ? 'Z' : zone.replace(/(\d\d):?(\d\d)$/, '$1:$2')
  const moment = v.safeParse(PartialDate, `${day}T${hour!.padStart(2, '0')}:${minute}:${second}${fraction}${offset}`)
  if (!moment.success) return unreadable(text, 'no such time. Give it as 2017-11-10T09:30:00+01:00')
  if (zone !== undefined) return { date: moment.output, outcome: 'exact' }
  const problem = `is "${shortened(text)}", a time without a zone; the day is kept. Add +01:00 or the like to keep the time`
  return { date: day!, outcome: 'zoneless', problem }
}

function unreadable(text: string, why: string): ReadDate {
  return { date: null, outcome: 'unreadable', problem: `is "${shortened(text)}": ${why}` }
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
