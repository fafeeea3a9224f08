import { precisionOf } from '#article/partialDate.ts'
import { latest, readDate } from './dates.ts'
import { plainKey } from './embargoNames.ts'
import type { FrontMatter } from './frontMatter.ts'
import { isKnownKey } from './frontMatterFields.ts'
import { heldBy } from './heldByLine.ts'
import { type HoldingLine, holdingLine } from './holdingLine.ts'
import { isObject } from './jsonFields.ts'
import type { Desk } from './sources.ts'
import type { Standing } from './story.ts'

/** What newsrooms call the time a story comes out: `sperret_til`, `scheduled_at`, `go_live`. A film has a `release`, a concert is `live`. */
const whenOut =
  /^(?:golive|frigis|frigjøres|publiseringstid|(?:publish|publisering|planlagtpublisering|release|frigi|sperret|sperra|scheduled|visible|synlig|hold)s?(?:at|on|from|for|until|date|time|til|fra|frå|s?dato|s?tidspunkt))$/

/** How a story stands where a key of its front matter that is not known says that it is not to be out, which is told. */
export function heldByUnread({ values, lines }: FrontMatter, standing: Standing, desk: Desk): Standing {
  return Object.entries(values).reduce((held, [key, value]) => {
    const line = isKnownKey(key) ? null : holdingIn(key, value)
    if (line === null) return held
    const text = `${key}: ${isObject(value) ? 'render: never' : String(value)}`
    return heldBy(line, held, text, desk, { ...(lines[key] !== undefined && { line: lines[key] }) })
  }, standing)
}

function holdingIn(key: string, value: unknown): HoldingLine | null {
  // Hugo makes no page of such a text.
  if (isObject(value)) return /^_?build$/.test(key) && value.render === 'never' ? { embargo: null } : null
  // A film may be called “Embargo”.
  if (typeof value !== 'string' || /^embargo$/i.test(value)) return null
  const { date } = whenOut.test(plainKey(key)) ? readDate(value) : { date: null }
  const isWhole = date !== null && (precisionOf(date) === 'day' || precisionOf(date) === 'time')
  if (isWhole) return latest(date) < Date.now() ? null : { embargo: { until: date } }
  return holdingLine(value)
}
