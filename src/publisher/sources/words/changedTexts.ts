import type { Section } from '#article/article.ts'
import type { Block, Inline } from '#article/block.ts'
import { changedWithin } from '#article/blocksOf.ts'

/** A body with what `change` makes of each running text in it: of paragraphs and of cells, wherever they stand. */
export function withChangedTexts(sections: Section[], change: (text: Inline[]) => Inline[]): Section[] {
  const inBlock = (block: Block): Block => {
    if (block.type === 'paragraph') return { ...block, text: change(block.text) }
    if (block.type !== 'table') return changedWithin(block, (run) => run.map(inBlock))
    return { ...block, rows: block.rows.map((cells) => cells.map((cell) => ({ ...cell, text: change(cell.text) }))) }
  }
  return sections.map((section) => ({ ...section, blocks: section.blocks.map(inBlock) }))
}
