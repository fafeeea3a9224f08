import type { Article } from '#article/article.ts'
import type { Block } from '#article/block.ts'
import type { Image } from '#article/image.ts'

/** Every picture of a story, in the order they are met. */
export function imagesOf({ image, sections }: Article): Image[] {
  return [...(image ? [image] : []), ...sections.flatMap(({ blocks }) => imagesIn(blocks))]
}

function imagesIn(blocks: Block[]): Image[] {
  return blocks.flatMap((block) => {
    switch (block.type) {
      case 'image':
        return block.image
      case 'quote':
      case 'factbox':
        return imagesIn(block.blocks)
      case 'list':
        return imagesIn(block.entries.flat())
      case 'footnotes':
        return imagesIn(block.notes.flat())
      default:
        return []
    }
  })
}

/** What stands in the address while a picture is open: its file's name, without the width. */
export function hashOf({ renditions }: Image): string {
  return `#picture-${/([^/]+?)(-\d+)?\.\w+$/.exec(renditions[0]!.url)?.[1]}`
}
