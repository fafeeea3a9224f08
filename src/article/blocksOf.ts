import type { Section } from './article.ts'
import type { Block } from './block.ts'

/** Every piece of a story, also those within others, in the order they are met. */
export function blocksOf(sections: Section[]): Block[] {
  return sections.flatMap(({ blocks }) => withInner(blocks))
}

function withInner(blocks: Block[]): Block[] {
  return blocks.flatMap((block) => [block, ...withInner(innerOf(block))])
}

/** The pieces that stand within one, but not within others there. */
function innerOf(block: Block): Block[] {
  switch (block.type) {
    case 'quote':
    case 'factbox':
      return block.blocks
    case 'list':
      return block.entries.flat()
    case 'footnotes':
      return block.notes.flat()
    case 'paragraph':
    case 'image':
    case 'table':
    case 'code':
    case 'rule':
      return []
  }
}

/** A piece with what `change` makes of each run of pieces in it: of all that a quote holds, of each entry of a list. */
export function changedWithin(block: Block, change: (run: Block[]) => Block[]): Block {
  switch (block.type) {
    case 'quote':
    case 'factbox':
      return { ...block, blocks: change(block.blocks) }
    case 'list':
      return { ...block, entries: block.entries.map(change) }
    case 'footnotes':
      return { ...block, notes: block.notes.map(change) }
    case 'paragraph':
    case 'image':
    case 'table':
    case 'code':
    case 'rule':
      return block
  }
}
