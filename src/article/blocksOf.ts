import type { Section } from './article.ts'
import type { Block } from './block.ts'

/** Every piece of a story, also those within others, in the order they are met. */
export function blocksOf(sections: Section[]): Block[] {
  return sections.flatMap(({ blocks }) => withInner(blocks))
}

function withInner(blocks: Block[]): Block[] {
  return blocks.flatMap((block) => [block, ...withInner(innerOf(block))])
}

function innerOf(block: Block): Block[] {
  switch (block.type) {
    case 'quote':
    case 'factbox':
      return block.blocks
    case 'list':
      return block.entries.flat()
    case 'footnotes':
      return block.notes.flat()
    default:
      return []
  }
}
