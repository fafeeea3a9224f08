import type { PartialDate } from '#article/partialDate.ts'
import { latest, readDate } from '../words/dates.ts'
import { strictest } from './standingFrom.ts'
import type { Standing } from '../story.ts'
import {
  besideTimes,
  clock,
  days,
  draftLine,
  embargo,
  entry,
  note,
  opening,
  telling,
  times,
  unseen,
} from './holdingWords.ts'
import { isLifted } from './yesOrNo.ts'

/** What a line of its own says of a story that is not to be out yet. */
export interface HoldingLine {
  /** Until when; without end where it names no whole date. Null on a draft. */
  embargo: Standing['embargo']
}

/** Nobody writes such a line at greater length. */
const longest = 120

/** How many words that nobody foresaw such a line may hold, beside a whole date or a time: `12:00 Sydney time`. */
const mostOthers = 2

/** Where a line stands. */
interface Standpoint {
  /** Above all else; one word such as “Embargo”, also with a number (“Utkast 2”), may be a sub-heading further down. */
  isFirst?: boolean
  /** A block of its own; a line of wrapped text may begin with such a word, and one to the desk has a sign that sets it off. */
  isWhole?: boolean
  /** One of the first two lines of a text, or the last: further in, a word in capitals before a colon is no label. */
  isOutermost?: boolean
}

/**
 * Whether a line of its own holds its story: `SPERREFRIST: 1. januar 2030 kl. 12.00`, `EMBARGO UNTIL 00:01 1 JANUARY
 * 2030`, `KLADD – ikke publiser`, `draft: true` where no front matter was seen. A time without a zone is not read, so its
 * day is kept.
 */
export function holdingLine(line: string, where: Standpoint = {}): HoldingLine | null {
  const { isFirst = true, isWhole = isFirst, isOutermost = true } = where
  const text = textOf(line)
  if (text === null) return null
  if (text.length <= longest) {
    if (note.test(text.replace(/^\P{L}+/u, ''))) return { embargo: untilWhen(text) }
    const plain = plainHolding(text, { isFirst, isWhole }, mostOthers)
    if (plain !== null) return plain
  }
  return labelWithin(labelled(text), isOutermost, text)
}

/** Within a text what stands behind a label must be a note, or the label name a day. */
function labelWithin(held: HeldHeadline | null, isOutermost: boolean, text: string): HoldingLine | null {
  if (held === null) return null
  const isDated = datesIn(text).length > 0
  return isOutermost || held.headline === null || isDated ? held.line : null
}

/** What may be such a line, without signs that nobody sees; one behind a label may be longer. */
function textOf(line: string): string | null {
  const text = line.length > 3 * longest ? '' : line.replace(unseen, '').trim()
  if (text.length > 2 * longest || !telling.test(text) || text.includes('?') || saysNone(text)) return null
  return !/\d/.test(text) && (entry.test(text) || /^[«“”„"]/.test(text)) ? null : text
}

/** `Sperrefrist: ingen`, `EMBARGO: opphevet`. */
function saysNone(text: string): boolean {
  const said = /^\P{L}*(?:sperrefrist|embargo|kladd|utkast|draft)\s*:\s*(\S.{0,40})$/iu.exec(text)?.[1]
  return isLifted(said?.replace(/[.!]$/, ''))
}

function plainHolding(
  text: string,
  { isFirst, isWhole }: Required<Omit<Standpoint, 'isOutermost'>>,
  others: number,
): HoldingLine | null {
  if (!isFirst && /^\p{Lu}\p{Ll}+(?: \d{1,2})?$/u.test(text)) return null
  const words = text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  const isSetOff = /^(?:\p{Lu}|\P{L}.*\P{L}$|[^\s:]+\s*:)/u.test(text) || (isWhole && text === words)
  if (!isSetOff) return null
  if (draftLine.test(words)) return { embargo: null }
  const label = embargo.exec(words)?.[0]
  if (label === undefined || !isUntilWhen(words.slice(label.length), text, others)) return null
  return isOfHistory(text, { isFirst, isWhole }) ? null : { embargo: untilWhen(words) }
}

/** Until when such a line holds; without end where it names no day to come out. A later day beside one may be what it was moved to. */
function untilWhen(text: string): Standing['embargo'] {
  const named = daysIn(text, isUntil).length === 0 ? [] : daysIn(text)
  return strictest(named.length === 0 ? [{ until: null }] : named.map((until) => ({ until })))
}

/** Whether a day behind these words is when a story comes out: only words of time stand between it and a label, or “ikke … før”. */
function isUntil(above: string): boolean {
  const words = above.match(/[\p{L}\p{N}]+(?:[_-]\p{L}+)*/gu) ?? []
  const isOfTime = (word: string, at: number) =>
    times.test(word) || besideTimes.test(word) || /^(?:time|tid)$/i.test(words[at + 1] ?? '')
  const last = words.findLastIndex((word, at) => !isOfTime(word, at))
  if (words.slice(Math.max(last, 0)).some((word) => telling.test(word))) return true
  return /\b(?:ikkj?e|not) (?:\p{L}+ ){1,3}(?:før|til|before|until) (?:\p{L}+ )?$/iu.test(above)
}

/** A year, in milliseconds. */
const year = 365 * 24 * 60 * 60 * 1000

/**
 * Whether a line that begins with “Embargo” alone, not in capitals, tells of one of this world: “Embargo 1962–2016”,
 * “Embargo oppheves 5. januar 2016”, and further down “Embargo fra 5. desember” (as a heading or a caption of any year) and
 * “Embargo i dag”.
 */
function isOfHistory(text: string, { isFirst, isWhole }: Pick<Required<Standpoint>, 'isFirst' | 'isWhole'>): boolean {
  const rest = /^\P{L}*[Ee]mbargo(?!\p{L}|\s*(?::|til|until|till))(.*)$/u.exec(text)?.[1]
  if (rest === undefined) return false
  const isFrom = !isFirst && /^\s+(?:fra|frå|from)\s(?!.*(?:\s(?:til|until)\s|i morg[eo]n|tomorrow))/iu.test(rest)
  if (isFrom && !isWhole) return true
  const named = datesIn(rest)
  if (named.length > 0) return named.every((day) => latest(day) < Date.now() - year)
  // At 1800 there may be an embargo; “Embargo 1962–2016” and “Embargo (1800)” are years.
  const [, first = '', last = ''] =
    /^(?!\s[12]\d[03]0$)[\s(,]*(?:i |in |of )?((?:1[5-9]|20)\d\d)(?:[–-](\d\d(?:\d\d)?))?[)\s.]*$/u.exec(rest) ?? []
  if (first !== '') return Number(first.slice(0, 4 - last.length) + last) <= new Date().getUTCFullYear()
  return isFrom || (!isFirst && !namesDay.test(rest))
}

/** Whether a line names a day, which “i dag” does not on the next. */
const namesDay =
  /\d|\p{L}{3}dag|(?!today)\b\p{L}+day|i morgen|i morgon|tomorrow|noon|midnight|midnatt|\b(?:til|until|till)\b/iu

/** What no reader is told: “Ikke publiser før Kari har lest”. */
const order = /(?:ikkj?e publiser(?:es)?|do not publish)(?:\s*[!–—]|,? (?:før|before|until)\b)/i

/** The same for a comment, which no reader sees, so that there an order holds, and an embargo until a whole date beside any words. */
export function commentHolding(text: string): HoldingLine | null {
  const line = holdingLine(text.replace(/^\s*<!--\s*(.*?)\s*-->\s*$/, '$1'))
  if (line !== null) return line
  if (order.test(text)) return { embargo: untilWhen(text.slice(0, 2 * longest)) }
  const isTold = /sperrefrist|embargo|ikkj?e publiser/i.test(text) && datesIn(text).length > 0
  return isTold ? { embargo: strictest(daysIn(text).map((until) => ({ until }))) } : null
}

/** The whole dates in a text. */
export function datesIn(text: string): PartialDate[] {
  return daysIn(text).filter((date) => date !== null)
}

/** The same that stand where they are `wanted`, by what is above; null for each that there is not: the 31st of February. */
function daysIn(text: string, wanted: (above: string) => boolean = () => true): (PartialDate | null)[] {
  const written = text.replaceAll(/ of /gi, ' ')
  return [...written.matchAll(days)]
    .filter(({ index }) => wanted(written.slice(0, index)))
    .map(([day]) => readDate(day).date)
}

/** A headline that is held, and what is left of it without its label. */
interface HeldHeadline {
  line: HoldingLine
  headline: string | null
}

/** In brackets in front of a headline, before a colon or a dash, or behind it; there without brackets only with a day, or a draft. */
const labels = [
  /^[[(](?<label>[^\])]+)[\])]\s*(?<rest>.+)$/u,
  /^(?<label>.+?)(?::(?!\d)|!|\s[–—-])\s+(?<rest>.+)$/u,
  /^(?<rest>.+)\s[[(](?<label>[^\])]+)[\])]$/u,
  /^(?<rest>.+)(?:\s[–—-]|,)\s+(?<label>[^–—]*\d{4}.*|KLADD|UTKAST)$/u,
]

/**
 * A line with a label that holds, whatever stands beside it: in capitals (`SPERREFRIST 06.00: Ny bru`), in brackets in
 * front (`[Utkast] Ny bru`), or that says until when (`Sperrefrist 1. januar 2030: Ny bru`).
 */
function labelled(text: string): HeldHeadline | null {
  const title = text.replace(/^[^\p{L}\p{N}[(]+/u, '').replace(opening, '')
  for (const [place, sign] of labels.entries()) {
    const { label = '', rest = '' } = sign.exec(title)?.groups ?? {}
    const isTimed = /^(?:sperrefrist|embargo)/i.test(label) && (datesIn(label).length > 0 || clock.test(label))
    const isLabel = place === 0 || (place === 1 && isTimed) || /^\p{Lu}{2,}(?!\p{Ll})/u.test(label)
    const line = isLabel ? plainHolding(label, { isFirst: true, isWhole: true }, mostOthers) : null
    if (line === null) continue
    // A day behind it is that of a note, or of the news.
    const isNote = telling.test(rest) || /^\d/.test(rest)
    const isUndated = line.embargo?.until === null && isNote
    return { line: isUndated ? { embargo: untilWhen(text) } : line, headline: isNote ? null : rest }
  }
  return null
}

/** The same for a headline: beside its time it holds no other words, unless they say which (`12:00 Sydney time`), but for a label. */
export function headlineHolding(title: string, isFirst = true): HeldHeadline | null {
  const text = textOf(title)
  if (text === null) return null
  const isDesk = /^\P{L}*(?:sperrefrist|(?:under )?embargo(?:ed)?(?=:| til | until )|ikkj?e publiser)(?!\p{L})/iu.test(
    text,
  )
  const isTimed = clock.test(text) || (isDesk && datesIn(text).length > 0)
  const others = isTimed && !/\d(?::| [–—-]) /.test(text) ? mostOthers : 0
  const line = text.length > longest ? null : plainHolding(text, { isFirst, isWhole: isFirst }, others)
  // “Kan ikke publiseres før 2030” and “Saken er klausulert til 2040” are news of what is kept secret.
  const isNews =
    /^\P{L}*(?:\p{L}+ )*(?:kan ikkj?e|er klausulert)/iu.test(text) && line?.embargo?.until === null && !namesTime(text)
  return line === null || isNews ? labelled(text) : { line, headline: null }
}

/** The same for a heading or a line beside the text, which may be about an embargo, or number drafts. */
export function labelHolding(text: string, isOutermost = true): HoldingLine | null {
  return labelWithin(headlineHolding(text, false), isOutermost, text)
}

/**
 * The same for a caption, a list, a table or a box, which may count drafts, name a film or tell what happened when: there a
 * draft holds only where it says more than that it is one (`KLADD – ikke publiser`), and an embargo only until a whole date
 * or a time.
 */
export function partHolding(text: string): HoldingLine | null {
  const line = labelHolding(text)
  if (line?.embargo === null) return /:\s*\p{L}|ikkj?e|\bnot\b/iu.test(text) ? line : null
  if (/^\P{L}*embargo\s+(?!til|until)\p{Ll}/iu.test(text)) return null
  // No film is called “Sperrefrist: mandag”.
  const isDesk = /^\P{L}*sperrefrist[^\p{L}\p{N}]+[\p{L}\p{N}]/iu.test(text)
  return isDesk || datesIn(text).length > 0 || clock.test(text) ? line : null
}

/** Whether a text names a time, or a day without its year. */
function namesTime(text: string): boolean {
  return clock.test(text) || /\d{1,2}(?:\.|st|nd|rd|th)?\s+\p{L}{3}/u.test(text)
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
