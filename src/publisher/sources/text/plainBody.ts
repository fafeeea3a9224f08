import type { Section } from '#article/article.ts'
import type { Paragraph } from '#article/block.ts'
import type { Remark } from '../../findings.ts'
import { lineOf } from '../words/plainLine.ts'
import { idGiver } from '../words/slugs.ts'
import { type Chunk, isSpeech, looksLikeHeading, paragraphsOfLines } from './textChunks.ts'
import { isRule } from './textTrimmings.ts'

/** A body that is plain text: paragraphs between blank lines, and lines that stand one by one there. */
export function bodyOfPlain(words: string): Section[] {
  const blocks = paragraphsIn(words).map(paragraphOf)
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

/** A text without a blank line has a paragraph a line, as wire texts do. */
export function linesToParagraphs(text: string): string {
  return /\n\s*\n/.test(text.trim()) ? text : text.replaceAll('\n', '\n\n')
}

/** Sub-headings part the body: single short lines between paragraphs. One with nothing under it is kept as text. */
export function sectionsOf(chunks: Chunk[], isAfterLede: boolean, remark: Remark): Section[] {
  const idOf = idGiver()
  const sections: Section[] = [{ id: null, heading: null, blocks: [] }]
  for (const [place, chunk] of chunks.entries()) {
    const { text, line } = chunk
    const isAfterText = place === 0 ? isAfterLede : isParagraph(chunks[place - 1])
    const isHeading = looksLikeHeading(chunk)
    if (isHeading && isAfterText && isParagraph(chunks[place + 1])) {
      sections.push({ id: idOf(text), heading: text, blocks: [] })
      continue
    }
    if (isHeading && place === chunks.length - 1) {
      remark('note', 'heading.alone', { text }, line)
    }
    sections.at(-1)!.blocks.push(isRule(chunk) ? { type: 'rule' } : paragraphOf(text))
  }
  return sections.filter(({ heading, blocks }) => heading !== null || blocks.length > 0)
}

function paragraphOf(text: string): Paragraph {
  return { type: 'paragraph', ...(isSpeech(text) && { speech: true as const }), text: [text] }
}

function isParagraph(chunk: Chunk | undefined): boolean {
  return chunk !== undefined && !looksLikeHeading(chunk)
}
