import type { PartialDate } from '#article/partialDate.ts'
import { latest, readDate } from '../words/dates.ts'
import { strictest } from './standingFrom.ts'
import type { Standing } from '../story.ts'

/** What a line of its own says of a story that is not to be out yet. */
export interface HoldingLine {
  /** Until when; without end where it names no whole date. Null on a draft. */
  embargo: Standing['embargo']
}

/** Without any of these a line is looked at no further; most have none. */
const telling = /embargo|sperr|klausul|publi|offentliggj|release|broadcast|kladd|utkast|draft|status|visibility/i

/** Soft hyphens and signs without width, which Word and web pages leave. */
const unseen = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g

/** Speech, or an entry of a list. */
const entry = /^(?:[–—•‣·-]\s|\*\s.*[^*]$)/

const before = String.raw`^(?:(?:nb|obs|merk|viktig|(?:til )?desken|pressemelding|press release)[^\p{L}\p{N}]+)?`
const forbidden = String.raw`(?:(?:må|skal|kan|bør) )?ikkj?e (?:for |til )?publiser(?:es|ast|ing)?|publiser (?:denne |saken )?ikkj?e|do not publish|not for (?:publication|release|broadcast)`
const setting = String.raw`publish[_-]?(?:date|at|on)(?=\s*:)|publiseres(?=:.*(?:\d{4}|\d[.:]\d\d))|(?:embargo|sperrefrist)(?:ed)?_?(?:until|til|date)(?=:)`
const story = String.raw`(?:(?:denne |this |the )?(?:saken|saka|artikkelen|teksten|story|article) (?:(?:er|har|is|has) )?)`
const allowed = String.raw`(?:kan (?:først |tidligst )?(?:publiseres|offentliggjøres)|(?<=\p{L} )sperret til|(?:hold )?for release)(?=.*(?:\d\D+\d{4}|\d{4}-\d))`
const embargo = new RegExp(
  String.raw`${before}${story}?(?:sperrefrist|(?:(?:strengt|strict(?:ly)?|under) )?embargo(?:ed)?|(?:strengt )?klausulere?t|${forbidden}|${setting}|${allowed})(?![\p{L}\p{N}])`,
  'iu',
)

/** What such a line says besides: until when. */
const times = wholeWord(
  'til|fram|frem|inntil|fra|frå|før|og|med|den|kl|klokk[ae]n?|norsk|tid|midnatt|i|dag|morgen|morgon|ennå|enno|enda|yet',
  'until|till?|from|before|to|for|on|at|the|local|time|hours|hrs|midnight|noon|today|tomorrow|[ap]m|[apm]',
  '(?:man|mån|tirs|tys|ons|tors|fre|lør|laur|søn|sun)dag|(?:mon|tues|wednes|thurs|fri|satur|sun)day',
  'jan(?:uary?|uari)?|feb(?:ruary?|ruari)?|mars?|march|apr(?:il)?|mai|maj|may|june?|juni|july?|juli|aug(?:ust)?i?',
  'sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[sc](?:ember)?',
  String.raw`\d+(?:st|nd|rd|th|hrs?|h|z|[ap]m|t\d+)?|gmt|utc|bst|ce?s?t|e[sd]?t`,
  'må|skal|kan|ikkj?e|publiser(?:es|ast|ing)?|sperrefrist|embargo',
  'først|tidligst|denne|saken|avtalt|further|notice|delivery',
)

/** What it says only beside a day or a time; alone it makes a headline: “Embargo ends”. */
const besideTimes = wholeWord(
  'natt|kveld|ettermiddag|formiddag|sommertid|vintertid|er|gjelder|gjeld|varer|går|ut|oppheves|opphører|utløper|t|o',
  'lifts|ends|expires|release|publication|broadcast|use|or|and|not|of|is|in|effect|morning|evening|afternoon|night',
  'man|tirs?|ons|tors?|fre|lør|søn|mon|tues?|wed|thurs?|fri|sat|sun|london|eastern|central|pacific|new|york|oslo',
)

function wholeWord(...words: string[]): RegExp {
  return new RegExp(`^(?:${words.join('|')})$`, 'iu')
}

/** The whole dates in such a line. */
const days = new RegExp(
  [
    String.raw`\d{4}-\d\d-\d\d(?:T[\d:]+(?:Z|[+-][\d:]+))?`,
    String.raw`\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}\.\d{1,2}\.\d\d(?!\d)`,
    String.raw`\d{1,2}(?:\.|st|nd|rd|th)?\s+\p{L}{3,9}\.?\s+\d{4}`,
    String.raw`\p{L}{3,9}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}`,
  ].join('|'),
  'giu',
)
const clock = /\b(?:\d{1,2}[.:]\d\d|\d{4} ?hrs|\d{1,2} ?[ap]\.?m|kl\.? ?\d)/i

const draft = String.raw`(?:kladd|utkast|draft)`
const draftLine = new RegExp(
  `${before}(?:${[
    String.raw`${draft}(?:[^\p{L}\p{N}]+(?:(?:v|versjon|version)[ .]?)?\d{1,2})?(?:[^\p{L}\p{N}]+(?:${forbidden}|ikkj?e ferdig|not (?:ready|final)))?`,
    String.raw`(?:kladd|utkast) (?:${days.source})`,
    String.raw`(?:is_?)?${draft}\s*::?\s*(?:true|yes|ja)`,
    String.raw`publish(?:ed)?\s*::?\s*(?:false|no|nei)|publisert?\s*::?\s*nei`,
    String.raw`(?:status|visibility)::?\s*(?:kladd|utkast|draft|private?|hidden|upublisert|unpublished|ikke publisert|not published)`,
  ].join('|')})$`,
  'iu',
)

/** Nobody writes such a line at greater length. */
const longest = 120

/** How many words that nobody foresaw such a line may hold, beside a whole date or a time: `12:00 Sydney time`. */
const mostOthers = 2

/** Behind such a colon or sign stands whatever the desk is to know: “når talen holdes”, “venter på sitatsjekk”. */
const note = new RegExp(
  String.raw`${before}(?:sperrefrist\s*[:!]\s|(?=(?-i:\p{Lu}))(?:${forbidden})\s*[!–(](?!.*\.$))`,
  'iu',
)

/** Where a line stands. */
interface Standpoint {
  /** Above all else; one word such as “Embargo”, also with a number (“Utkast 2”), may be a sub-heading further down. */
  isFirst?: boolean
  /** A block of its own; a line of wrapped text may begin with such a word, and one to the desk has a sign that sets it off. */
  isWhole?: boolean
}

/**
 * Whether a line of its own holds its story: `SPERREFRIST: 1. januar 2030 kl. 12.00`, `EMBARGO UNTIL 00:01 1 JANUARY
 * 2030`, `KLADD – ikke publiser`, `draft: true` where no front matter was seen. A time without a zone is not read, so its
 * day is kept.
 */
export function holdingLine(line: string, { isFirst = true, isWhole = isFirst }: Standpoint = {}): HoldingLine | null {
  const text = textOf(line)
  if (text === null) return null
  if (note.test(text.replace(/^\P{L}+/u, ''))) return { embargo: untilWhen(text) }
  return plainHolding(text, { isFirst, isWhole }, mostOthers) ?? labelled(text)?.line ?? null
}

/** What may be such a line, without signs that nobody sees. */
function textOf(line: string): string | null {
  const text = line.length > 2 * longest ? '' : line.replace(unseen, '').trim()
  if (text.length > longest || !telling.test(text) || text.includes('?')) return null
  return !/\d/.test(text) && (entry.test(text) || /^[«“”„"]/.test(text)) ? null : text
}

function plainHolding(text: string, { isFirst, isWhole }: Required<Standpoint>, others: number): HoldingLine | null {
  if (!isFirst && /^\p{Lu}\p{Ll}+(?: \d{1,2})?$/u.test(text)) return null
  const words = text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  const isSetOff = /^(?:\p{Lu}|\P{L}.*\P{L}$|[^\s:]+\s*:)/u.test(text) || (isWhole && text === words)
  if (!isSetOff) return null
  if (draftLine.test(words)) return { embargo: null }
  const opening = embargo.exec(words)?.[0]
  if (opening === undefined || !isUntilWhen(words.slice(opening.length), text, others)) return null
  return isOfHistory(text, isFirst) ? null : { embargo: untilWhen(words) }
}

/** Until when a line holds that names these days; without end where it names none. */
function untilWhen(text: string): Standing['embargo'] {
  const named = daysIn(text)
  return strictest(named.length === 0 ? [{ until: null }] : named.map((until) => ({ until })))
}

/** A year, in milliseconds. */
const year = 365 * 24 * 60 * 60 * 1000

/**
 * Whether a line that begins with “Embargo” alone, not in capitals, tells of one of this world: “Embargo 1962–2016”,
 * “Embargo oppheves 5. januar 2016”, and further down “Embargo fra 5. desember” and “Embargo i dag”.
 */
function isOfHistory(text: string, isFirst: boolean): boolean {
  const rest = /^\P{L}*[Ee]mbargo(?!\p{L}|\s*(?::|til|until|till))(.*)$/u.exec(text)?.[1]
  if (rest === undefined) return false
  const named = datesIn(rest)
  if (named.length > 0 && named.every((day) => latest(day) < Date.now() - year)) return true
  if (/^[\s(,]*(?:i |in |of )?(?:1\d|20)\d\d(?:[–-]\d{2,4})?\P{L}*$/u.test(rest)) return true
  const isFrom = /^\s+(?:fra|frå|from)\s(?!.*\s(?:til|until)\s)/iu.test(rest)
  return !isFirst && (isFrom || !namesTime(rest))
}

/** The same for a comment, which no reader sees, so that there an embargo until a whole date holds beside any words. */
export function commentHolding(text: string): HoldingLine | null {
  const isTold = /sperrefrist|embargo|ikkj?e publiser/i.test(text) && datesIn(text).length > 0
  return holdingLine(text) ?? (isTold ? { embargo: untilWhen(text) } : null)
}

/** The whole dates in a text. */
export function datesIn(text: string): PartialDate[] {
  return daysIn(text).filter((date) => date !== null)
}

/** The same, and null for each that there is not: the 31st of February. */
function daysIn(text: string): (PartialDate | null)[] {
  return (text.replaceAll(/ of /gi, ' ').match(days) ?? []).map((day) => readDate(day).date)
}

/** A headline that is held, and what is left of it without its label. */
interface HeldHeadline {
  line: HoldingLine
  headline: string | null
}

/** In front of a headline up to a colon or a dash, or in brackets on either side of it; behind a dash only with a day. */
const labels = [
  /^[[(](?<label>[^\])]+)[\])]\s*(?<rest>.+)$/u,
  /^(?<label>.+?)(?::(?!\d)|!|\s[–—-])\s+(?<rest>.+)$/u,
  /^(?<rest>.+)\s[[(](?<label>[^\])]+)[\])]$/u,
  /^(?<rest>.+)\s[–—-]\s+(?<label>[^–—]*\d{4}.*)$/u,
]

/** A line with a label in capitals that holds, whatever stands beside it: `SPERREFRIST 06.00: Ny bru`, `[UTKAST] Ny bru`. */
function labelled(text: string): HeldHeadline | null {
  for (const sign of labels) {
    const { label = '', rest = '' } = sign.exec(text)?.groups ?? {}
    const line = /^\p{Lu}{2,}(?!\p{Ll})/u.test(label)
      ? plainHolding(label, { isFirst: true, isWhole: true }, mostOthers)
      : null
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
  const line = plainHolding(
    text,
    { isFirst, isWhole: isFirst },
    clock.test(text) && !/\d(?::| [–—-]) /.test(text) ? mostOthers : 0,
  )
  // “Kan ikke publiseres før 2030” is news of what is kept secret.
  const isNews = /^\P{L}*(?:\p{L}+ )*Kan ikkj?e/iu.test(text) && line?.embargo?.until === null && !namesTime(text)
  return line === null || isNews ? labelled(text) : { line, headline: null }
}

/** The same for a heading or a line beside the text, which may be about an embargo, or number drafts. */
export function labelHolding(text: string): HoldingLine | null {
  return headlineHolding(text, false)?.line ?? null
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
