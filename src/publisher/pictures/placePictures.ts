import { availableParallelism } from 'node:os'
import type { Section } from '#article/article.ts'
import type { Block } from '#article/block.ts'
import { changedWithin } from '#article/blocksOf.ts'
import type { Image } from '#article/image.ts'
import { imagesIn } from '#article/imagesOf.ts'
import type { Finding } from '../findings.ts'
import { inOrder } from '../inOrder.ts'
import type { PictureDesk } from './pictures.ts'
import type { Progress } from '../progress.ts'
import { saying } from '../sources/words/bodyEdges.ts'
import type { Placed, Received } from '../settling/settle.ts'

/**
 * Finds the pictures of the stories that are published, those of several at once; one that cannot be found is taken out,
 * and told in `findings`, story by story.
 */
export async function placePictures(
  stories: Received[],
  desk: PictureDesk,
  findings: Finding[],
  progress: Progress,
): Promise<Placed[]> {
  const illustrated = stories.filter(({ lead, pictures }) => lead !== null || pictures.length > 0)
  const placed = new Map<Received, Placed>()
  for await (const [story, found] of inOrder(illustrated, availableParallelism(), picturesOf(desk))) {
    const { image, images } = found
    placed.set(story, { ...story, article: { ...story.article, image }, images })
    for (const told of found.findings) findings.push(told)
    progress('measuring', placed.size, illustrated.length)
  }
  return stories.map((story) => placed.get(story) ?? Object.assign(story, { images: [] }))
}

function picturesOf(desk: PictureDesk) {
  return async (story: Received) => {
    const { lead, leadOrigin, pictures, origin } = story
    const findings: Finding[] = []
    const image = lead && (await desk.picture({ ...lead, origin: leadOrigin }, findings))
    const images: (Image | null)[] = []
    for (const picture of pictures) images.push(await desk.picture({ ...picture, origin }, findings))
    return [story, { image, images, findings }] as const
  }
}

/** A body with these pictures in place of its own, in the same order; null takes one out. */
export function withImages(sections: Section[], images: (Image | null)[]): Section[] {
  if (images.length === 0) return sections
  const found = new Map(imagesIn(sections).map((image, place) => [image, images[place] ?? null]))
  return saying(sections.map((section) => ({ ...section, blocks: placedIn(section.blocks, found) })))
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
