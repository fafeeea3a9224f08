import type { Inline, Paragraph } from '#article/block.ts'
import { wordsOf } from './plainWords.ts'

/** Norwegian speech opens with a dash and a space (formats.md 1); a dash elsewhere is ordinary. */
export function isSpeech(text: string): boolean {
  return /^[–—][ \u00A0]/.test(text)
}

export function paragraphOf(text: Inline[]): Paragraph {
  return { type: 'paragraph', ...(isSpeech(wordsOf(text)) && { speech: true as const }), text }
}
