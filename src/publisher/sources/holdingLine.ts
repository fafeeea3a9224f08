import { readDate } from './dates.ts'
import { strictest } from './standingFrom.ts'
import type { Standing } from './story.ts'

/** What a line of its own says of a story that is not to be out yet. */
export interface HoldingLine {
  /** Until when; without end where it names no whole date. Null on a draft. */
  embargo: Standing['embargo']
}

const between = String.raw`[\s:;,.!()\[\]*_/–—-]`
const before = String.raw`^[(\[*_]*(?:(?:nb|obs|merk|viktig|pressemelding|press release)${between}+)?`
const forbidden = String.raw`(?:(?:må |skal )?ikkj?e (?:for |til )?publiser(?:es|ast|ing)?|do not publish|not for publication)`
const embargo = String.raw`(?:sperrefrist|(?:strict(?:ly)? |under )?embargo(?:ed)?|(?:strengt )?klausulert|${forbidden})`

/** What such a line says besides: until when. */
const times = [
  'til|fram|frem|inntil|fra|frå|før|og med|den|kl|klokk[ae]n?|norsk|tid|midnatt|i dag|i morgen|i morgon',
  'until|till?|from|before|to|for|on|at|the|local|time|hours|hrs|midnight|noon|today|tomorrow|[ap]m|[ap]\\.m',
  '(?:man|mån|tirs|tys|ons|tors|fre|lør|laur|søn|sun)dag|(?:mon|tues|wednes|thurs|fri|satur|sun)day',
  'jan(?:uary?)?|feb(?:ruary?)?|mars?|march|apr(?:il)?|mai|may|june?|juni|july?|juli|aug(?:ust)?',
  'sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[sc](?:ember)?',
  '\\d+(?:st|nd|rd|th)?|\\d{4}-\\d\\d-\\d\\dT[\\d:]+(?:Z|[+-][\\d:]+)?|gmt|utc|bst|ce?s?t|e[sd]?t',
].join('|')

/** Any other word makes it a headline or a sentence: “Embargo mot Russland utvides”. */
const embargoLine = new RegExp(
  `${before}${embargo}(?:${between}+(?:${forbidden}|${times})(?=$|${between}))*${between}*$`,
  'iu',
)

const draft = String.raw`(?:kladd|utkast|draft)(?:${between}+(?:(?:v|versjon|version)[ .]?)?\d{1,2})?(?:${between}+${forbidden})?`
const draftLine = new RegExp(
  String.raw`${before}(?:${draft}|status:\s*(?:kladd|utkast|draft|private?|upublisert|unpublished))${between}*$`,
  'iu',
)

/** The whole dates in such a line. */
const days = new RegExp(
  [
    String.raw`\d{4}-\d\d-\d\d(?:T[\d:]+(?:Z|[+-][\d:]+))?`,
    String.raw`\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}\.\d{1,2}\.\d\d(?!\d)`,
    String.raw`\d{1,2}(?:\.|st|nd|rd|th)?\s+\p{L}{3,9}\.?\s+\d{4}`,
    String.raw`\p{L}{3,9}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}`,
  ].join('|'),
  'gu',
)

/** Nobody writes such a line at greater length. */
const longest = 100

/**
 * Whether a line of its own holds its story: `SPERREFRIST: 1. januar 2030 kl. 12.00`, `EMBARGO UNTIL 00:01 1 JANUARY
 * 2030`, `KLADD – ikke publiser`. A time without a zone is not read, so its day is kept. One word such as “Embargo” may be
 * a sub-heading unless it stands first.
 */
export function holdingLine(line: string, isFirst = true): HoldingLine | null {
  const text = line.trim()
  if (!isFirst && /^\p{Lu}\p{Ll}+$/u.test(text)) return null
  if (text.length > longest || !/^[([*_]*\p{Lu}/u.test(text)) return null
  if (draftLine.test(text)) return { embargo: null }
  if (!embargoLine.test(text)) return null
  const named = (text.match(days) ?? []).map((day) => readDate(day).date)
  return { embargo: strictest(named.length === 0 ? [{ until: null }] : named.map((until) => ({ until }))) }
}
