import type { Article } from '#article/article.ts'
import type { Block, Inline } from '#article/block.ts'
import { readMarkdown } from '#publisher/sources/markdown.ts'
import { readPlainText } from '#publisher/sources/plainText.ts'
import type { Desk, Reading } from '#publisher/sources/sources.ts'

/** A desk that has every picture asked for, as 1600 by 900 pixels; what it was asked is in its address. */
const desk: Desk = {
  picture: async (_, src, words) => ({
    ...words,
    width: 1600,
    height: 900,
    color: '#808080',
    renditions: [{ url: src, width: 1600, type: 'image/webp' }],
  }),
}

export function readText(text: string, path = 'verden/sak.txt'): Promise<Reading> {
  return readPlainText({ path, text })
}

export function readMd(text: string, path = 'norge/sak.md'): Promise<Reading> {
  return readMarkdown({ path, text }, desk)
}

/** The only article of a reading. */
export function only({ articles, findings }: Reading): Article {
  if (articles.length !== 1) throw new Error(`${articles.length} articles: ${JSON.stringify(findings)}`)
  return articles[0]!
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
