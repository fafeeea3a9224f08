import { escapeAttribute } from 'entities'
import { isPicture } from '../pictureNames.ts'
import { named } from '../xml/namespaces.ts'
import { rawTextOf, textOf, type XmlElement } from '../xml/xml.ts'
import { fieldIn } from './wordPressFields.ts'

/** What an export has beside its posts, which they refer to by number. */
export interface Library {
  /** Pictures and other files. */
  attachments: Map<string, XmlElement>
  /** Blocks that several posts share, as they are stored. */
  blocks: Map<string, string>
}

export function libraryOf(items: XmlElement[]): Library {
  const numbered = items.flatMap((item) => {
    const id = textOf(named(item, 'wp:post_id')[0])
    return id === null ? [] : [[id, item] as const]
  })
  const isBlock = (item: XmlElement) =>
    textOf(named(item, 'wp:post_type')[0]) === 'wp_block' && textOf(named(item, 'wp:status')[0]) === 'publish'
  return {
    attachments: new Map(numbered.filter(([, item]) => named(item, 'wp:attachment_url').length > 0)),
    blocks: new Map(
      numbered.flatMap(([id, item]) => {
        const [content] = named(item, 'content:encoded')
        return content && isBlock(item) ? [[id, rawTextOf(content)] as const] : []
      }),
    ),
  }
}

/** A block may hold others, and by mistake itself. */
const deepest = 4

/** A post with the blocks that it shares with others in their places; those that are not in the export stay to be told. */
export function withSharedBlocks(stored: string, { blocks }: Library, depth = 0): string {
  if (blocks.size === 0 || depth === deepest) return stored
  return stored.replace(
    /<!-- wp:block \{[^{}\n]*"ref":"?(?<ref>\d+)[^{}\n]*(?:\{[^{}\n]*\}[^{}\n]*)*\} \/-->/g,
    (block: string, ref: string) => {
      const shared = blocks.get(ref)
      return shared === undefined ? block : withSharedBlocks(shared, { attachments: new Map(), blocks }, depth + 1)
    },
  )
}

/** A post with the pictures of its galleries, by their numbers or all that were put in it; what has none stays to be told. */
export function withGalleries(item: XmlElement, html: string, { attachments }: Library): string {
  return html.replace(/(?<!\[)\[gallery\b(?<said>[^\][]*)\](?!\])/g, (code: string, said: string) => {
    const ids = /\s(?:ids|include)\s*=\s*["'“”″]?(?<ids>[\d\s,]+)/.exec(said)?.groups!.ids
    const own = textOf(named(item, 'wp:post_id')[0])
    const wanted = ids?.match(/\d+/g) ?? [...attachments].flatMap(([id, file]) => (parentOf(file) === own ? id : []))
    const figures = wanted.map((id) => figureOf(attachments.get(id)))
    // Where one is not there, the gallery is told, too.
    const isWhole = ids === undefined || figures.every((figure) => figure !== '')
    return figures.join('') === '' ? code : figures.join('') + (isWhole ? '' : code)
  })
}

function parentOf(file: XmlElement): string | null {
  return textOf(named(file, 'wp:post_parent')[0])
}

function figureOf(file: XmlElement | undefined): string {
  const src = textOf(named(file, 'wp:attachment_url')[0])
  const isKept = /^(?:private|trash|draft)$/.test(textOf(named(file, 'wp:status')[0]) ?? '')
  if (src === null || !isPicture(src) || isKept) return ''
  const alt = fieldIn(file, '_wp_attachment_image_alt') ?? ''
  const caption = named(file, 'excerpt:encoded').map(rawTextOf).join('').trim()
  const figcaption = caption === '' ? '' : `<figcaption>${caption}</figcaption>`
  return `<figure><img src="${escapeAttribute(src)}" alt="${escapeAttribute(alt)}">${figcaption}</figure>`
}
