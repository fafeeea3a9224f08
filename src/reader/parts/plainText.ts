import type { Inline } from '#article/block.ts'

/** A text without its marks. */
export function plainText(text: Inline[]): string {
  return text.map((piece) => (typeof piece === 'string' ? piece : plainText(piece.text))).join('')
}
