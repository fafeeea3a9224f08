import type { Article, Section } from './article.ts'
import { blocksOf } from './blocksOf.ts'
import type { Image } from './image.ts'

/** Every picture of a story, in the order they are met. */
export function imagesOf({ image, sections }: Pick<Article, 'image' | 'sections'>): Image[] {
  return [...(image ? [image] : []), ...imagesIn(sections)]
}

/** The pictures in a body, in order. */
export function imagesIn(sections: Section[]): Image[] {
  return blocksOf(sections).flatMap((block) => (block.type === 'image' ? [block.image] : []))
}
