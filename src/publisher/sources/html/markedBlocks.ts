import type { Block } from '#article/block.ts'

/** A heading on its way to becoming a section. */
interface Heading {
  type: 'heading'
  level: 2 | 3 | 4
  text: string
}

/** What HTML is read into before it is parted into sections. */
export type Piece = Block | Heading

/** A whole block that the writer has struck out, with all that is in it. */
export function struckOut<Kind extends Piece>(piece: Kind): Kind {
  switch (piece.type) {
    case 'paragraph':
      return { ...piece, text: [{ mark: 'del', text: piece.text }] }
    case 'quote':
    case 'factbox':
      return { ...piece, blocks: piece.blocks.map(struckOut) }
    case 'list':
      return { ...piece, entries: piece.entries.map((entry) => entry.map(struckOut)) }
    default:
      return piece
  }
}

/** A paragraph in bold; other blocks stay as they are. */
export function inBold(block: Block): Block {
  return block.type === 'paragraph' ? { ...block, text: [{ mark: 'strong', text: block.text }] } : block
}
