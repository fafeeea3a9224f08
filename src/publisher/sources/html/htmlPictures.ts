import type { Element, RootContent } from 'hast'
import type { Block } from '#article/block.ts'
import { shortened } from '../../findings.ts'
import { imagesIn, isElement, verbatim } from './htmlElements.ts'
import { resolved, type Gathering } from './htmlInline.ts'
import { lineOf } from '../words/plainLine.ts'
import { isBlank } from '../words/plainWords.ts'

interface Said {
  caption: string | null
  credit: string | null
}

/** The picture of an `<img>`, which the desk will look for. Without a `<figcaption>` its title is the caption. */
export function pictureOf(element: Element, { picture, remark, base, isFile }: Gathering, said?: Said): Block[] {
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
  // Browsers save pictures in a folder beside their page, which says all the same where on the web it was.
  const address = isFile && isRelative(src) ? src : resolved(src, base)
  return [{ type: 'image', image: picture(address, words, line) }]
}

/** Pictures that stand in a paragraph before its first word. */
export function imagesAbove(nodes: RootContent[]): Element[] {
  const first = nodes.findIndex((node) => !isBlank([verbatim(node)]))
  return imagesIn(first === -1 ? nodes : nodes.slice(0, first))
}

/** `![Brua](bru.jpg)` and then `*Brua i dag*` is a picture with its caption, if a paragraph is nothing but such pairs. */
export function figuresIn(nodes: RootContent[]): Element[] {
  const parts = nodes.filter(
    (node) => !isElement(node, 'br') && (imagesIn([node]).length > 0 || !isBlank([verbatim(node)])),
  )
  const figures = parts.flatMap((part, place): Element[] => {
    const caption = parts[place + 1]
    if (place % 2 > 0 || part.type !== 'element' || !isElement(caption, 'em', 'i')) return []
    const [image, ...more] = imagesAbove([part])
    if (!image || more.length > 0 || image.properties.title || imagesIn([caption]).length > 0) return []
    return [{ ...caption, tagName: 'figure', children: [part, { ...caption, tagName: 'figcaption' }] }]
  })
  return figures.length === parts.length / 2 ? figures : []
}

/**
 * Where the picture is. Pages that load pictures late write that elsewhere than in `src`, where something stands in for
 * it; browsers that save a page put their own copy there, of the same name.
 */
function sourceOf({ properties }: Element): string | null {
  const { src, dataSrc, dataOriginal, dataLazySrc, srcSet } = properties
  const late = [dataSrc, dataLazySrc, dataOriginal].find(isAddress)
  if (late !== undefined && !(isAddress(src) && nameOf(src) === nameOf(late))) return late.trim()
  const isStandIn = !isAddress(src) || (/^\s*data:/i.test(src) && srcSet !== undefined)
  const address = isStandIn ? firstOf(srcSet) : src
  return isAddress(address) ? address.trim() : null
}

function isRelative(address: string): boolean {
  return !/^([a-z][a-z0-9+.-]*:|\/)/i.test(address)
}

function isAddress(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

function nameOf(address: string): string | undefined {
  return address
    .replace(/[?#].*$/, '')
    .split('/')
    .at(-1)
}

function firstOf(srcSet: unknown): string | null {
  const [first] = Array.isArray(srcSet) ? srcSet : [srcSet]
  return typeof first === 'string' ? (first.trim().split(/\s+/)[0] ?? null) : null
}

function isTiny(size: unknown): boolean {
  return size !== undefined && size !== null && size !== '' && Number(size) <= 2
}
