import type { Section } from '#article/article.ts'
import type { Block } from '#article/block.ts'
import type { Image } from '#article/image.ts'

/** Sections that say anything. */
export function saying(sections: Section[]): Section[] {
  return sections.filter(({ heading, blocks }) => heading !== null || blocks.length > 0)
}

/** What a body opens with, unless that is a heading. */
export function openingBlock([first]: Section[]): Block | undefined {
  return first?.heading === null ? first.blocks[0] : undefined
}

/** A body without the first block of its first section. */
export function withoutOpening([first, ...rest]: Section[]): Section[] {
  return first ? [...saying([{ ...first, blocks: first.blocks.slice(1) }]), ...rest] : []
}

/** A body without its last block. */
export function withoutEnd(sections: Section[]): Section[] {
  const last = sections.slice(-1).map((section) => ({ ...section, blocks: section.blocks.slice(0, -1) }))
  return [...sections.slice(0, -1), ...saying(last)]
}

/** A body with more below it. */
export function withBelow(sections: Section[], blocks: Block[]): Section[] {
  if (blocks.length === 0) return sections
  const last = sections.at(-1) ?? { id: null, heading: null, blocks: [] }
  return [...sections.slice(0, -1), { ...last, blocks: [...last.blocks, ...blocks] }]
}

/** A picture that has no place in the text of its story. */
export function asBlock(image: Image): Block {
  return { type: 'image', image }
}
