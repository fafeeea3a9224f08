import type { Section } from '#article/article.ts'
import type { Block } from '#article/block.ts'
import { blocksOf, changedWithin } from '#article/blocksOf.ts'
import type { Image } from '#article/image.ts'
import type { PictureDesk } from './pictures.ts'
import type { Progress } from '../telling/progressBar.ts'
import type { Received } from '../settling/settle.ts'

/** A story whose pictures have been found. */
export interface Placed extends Received {
  /** The pictures in its body, in order; null where there is none to show. */
  images: (Image | null)[]
}

/** Finds the pictures of the stories that are published; one that cannot be found is taken out, with a finding. */
export async function placePictures(stories: Received[], desk: PictureDesk, progress: Progress): Promise<Placed[]> {
  const placed: Placed[] = []
  for (const story of stories) {
    if (story.lead === null && story.pictures.length === 0) {
      placed.push(Object.assign(story, { images: [] }))
      continue
    }
    progress('measuring', placed.length, stories.length)
    const { article, lead, leadOrigin, pictures, origin } = story
    const image = lead && (await desk.picture(leadOrigin, lead.src, lead.words, lead.place))
    const images: (Image | null)[] = []
    for (const { src, words, place } of pictures) images.push(await desk.picture(origin, src, words, place))
    placed.push({ ...story, article: { ...article, image }, images })
  }
  return placed
}

/** The pictures in a body, in order. */
export function imagesOf(sections: Section[]): Image[] {
  return blocksOf(sections).flatMap((block) => (block.type === 'image' ? [block.image] : []))
}

/** A body with these pictures in place of its own, in the same order; null takes one out. */
export function withImages(sections: Section[], images: (Image | null)[]): Section[] {
  if (images.length === 0) return sections
  const found = new Map(imagesOf(sections).map((image, place) => [image, images[place] ?? null]))
  return sections
    .map((section) => ({ ...section, blocks: placedIn(section.blocks, found) }))
    .filter(({ heading, blocks }) => heading !== null || blocks.length > 0)
}

function placedIn(blocks: Block[], found: Map<Image, Image | null>): Block[] {
  return blocks.flatMap((block): Block[] => {
    if (block.type === 'image') {
      const image = found.get(block.image)
      return image ? [{ ...block, image }] : []
    }
    const placed = changedWithin(block, (inner) => placedIn(inner, found))
    if (placed.type !== 'list') return [placed]
    return [{ ...placed, entries: placed.entries.filter((entry) => entry.length > 0) }]
  })
}
