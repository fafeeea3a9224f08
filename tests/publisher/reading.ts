import * as v from 'valibot'
import type { Article } from '#article/article.ts'
import type { Block, Inline } from '#article/block.ts'
import { readSource, type Reading } from '#publisher/sources/readSource.ts'
import { Settings } from '#publisher/settings.ts'

const { limits } = v.parse(Settings, {})

export interface Read extends Reading {
  articles: Article[]
}

/** Reads one file as the publisher does; pictures count as found, at the address that was asked for. */
export async function readFile(content: string | Uint8Array, path: string, zone: string | null = null): Promise<Read> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const reading = readSource({ path, bytes, limits, zone, people: new Map(), now: Date.now(), language: 'nb' })
  for (const { image, src } of reading.wanted) {
    Object.assign(image, { width: 1600, height: 900, renditions: [{ url: src, width: 1600, type: 'image/webp' }] })
  }
  return { ...reading, articles: reading.stories.map(({ article }) => article) }
}

export function readText(text: string, path = 'verden/sak.txt'): Promise<Read> {
  return readFile(text, path)
}

export function readMd(text: string, path = 'norge/sak.md'): Promise<Read> {
  return readFile(text, path)
}

/** The only article of a reading. */
export function only({ stories, findings }: Reading): Article {
  if (stories.length !== 1) throw new Error(`${stories.length} stories: ${JSON.stringify(findings)}`)
  return stories[0]!.article
}

/** Every word a reader of the article meets, in order. */
export function textOf({ headline, lede, sections, kicker }: Article): string {
  const body = sections.flatMap(({ heading, blocks }) => [heading ?? '', ...blocks.map(textOfBlock)])
  return [kicker ?? '', headline, lede ?? '', ...body].join('\n')
}

function textOfBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return plain(block.text)
    case 'quote':
      return [...block.blocks.map(textOfBlock), block.credit ?? ''].join('\n')
    case 'factbox':
      return [block.heading ?? '', ...block.blocks.map(textOfBlock)].join('\n')
    case 'list':
      return block.entries.flat().map(textOfBlock).join('\n')
    case 'footnotes':
      return block.notes.flat().map(textOfBlock).join('\n')
    case 'table':
      return [block.caption ?? '', ...block.rows.flat().map(({ text }) => plain(text))].join('\n')
    case 'code':
      return block.text
    case 'image':
      return [block.image.alt, block.image.caption, block.image.credit].join('\n')
    case 'rule':
      return ''
  }
}

function plain(text: Inline[]): string {
  return text.map((piece) => (typeof piece === 'string' ? piece : plain(piece.text))).join('')
}
