import type { Article } from '#article/article.ts'
import type { Block } from '#article/block.ts'
import type { Image } from '#article/image.ts'
import type { ReadFile } from './newsroom.ts'
import type { PictureDesk } from './pictures.ts'
import type { WantedPicture } from './sources/readSource.ts'

/** Finds the pictures of the articles that are published; one that cannot be found is taken out of its article, with a finding. */
export async function placePictures(articles: Article[], files: ReadFile[], desk: PictureDesk): Promise<Article[]> {
  const wanted = new Map<Image, WantedPicture & { file: ReadFile }>()
  for (const file of files) for (const picture of file.wanted) wanted.set(picture.image, { ...picture, file })
  const placed: Article[] = []
  for (const article of articles) {
    const found = new Map<Image, Image>()
    for (const image of imagesOf(article)) {
      const { file, src, place } = wanted.get(image)!
      const made = await desk.picture(file, src, image, place)
      if (made) found.set(image, made)
    }
    placed.push(withPictures(article, found))
  }
  return placed
}

function imagesOf({ image, sections }: Article): Image[] {
  const inBody = sections.flatMap(({ blocks }) => blocks.flatMap(imagesIn))
  return image === null ? inBody : [image, ...inBody]
}

function imagesIn(block: Block): Image[] {
  return block.type === 'image' ? [block.image] : blocksIn(block).flatMap(imagesIn)
}

function blocksIn(block: Block): Block[] {
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

function withPictures(article: Article, found: Map<Image, Image>): Article {
  const image = article.image && (found.get(article.image) ?? null)
  const sections = article.sections
    .map((section) => ({ ...section, blocks: placedIn(section.blocks, found) }))
    .filter(({ heading, blocks }) => heading !== null || blocks.length > 0)
  return { ...article, image, sections }
}

function placedIn(blocks: Block[], found: Map<Image, Image>): Block[] {
  return blocks.flatMap((block): Block[] => {
    switch (block.type) {
      case 'image': {
        const image = found.get(block.image)
        return image ? [{ ...block, image }] : []
      }
      case 'quote':
      case 'factbox':
        return [{ ...block, blocks: placedIn(block.blocks, found) }]
      case 'list':
        return [
          {
            ...block,
            entries: block.entries.map((entry) => placedIn(entry, found)).filter((entry) => entry.length > 0),
          },
        ]
      case 'footnotes':
        return [{ ...block, notes: block.notes.map((note) => placedIn(note, found)) }]
      default:
        return [block]
    }
  })
}
