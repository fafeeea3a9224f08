import { shown } from '#terminal/shown.ts'
import { filled, type TerminalLanguage } from '#terminal/told.ts'
import en from './languages/en.json' with { type: 'json' }
import nb from './languages/nb.json' with { type: 'json' }

/**
 * How a file fared: `rejected` it is not published, `held` it is kept back on purpose, `repaired` something in it was
 * changed or left out, `note` something the editor may want to know.
 */
type FindingKind = 'rejected' | 'held' | 'repaired' | 'note'

/** What can be said of a file, by name: `picture.lost/absent` is one wording of the code `picture.lost`. */
export type Words = keyof typeof en
export type Values = Record<string, string | number>

/** The languages findings are told in. */
export type FindingLanguage = TerminalLanguage
const wordsIn: Record<FindingLanguage, Record<Words, string>> = { en, nb }

/** One remark of the publisher about one file: where, what, and the remedy, in words an editor understands. */
export interface Finding {
  kind: FindingKind
  /** Path below the newsroom's folder, with forward slashes; a file in an archive stands below the archive's name. */
  file: string
  /** Line in the file, counted from 1, when the remark is about one. */
  line?: number
  /** Which of the stories in the file it is about, counted from 1, when the file holds several. */
  item?: number
  /** Stable name of the kind of remark, such as `date.unknown`, for scripts. */
  code: string
  /** The wording, and what stands in its gaps. */
  words: Words
  values: Values
  /** The remark in English, or in the language asked for with `inLanguage`. */
  message: string
}

/** Where a remark belongs within its file. */
export type Place = Partial<Pick<Finding, 'line' | 'item'>>

/** The line of a text that something in it stands on, counted from 1. */
export function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length
}

/** The place of a line, where one is known. */
export function placeAt(line: number | undefined): Place {
  return line === undefined ? {} : { line }
}

/** The place of a story in a file that holds several; none in a file of its own. */
export function placeOf({ item }: { item?: number }): Pick<Place, 'item'> {
  return item === undefined ? {} : { item }
}

/** How a source remarks on the file it reads; a number is a line. */
export type Remark = (kind: FindingKind, words: Words, values?: Values, place?: Place | number) => void

/** A finding told in English. */
export function finding(
  kind: FindingKind,
  file: string,
  words: Words,
  values: Values = {},
  place: Place = {},
): Finding {
  const stated = Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined))
  return { kind, file, ...stated, code: words.split('/')[0]!, words, values, message: filled(en[words], values) }
}

/** The same finding with its message in another language. */
export function inLanguage(found: Finding, language: FindingLanguage): Finding {
  return { ...found, message: filled(wordsIn[language][found.words], found.values) }
}

/** A remark for one file, which gathers what it is told in `findings`. */
export function remarkOn(file: string, findings: Finding[]): Remark {
  return (kind, words, values, place) =>
    findings.push(finding(kind, file, words, values, typeof place === 'number' ? { line: place } : place))
}

/** What a stated text looks like in a message: on one line, and not longer than readers have patience for. */
export function shortened(text: string, longest = 80): string {
  const line = text.replace(/\s+/g, ' ').trim()
  // An emoji is two of what a text is counted in.
  return line.length > longest ? `${line.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')}…` : line
}

const kindsIn: Record<FindingLanguage, Record<FindingKind, string>> = {
  en: { rejected: 'rejected', held: 'held', repaired: 'repaired', note: 'note' },
  nb: { rejected: 'avvist', held: 'holdt', repaired: 'rettet', note: 'merk' },
}

/** One line for a terminal: `rejected  wire/kaia.xml:14  …`. */
export function describeFinding(
  { kind, file, line, item, message }: Finding,
  language: FindingLanguage = 'en',
): string {
  const nth = item === undefined ? '' : ` ${language === 'nb' ? 'sak' : 'item'} ${item}`
  const place = `${file}${line === undefined ? '' : `:${line}`}${nth}`
  return shown(`${kindsIn[language][kind].padEnd(8)}  ${place}  ${message}`).replaceAll('\n', '\uFFFD')
}
