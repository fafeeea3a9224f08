import { isPast } from '../words/isPast.ts'
import { latest } from '../words/dates.ts'
import type { Standing } from '../story.ts'
import { datesIn, untilWhen } from './holdingDays.ts'
import { besideTimes, clock, days, draftLine, embargo, entry, telling, times, unseen } from './holdingWords.ts'
import { isLifted } from './yesOrNo.ts'

/** What a line of its own says of a story that is not to be out yet. */
export interface HoldingLine {
  /** Until when; without end where it names no whole date. Null on a draft. */
  embargo: Standing['embargo']
}

/** Nobody writes such a line at greater length. */
export const longest = 120

/** How many words that nobody foresaw such a line may hold, beside a whole date or a time: `12:00 Sydney time`. */
export const mostOthers = 2

/** Where a line stands. */
export interface Standpoint {
  /** Above all else; one word such as “Embargo”, also with a number (“Utkast 2”), may be a sub-heading further down. */
  isFirst: boolean
  /** A block of its own; a line of wrapped text may begin with such a word, and one to the desk has a sign that sets it off. */
  isWhole: boolean
}

/** A line without signs that nobody sees, where it may be one to the desk; one behind a label may be longer. Else null. */
export function likelyNote(line: string): string | null {
  const text = line.length > 3 * longest ? '' : line.replace(unseen, '').trim()
  if (text.length > 2 * longest || !telling.test(text) || text.includes('?') || saysNone(text)) return null
  return !/\d/.test(text) && (entry.test(text) || /^[«“”„"]/.test(text)) ? null : text
}

/** `Sperrefrist: ingen`, `EMBARGO: opphevet`. */
function saysNone(text: string): boolean {
  const said = /^\P{L}*(?:sperrefrist|embargo|kladd|utkast|draft)\s*:\s*(\S.{0,40})$/iu.exec(text)?.[1]
  return isLifted(said?.replace(/[.!]$/, ''))
}

/** Whether a line says nothing but that its story is a draft, or held until when; `others` are how many other words it may say. */
export function plainHolding(text: string, { isFirst, isWhole }: Standpoint, others: number): HoldingLine | null {
  if (!isFirst && /^\p{Lu}\p{Ll}+(?: \d{1,2})?$/u.test(text)) return null
  const words = text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  const isSetOff = /^(?:\p{Lu}|\P{L}.*\P{L}$|[^\s:]+\s*:)/u.test(text) || (isWhole && text === words)
  if (!isSetOff) return null
  if (draftLine.test(words)) return { embargo: null }
  const label = embargo.exec(words)?.[0]
  if (label === undefined || !isUntilWhen(words.slice(label.length), text, others)) return null
  return isOfHistory(text, { isFirst, isWhole }) ? null : { embargo: untilWhen(words) }
}

/** Whether what follows says until when; any other word makes it a headline or a sentence: “Embargo mot Russland utvides”. */
function isUntilWhen(rest: string, text: string, most: number): boolean {
  const words: string[] = rest.match(/[\p{L}\p{N}]+/gu) ?? []
  const besides = words.filter((word) => !times.test(word))
  const others = besides.filter((word) => !besideTimes.test(word))
  if (besides.length === 0) return true
  if (others.length === 0) return /\d/.test(rest)
  const isNamed = rest.search(days) !== -1 || clock.test(rest)
  // What an embargo is on stands before any number: “Embargo on oil until 5 January 2040”.
  const isOnSomething = words.indexOf(others[0]!) < words.findIndex((word) => /^\d/.test(word))
  return isNamed && !isOnSomething && others.length <= most && !/[.!]$/.test(text)
}

/** A year, in milliseconds. */
const year = 365 * 24 * 60 * 60 * 1000

/**
 * Whether a line that begins with “Embargo” alone, not in capitals, tells of one of this world: “Embargo 1962–2016”,
 * “Embargo oppheves 5. januar 2016”, and further down “Embargo fra 5. desember” (as a heading or a caption of any year) and
 * “Embargo i dag”.
 */
function isOfHistory(text: string, { isFirst, isWhole }: Standpoint): boolean {
  const rest = /^\P{L}*[Ee]mbargo(?!\p{L}|\s*(?::|til|until|till))(.*)$/u.exec(text)?.[1]
  if (rest === undefined) return false
  const isFrom = !isFirst && /^\s+(?:fra|frå|from)\s(?!.*(?:\s(?:til|until)\s|i morg[eo]n|tomorrow))/iu.test(rest)
  if (isFrom && !isWhole) return true
  const named = datesIn(rest)
  if (named.length > 0) return named.every((day) => isPast(latest(day) + year))
  // At 1800 there may be an embargo; “Embargo 1962–2016” and “Embargo (1800)” are years.
  const [, first = '', last = ''] =
    /^(?!\s[12]\d[03]0$)[\s(,]*(?:i |in |of )?((?:1[5-9]|20)\d\d)(?:[–-](\d\d(?:\d\d)?))?[)\s.]*$/u.exec(rest) ?? []
  if (first !== '') return isPast(Date.UTC(Number(first.slice(0, 4 - last.length) + last)))
  return isFrom || (!isFirst && !namesDay.test(rest))
}

/** Whether a line names a day, which “i dag” does not on the next. */
const namesDay =
  /\d|\p{L}{3}dag|(?!today)\b\p{L}+day|i morgen|i morgon|tomorrow|noon|midnight|midnatt|\b(?:til|until|till)\b/iu
