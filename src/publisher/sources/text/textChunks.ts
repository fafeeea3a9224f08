import { areWrapped, beginsAnew, firstRow, isIndented, opensByIndent, widthOf } from './linesApart.ts'
import { areVerses } from './verse.ts'
import { isSpeech } from '../words/speech.ts'

/** A paragraph or heading of a plain text: what stands between blank lines, or on one line. */
export interface Chunk {
  text: string
  /** Line of the file it begins on, from 1. */
  line: number
  /** It stands on one line; only such a chunk can be a headline, a heading or a leftover. */
  isSingle: boolean
  /** It is one of several lines that stand one by one, as results do, and is no heading. */
  isRow: boolean
}

/**
 * Parts lines into chunks: by blank lines where there is one between text, or below the first line where all are wrapped,
 * else one chunk a line (formats.md 2.1). Lines
 * of one chunk are joined by a space, unless one begins something of its own, as speech and bylines do; those of a poem
 * keep their breaks.
 */
export function chunksOf(text: string, firstLine: number): Chunk[] {
  const lines = text.split('\n').map((line) => line.trimEnd())
  const first = lines.findIndex((line) => line !== '')
  const last = lines.findLastIndex((line) => line !== '')
  const set = lines.slice(first, last + 1)
  const isWhole = !set.includes('')
  const isWrapped = isWhole && areWrapped(set)
  // A headline of any length stands on the first line.
  const opening = isWrapped && /^\p{Lu}/u.test(set[1]!.trim()) ? first : -1
  const chunks: Lines[] = []
  let isOpen = false
  for (const [index, line] of lines.entries()) {
    if (line !== '' && isOpen && (!isWhole || isWrapped)) chunks.at(-1)!.lines.push(line)
    else if (line !== '') chunks.push({ lines: [line], line: index + firstLine })
    isOpen = line !== '' && index !== opening
  }
  const verses = areVerses(chunks.map(({ lines: own }) => own.map((each) => each.trim())))
  return chunks.flatMap((chunk, at) =>
    verses[at]
      ? { text: chunk.lines.map((own) => own.trim()).join('\n'), line: chunk.line, isSingle: false, isRow: false }
      : partedByLines(chunk).map(asChunk),
  )
}

function asChunk({ lines, line, isRow }: Lines & Pick<Chunk, 'isRow'>): Chunk {
  return { text: joined(lines), line, isSingle: lines.length === 1, isRow }
}

/** The paragraphs of lines that no blank line parts. */
export function paragraphsOfLines(text: string): string[] {
  return partedByLines({ lines: text.trim().split('\n'), line: 1 }).map(({ lines }) => joined(lines))
}

/** Where a word goes on upon the next line; “skole- og barnehage” are two. */
export const dividedWords = /(?<=\p{Ll}[-\u00AD])\n[^\S\n]*(?=\p{Ll})(?!(?:og|eller|samt|and|or|und)\b)/gu

/** Wrapped lines as one. */
function joined(lines: string[]): string {
  return lines.join('\n').replace(dividedWords, '').replaceAll('\n', ' ')
}

interface Lines {
  lines: string[]
  line: number
}

function partedByLines({ lines: asSet, line }: Lines): (Lines & Pick<Chunk, 'isRow'>)[] {
  const lines = asSet.map((text) => text.trim())
  const width = widthOf(lines)
  const isOpening = opensByIndent(asSet)
  const rows = firstRow(lines)
  const parts: ReturnType<typeof partedByLines> = []
  for (const [index, text] of lines.entries()) {
    const last = parts.at(-1)
    const isRow = index >= rows
    const isOwn = () =>
      isRow ||
      beginsAnew(text, lines[index - 1]!, lines[index + 1], width) ||
      isIndented(asSet[index]!, asSet[index - 1]!, last!.lines[0]!, isOpening)
    if (!last || isOwn()) parts.push({ lines: [text], line: line + index, isRow })
    else last.lines.push(text)
  }
  return parts
}

/** `Kilde: Kommunen`, `Tekst: Kari Nordmann`: where something is from. */
const saysWhence = /^(?:kilder?|kjelder?|sources?|tekst|text|foto|photos?|video|se video(?:en)?|sjå video(?:en)?)\s?:/i

/** Words with a wide space between them. */
export const columns = /\S(?:\t| {3})\s*\S/

/** `Arkivfoto: NTB`, `Slik blir brua. Illustrasjon: Kommunen` */
const creditsPicture = /(?:[Ff]oto|FOTO|[Pp]hoto|PHOTO|[Ii]llustra(?:sj|ti)on|ILLUSTRA(?:SJ|TI)ON)\s?: ?\p{Lu}/u

/** A sub-heading by its looks (formats.md 1); whether it is one depends on what stands around it. */
export function looksLikeHeading({ text, isSingle, isRow }: Chunk): boolean {
  return (
    isSingle &&
    !isRow &&
    text.length <= 60 &&
    // Behind the end of a sentence may stand the star of a footnote.
    !/[.!?:»"”…,;][*†\u00B9\u00B2\u00B3\u2070-\u2079]*$/.test(text) &&
    /^[\p{Lu}\p{N}–—-]/u.test(text) &&
    /[\p{L}\p{N}]/u.test(text) &&
    // A row of a table of results, or its columns.
    !/(?: \d+){3}$/.test(text) &&
    !columns.test(text) &&
    !/^- |@|:\/\//.test(text) &&
    !saysWhence.test(text) &&
    !creditsPicture.test(text) &&
    !isSpeech(text)
  )
}

/** Whether a text whose name says nothing reads as sentences: words in lines, not code, tables or settings. */
export function looksLikeProse(text: string): boolean {
  const sample = text.slice(0, 5000)
  const lines = sample.split('\n').filter((line) => line.trim() !== '')
  const letters = sample.match(/[\p{L}\p{M} ]/gu)?.length ?? 0
  const isCode = lines.filter((line) => /[;{}<>=|\t]\s*$|^\s*(\/\/|#!|@|<)|\w\(/.test(line)).length > lines.length / 5
  return letters > sample.replace(/\s+/g, ' ').length * 0.75 && !isCode && /\p{L}+(\s+\p{L}+){3}/u.test(sample)
}
