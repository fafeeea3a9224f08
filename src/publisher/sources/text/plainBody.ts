import type { Section } from '#article/article.ts'
import { lineOf } from '../words/plainLine.ts'
import { isSpeech } from './textChunks.ts'

/** A body that is plain text: a paragraph for each run of lines between blank lines. */
export function bodyOfPlain(words: string): Section[] {
  const blocks = paragraphsIn(words).map((text) => ({
    type: 'paragraph' as const,
    ...(isSpeech(text) && { speech: true as const }),
    text: [text],
  }))
  return blocks.length === 0 ? [] : [{ id: null, heading: null, blocks }]
}

export function paragraphsIn(words: string): string[] {
  return words
    .normalize('NFC')
    .split(/\r?\n\s*\n/)
    .map(lineOf)
    .filter((paragraph) => paragraph !== null)
}

/** A text without a blank line has a paragraph a line, as wire texts do. */
export function linesToParagraphs(text: string): string {
  return /\n\s*\n/.test(text.trim()) ? text : text.replaceAll('\n', '\n\n')
}
