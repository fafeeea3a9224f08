import type { Article } from '#article/article.ts'
import type { Image } from '#article/image.ts'
import { blocksOf } from '#article/blocksOf.ts'

/** Every picture of a story, in the order they are met. */
export function imagesOf({ image, sections }: Article): Image[] {
  return [
    ...(image ? [image] : []),
    ...blocksOf(sections).flatMap((block) => (block.type === 'image' ? block.image : [])),
  ]
}

/** What stands in the address while a picture is open: its file's name, without the width. */
export function hashOf({ renditions }: Image): string {
  return `#picture-${/([^/]+?)(-\d+)?\.\w+$/.exec(renditions[0]!.url)?.[1]}`
}
