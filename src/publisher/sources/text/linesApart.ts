import { readDate } from '../words/dates.ts'
import { isFieldOfDesk, isShortField } from './deskFields.ts'
import { holdingLine } from '../holding/holdingLine.ts'
import { isLabelOfLinks, opensLinks } from './leftovers.ts'
import { bylineIn, creditIn, isAddressOfMail, isPhotoLine, isRule, namesNoDay, stampsIn } from './textTrimmings.ts'

/** Speech and list items open so; no letter that follows the dash of speech is small, as it is where a dash parts a sentence. */
const speech = /^[–—][ \u00A0](?!\p{Ll})/u
const listed = /^(?:[•▪◦‣·]|[-*][ \u00A0])/
const numbered = /^(?:\d{1,3}[.)]|[a-zæøå]\))[ \u00A0]/

/** A sentence ends here, or a label of what follows. */
const sentenceEnd = /[.!?…:»"”)]$/

/** Whether lines that no blank one parts were wrapped: none is a paragraph by itself where two go on with the sentence above. */
export function areWrapped(lines: string[]): boolean {
  const goesOn = (line: string, index: number) =>
    line.length >= narrowest && !sentenceEnd.test(line) && /^\p{Ll}/u.test(lines[index + 1] ?? '')
  return lines.every((line) => line.length <= widest) && lines.filter(goesOn).length > 1
}

const wholeSentence = /^\P{Ll}.*[.!?…]["”»]?$/u

/** Nobody wraps text at fewer characters than this, or at more. */
const narrowest = 40
const widest = 132

/** How wide the lines between two blank ones are wrapped; addresses cannot be. Without end where each is a sentence: no wrapping gives that. */
export function widthOf(lines: string[]): number {
  if (lines.length > 3 && lines.every((line) => wholeSentence.test(line) && !listed.test(line))) return Infinity
  return Math.max(narrowest, ...lines.map((line) => line.replaceAll(/(?<!\S)\S+:\/\/\S+/g, '').length))
}

/** Whether a line opens something of its own instead of going on with the one before it, as wrapped text does. */
export function beginsAnew(line: string, before: string, after: string | undefined, width: number): boolean {
  if (isInterviewers(line, before, after, width)) return true
  if (standsAlone(line) || standsAlone(before) || opensOwn(line)) return true
  if (isShortField(before) && !/^\p{Ll}/u.test(line)) return true
  // An address belongs to its label.
  if (isLabelOfLinks(before)) return !line.includes('://')
  if (numbered.test(line) && (numbered.test(before) || before.endsWith(':'))) return true
  const isShort = isCutShort(before, line, width)
  const isAfterEnd = isShort || sentenceEnd.test(before)
  if (listed.test(line)) return isAfterEnd || listed.test(before)
  if (speech.test(line)) return isAfterEnd
  return (width > widest ? isAfterEnd : isShort) && !/^\p{Ll}/u.test(line)
}

/** Ends in a score, a time, or columns: `Vågan–Prøve 2–1`, `Vågan  12  8  2  2  26`. */
const result =
  /^[\p{Lu}\p{N}].*\s(?:\d+[–:.,-]\d+(?: \(\d+[–-]\d+\))?|\d+(?:\s+[+–−-]?\d+(?:[–:-]\d+)?){2}|\s\S{1,3}(?:\s{2,}\S{1,3}){2})$/u

/** `Mandag: Ertesuppe`, `7.–8. desember: Utstilling`, `kl. 10.00: Åpning` */
const labelled = /^(?:[\p{Lu}\d]|kl[ .])[\p{L}\p{N} .–-]{0,24}:\s+\S/u

/** The columns of a table that was copied from a spreadsheet. */
const columns = /\S\t+\S/

const short = new RegExp(String.raw`^[\p{Lu}\p{N}].{0,${narrowest - 2}}[^.,;–-]$`, 'u')

/**
 * Which of the lines between two blank ones is the first of those that stand one by one, whatever their width: results, rows
 * of a table, what begins with a label each, or a list below a label. Without end where none are.
 */
export function firstRow(lines: string[]): number {
  const [first, ...others] = lines
  const are = (kind: RegExp, rows: string[], least: number) =>
    rows.length >= least && rows.every((line) => kind.test(line))
  // What one line says to the desk may be wrapped.
  if (holdingLine(lines.join(' ')) !== null) return Infinity
  if (are(result, lines, 2) || are(labelled, lines, 2) || are(columns, lines, 2)) return 0
  if (are(result, others, 2) || are(columns, others, 2)) return 1
  // Below the name of a sport and that of a league, too.
  const label = lines.findLastIndex((line) => line.endsWith(':'))
  if (label > 0 && are(result, lines.slice(label + 1), 1)) return label + 1
  if (!first?.endsWith(':') || isLabelOfLinks(first)) return Infinity
  const isList = are(labelled, others, 2) || are(short, others, 3) || areAmounts(others)
  return are(result, others, 1) || isList ? 1 : Infinity
}

/** “600 g torsk”, and what has no amount: “salt og pepper”. */
function areAmounts(lines: string[]): boolean {
  const amounts = lines.filter((line) => /^[\d½¼¾]/.test(line))
  return amounts.length > lines.length / 2 && lines.length > 2 && lines.every((line) => /^.{1,38}[^.,;–-]$/u.test(line))
}

/** Whether the paragraphs of such lines begin with an indent: the first has one, and others have none. */
export function opensByIndent(lines: string[]): boolean {
  return /^\s/.test(lines[0]!) && lines.some((line) => /^\S/.test(line))
}

/**
 * Whether an indent begins a paragraph: below a line without one, or anywhere if they all begin so. In an entry of a list
 * (`first` is its first line), or right below what is said, it goes on with it.
 */
export function isIndented(line: string, before: string, first: string, isOpening: boolean): boolean {
  const isEntry = listed.test(first) || numbered.test(first) || speech.test(before)
  const isBelowEnd = (isOpening || /^\S/.test(before)) && sentenceEnd.test(before.trimEnd())
  return /^\s+[^\s\p{Ll}]/u.test(line) && isBelowEnd && !isEntry
}

/** What such a line opens may be wrapped. */
function opensOwn(line: string): boolean {
  return isPhotoLine({ text: line, isSingle: true }) || isFieldOfDesk(line) || opensLinks(line)
}

/** Whether a line is none of a poem: speech, an entry of a list, a row, or what stands alone. */
export function isOfItsOwn(line: string): boolean {
  return [speech, listed, numbered, columns].some((kind) => kind.test(line)) || standsAlone(line) || opensOwn(line)
}

/** Lines that are no running text, whatever stands around them. */
function standsAlone(text: string): boolean {
  const line = { text, isSingle: true }
  return (
    isAddressOfMail(text) ||
    isRule(line) ||
    isStamp(line) ||
    creditIn(line) !== null ||
    // A sentence may be wrapped before “av Kari Nordmann.”
    (/^\p{Lu}.*[^.,]$/u.test(text) && bylineIn(line).length > 0) ||
    holdingLine(text) !== null
  )
}

function isStamp(line: Parameters<typeof stampsIn>[0]): boolean {
  return stampsIn(line).some(({ written }) => namesNoDay(written) || readDate(written).date !== null)
}

/** Whether speech opens a line of Markdown, where the line before has ended a sentence. */
export function opensSpeech(line: string, before: string): boolean {
  return speech.test(line) && sentenceEnd.test(before.trimEnd())
}

/**
 * Whether a line is what an interviewer asks: a question after a whole sentence, and who is asked speaks on the next line,
 * or has spoken on one that ends far too early.
 */
export function isInterviewers(line: string, before: string, after: string | undefined, width: number): boolean {
  if (!/^\p{Lu}.*\?$/u.test(line) || !sentenceEnd.test(before)) return false
  return after === undefined ? speech.test(before) && isCutShort(before, line, width) : speech.test(after)
}

/** The first word of a line would have fitted on the one before, by far. */
export function isCutShort(before: string, line: string, width: number): boolean {
  return before.length + 1 + line.split(' ', 1)[0]!.length <= width * 0.8
}
