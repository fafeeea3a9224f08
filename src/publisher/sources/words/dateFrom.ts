import { sortKey, type PartialDate } from '#article/partialDate.ts'
import type { Place } from '../../findings.ts'
import { readDate, type DateRules, type ReadDate } from './dates.ts'
import type { Desk } from '../desk.ts'

/** What is remarked on and takes nothing from a story. */
const harmless: ReadDate['trouble'][] = ['date.assumed', 'date.midnight', 'date.unknown/none']

/** A date of a field, by its name in the format; what is wrong with it is remarked on, and what cannot be read is null. */
export function dateFrom(
  written: string | null | undefined,
  field: string,
  { remark, zone }: Pick<Desk, 'remark' | 'zone'>,
  place: Place,
  rules: Pick<DateRules, 'midnightIsDay'> = {},
): PartialDate | null {
  if (written === null || written === undefined || written.trim() === '') return null
  const { date, trouble, values } = readDate(written, { zone, ...rules })
  if (trouble !== null) remark(harmless.includes(trouble) ? 'note' : 'repaired', trouble, { field, ...values }, place)
  return date
}

/** When a story was updated, unless that is not after it was published (formats.md, ruling 10). */
export function laterOf(updated: PartialDate | null, published: PartialDate | null): PartialDate | null {
  if (updated === null || published === null) return updated
  const [after, before] = [sortKey(updated), sortKey(published)]
  return after > before && !after.startsWith(before) ? updated : null
}
