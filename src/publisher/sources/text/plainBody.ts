import type { Section } from '#article/article.ts'
import type { Remark } from '../../findings.ts'
import { saying } from '../words/bodyEdges.ts'
import { bylineOf, isName } from '../words/byline.ts'
import { lineOf } from '../words/plainLine.ts'
import { idGiver } from '../words/slugs.ts'
import { areWrapped } from './linesApart.ts'
import { type Chunk, columns, looksLikeHeading, paragraphsOfLines } from './textChunks.ts'
import { isAddressOfMail, isRule } from './textTrimmings.ts'
import { paragraphOf } from '../words/speech.ts'

/** A body that is plain text: paragraphs between blank lines, and lines that stand one by one there. */
export function bodyOfPlain(words: string): Section[] {
  const blocks = paragraphsIn(words).map((text) => paragraphOf([text]))
  return blocks.length === 0 ? [] : [{ id: null, heading: null, blocks }]
}

export function paragraphsIn(words: string): string[] {
  return words
    .normalize('NFC')
    .split(/\r?\n\s*\n/)
    .flatMap(paragraphsOfLines)
    .map(lineOf)
    .filter((paragraph) => paragraph !== null)
}

/** A text without a blank line has a paragraph a line, as wire texts do, unless its lines are wrapped. */
export function linesToParagraphs(text: string): string {
  return /\n\s*\n/.test(text.trim()) || areWrapped(text.trim().split('\n')) ? text : text.replaceAll('\n', '\n\n')
}

/** Sub-headings part the body: single short lines between paragraphs. One with nothing under it is kept as text. */
export function sectionsOf(chunks: Chunk[], isAfterLede: boolean, remark: Remark): Section[] {
  const idOf = idGiver()
  const sections: Section[] = [{ id: null, heading: null, blocks: [] }]
  for (const [place, chunk] of chunks.entries()) {
    const { text, line } = chunk
    const isAfterText = place === 0 ? isAfterLede : isParagraph(chunks, place - 1)
    const isHeading = isHeadingIn(chunks, place)
    if (isHeading && isAfterText && isParagraph(chunks, place + 1)) {
      sections.push({ id: idOf(text), heading: text, blocks: [] })
      continue
    }
    if (isHeading && place === chunks.length - 1) {
      remark('note', 'heading.alone', { text }, line)
    }
    sections.at(-1)!.blocks.push(isRule(chunk) ? { type: 'rule' } : paragraphOf([text]))
  }
  return saying(sections)
}

function isParagraph(chunks: Chunk[], place: number): boolean {
  return place < chunks.length && !isHeadingIn(chunks, place)
}

/**
 * Of steps that are numbered some end as a sentence does, and others as a heading; they stand one behind the other. A row
 * of a table may have nothing in its last columns.
 */
function isHeadingIn(chunks: Chunk[], place: number): boolean {
  const number = numberOf(chunks[place])
  const isStep = [place - 1, place + 1].some((beside) => numberOf(chunks[beside]) === number + beside - place)
  const above = chunks[place - 1]
  const isRow = above !== undefined && above.line === chunks[place]!.line - 1 && columns.test(above.text)
  // Below a name stands where to reach her.
  const isAboveAddress = isAddressOfMail(chunks[place + 1]?.text ?? '')
  return looksLikeHeading(chunks[place]!) && !isStep && !isRow && !isAboveAddress && !isSignature(chunks, place)
}

/**
 * `Kari Nordmann, ordfører` below what is quoted has said that, and `Anne Holm, Bodø` below a text has written it. Where a
 * quote or speech follows, or several are named and none below the last text, they stand above what each says.
 */
function isSignature(chunks: Chunk[], place: number): boolean {
  const what = besideName(chunks[place]!)
  const [above, below] = [chunks[place - 1], chunks[place + 1]]
  if (what === null || !above || (below && /^(?:[«“"„]|[–—][ \u00A0])/.test(below.text))) return false
  if (/^[«“"„][^«“"„»”]*[»”"“]\.?$/.test(above.text)) return true
  const isSigned = (chunk: Chunk) => placeName.test(besideName(chunk) ?? '')
  return (
    placeName.test(what) && (isSigned(chunks.at(-1)!) || !chunks.some((other, at) => at !== place && isSigned(other)))
  )
}

const placeName = /^\p{Lu}\p{L}+(?: i \p{Lu}\p{L}+)?$/u

/** What is said behind the whole name of one or more: `ordfører`, `Bodø`. */
function besideName({ text }: Chunk): string | null {
  const [, names, what] = /^([^,]+ [^,]+), ([^,]{2,40})$/.exec(text) ?? []
  const people = bylineOf(names)
  return people.length > 0 && people.every(({ name }) => isName(name)) ? what! : null
}

/** `2. Ha i mel`; of what has no number, none that equals another. */
function numberOf(chunk: Chunk | undefined): number {
  return Number(/^(\d{1,2})[.)] /.exec(chunk?.text ?? '')?.[1] ?? Number.NaN)
}
