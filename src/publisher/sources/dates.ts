import * as v from 'valibot'
import { PartialDate } from '#article/partialDate.ts'

/** What a date in a source says, and what had to be left out to say it truly. */
export interface ReadDate {
  date: PartialDate | null
  /** Why there is none, or what was not kept. */
  remark?: string
}

/** A day, then a time with one- or two-digit hours, then a zone or none: what front matter in the wild looks like. */
const dayAndTime = /^(\d{4}-\d\d-\d\d)[T ]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?$/i

/** Reads a date exactly as precise as it is written. Nothing is padded, rolled over or taken from the machine's zone. */
export function readDate(written: string): ReadDate {
  const text = written.trim()
  const exact = v.safeParse(PartialDate, text)
  if (exact.success) return { date: exact.output }
  const parts = dayAndTime.exec(text)
  if (!parts)
    return { date: null, remark: `is "${written}": no date that exists. Give it as YYYY, YYYY-MM or YYYY-MM-DD` }
  const [, day, hour, minute, second = '00', zone] = parts
  if (zone === undefined) return withoutZone(day!, written)
  const offset = zone.toUpperCase() === 'Z' ? 'Z' : zone.replace(/(\d\d):?(\d\d)$/, '$1:$2')
  const moment = v.safeParse(PartialDate, `${day}T${hour!.padStart(2, '0')}:${minute}:${second}${offset}`)
  if (moment.success) return { date: moment.output }
  return { date: null, remark: `is "${written}": no such time. Give it as 2017-11-10T09:30:00+01:00` }
}

/** A time without a zone is no moment; its day is what is sure. */
function withoutZone(day: string, written: string): ReadDate {
  const date = v.safeParse(PartialDate, day)
  if (!date.success) return { date: null, remark: `is "${written}": no such day. Give it as YYYY-MM-DD` }
  return {
    date: date.output,
    remark: `is "${written}", a time without a zone; the day is kept. Add +01:00 or the like to keep the time`,
  }
}
