import type { Element } from 'hast'
import type { Block } from '#article/block.ts'
import { changedWithin } from '#article/blocksOf.ts'

/** A heading on its way to becoming a section. */
interface Heading {
  type: 'heading'
  /** As it was written, 2 to 6. */
  depth: number
  text: string
  element: Element
}

/** What HTML is read into before it is parted into sections. */
export type Piece = Block | Heading

/** What the writer has struck out whole, with all that is in it; a heading stays as it is. */
export function struckOut(piece: Piece): Piece {
  return piece.type === 'heading' ? piece : struckBlock(piece)
}

function struckBlock(block: Block): Block {
  if (block.type === 'paragraph') return { ...block, text: [{ mark: 'del', text: block.text }] }
  return changedWithin(block, (inner) => inner.map(struckBlock))
}

/** A paragraph in bold; other blocks stay as they are. */
export function inBold(block: Block): Block {
  return block.type === 'paragraph' ? { ...block, text: [{ mark: 'strong', text: block.text }] } : block
}
