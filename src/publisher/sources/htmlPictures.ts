import type { Element } from 'hast'
import type { Block } from '#article/block.ts'
import type { Gathering } from './htmlInline.ts'

interface Said {
  caption: string | null
  credit: string | null
}

/** The picture of an `<img>`, once the desk has found it. Without a `<figcaption>` its title is the caption. */
export async function pictureOf(element: Element, { picture, remark }: Gathering, said?: Said): Promise<Block[]> {
  const { src, alt, title } = element.properties
  const line = element.position?.start.line
  if (typeof src !== 'string' || src.trim() === '' || /^\s*data:/i.test(src)) {
    const why = typeof src === 'string' && src.trim() !== '' ? 'is written into the text itself' : 'says no "src"'
    remark('repaired', 'picture.lost', `a picture ${why}; it was left out. Save it beside the story and name it.`, line)
    return []
  }
  const caption = said?.caption ?? (typeof title === 'string' ? title.normalize('NFC').trim() || null : null)
  const words = { alt: typeof alt === 'string' ? alt.normalize('NFC') : '', caption, credit: said?.credit ?? null }
  const image = await picture(src, words, line)
  return image ? [{ type: 'image', image }] : []
}
