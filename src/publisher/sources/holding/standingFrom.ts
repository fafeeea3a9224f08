import type { PartialDate } from '#article/partialDate.ts'
import type { Place } from '../../findings.ts'
import { earliest, latest, readDate } from '../words/dates.ts'
import type { Desk } from '../desk.ts'
import type { Standing } from '../story.ts'

/**
 * Until when a story is held. Undefined says the source states no embargo; one that is empty or cannot be read holds
 * without end (formats.md, ruling 5); what programs write of a date that nobody gave is none. A time without a zone is
 * taken as it would be last on earth, so the day is kept.
 */
export function embargoFrom(written: unknown, { remark }: Desk, place: Place, rules = {}): Standing['embargo'] {
  if (written === undefined) return null
  const text = typeof written === 'string' ? written.trim() : ''
  const { date, trouble } = readDate(text, rules)
  if (trouble === 'date.unknown/none') return null
  if (date !== null) return { until: date }
  remark('repaired', 'embargo.unreadable', { written: text }, place)
  return { until: null }
}

/** Of several embargoes the one that holds longest. */
export function strictest(embargoes: Standing['embargo'][]): Standing['embargo'] {
  const until = (embargo: Standing['embargo']) =>
    embargo === null ? -Infinity : embargo.until === null ? Infinity : latest(embargo.until)
  return embargoes.toSorted((a, b) => until(b) - until(a))[0] ?? null
}

/** Of several days from which a story is not to be shown the first. */
export function firstExpiry(expiries: (PartialDate | null)[]): PartialDate | null {
  return expiries.filter((date) => date !== null).toSorted((a, b) => earliest(a) - earliest(b))[0] ?? null
}

/** From when a story is not to be shown; what cannot be read is remarked on. */
export function expiryFrom(
  written: string | null | undefined,
  { remark, zone }: Desk,
  place: Place,
  rules = {},
): PartialDate | null {
  if (!written?.trim()) return null
  const { date, values } = readDate(written, { zone, ...rules })
  if (date === null) remark('repaired', 'expiry.unreadable', values, place)
  return date
}

/** The publication status of IPTC's formats, by the end of its code (`stat:usable`); absent means usable, unknown holds. */
export function statusFrom(written: string | null | undefined, { remark }: Desk, place: Place): Standing['status'] {
  if (written === null || written === undefined) return 'usable'
  const status = written.trim().toLowerCase().split(/[:/]/).at(-1)
  if (status === 'usable' || status === 'withheld' || status === 'canceled') return status
  remark('repaired', 'status.unknown', { written }, place)
  return 'withheld'
}
