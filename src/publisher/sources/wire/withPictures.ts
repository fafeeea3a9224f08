import type { Article } from '#article/article.ts'
import type { Image } from '#article/image.ts'

/** A body with the pictures below it that belong to its story and have no place in the text. */
export function withPictures(sections: Article['sections'], pictures: Image[]): Article['sections'] {
  if (pictures.length === 0) return sections
  const blocks = pictures.map((image) => ({ type: 'image' as const, image }))
  const last = sections.at(-1)
  if (!last) return [{ id: null, heading: null, blocks }]
  return [...sections.slice(0, -1), { ...last, blocks: [...last.blocks, ...blocks] }]
}
