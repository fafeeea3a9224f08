import type { Element } from 'hast'
import type { Block } from '#article/block.ts'
import { shortened } from '../findings.ts'
import { resolved, type Gathering } from './htmlInline.ts'
import { lineOf } from './plainLine.ts'

interface Said {
  caption: string | null
  credit: string | null
}

/** The picture of an `<img>`, which the desk will look for. Without a `<figcaption>` its title is the caption. */
export function pictureOf(element: Element, { picture, remark, base }: Gathering, said?: Said): Block[] {
  const { alt, title, width, height } = element.properties
  const line = element.position?.start.line
  const src = sourceOf(element)
  if (src === null) {
    remark('repaired', 'picture.lost/nowhere', {}, line)
    return []
  }
  // Pictures of a pixel count readers; they show nothing.
  if (isTiny(width) && isTiny(height)) {
    remark('note', 'picture.pixel', { src: shortened(src) }, line)
    return []
  }
  const caption = said?.caption ?? lineOf(typeof title === 'string' ? title : null)
  const words = { alt: typeof alt === 'string' ? alt.normalize('NFC') : '', caption, credit: said?.credit ?? null }
  return [{ type: 'image', image: picture(resolved(src, base), words, line) }]
}

/** Where the picture is; pages that load pictures late write that elsewhere than in `src`. */
function sourceOf({ properties }: Element): string | null {
  const { src, dataSrc, dataOriginal, dataLazySrc, srcSet } = properties
  const late = [dataSrc, dataLazySrc, dataOriginal].find(
    (address) => typeof address === 'string' && address.trim() !== '',
  )
  const isStandIn =
    typeof src !== 'string' ||
    src.trim() === '' ||
    (/^\s*data:/i.test(src) && (late !== undefined || srcSet !== undefined))
  const address = isStandIn ? (late ?? firstOf(srcSet)) : src
  return typeof address === 'string' && address.trim() !== '' ? address.trim() : null
}

function firstOf(srcSet: unknown): string | null {
  const [first] = Array.isArray(srcSet) ? srcSet : [srcSet]
  return typeof first === 'string' ? (first.trim().split(/\s+/)[0] ?? null) : null
}

function isTiny(size: unknown): boolean {
  return size !== undefined && size !== null && size !== '' && Number(size) <= 2
}
