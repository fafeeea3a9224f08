import type { Element, Nodes, Root } from 'hast'
import {
  captionAndCredit,
  elementsNamed,
  holds,
  holdsAny,
  imagesIn,
  isRunning,
  madeElement,
} from '../html/htmlElements.ts'
import { addressesOf } from './leftOutParts.ts'
import { isLede } from './ledeNames.ts'
import { askAbove, isOfWriter } from './aboveText.ts'
import { shownText } from '../html/shownText.ts'
import { type PageText, runningLength } from './pageText.ts'
import { lettersOf } from '../words/plainWords.ts'
import type { StatedPicture } from './pageDetails.ts'

/** What a page shows at the head of its story: the picture that leads it, and what the text holds before its first words. */
export interface Lead {
  picture: Element | null
  /** That picture, and portraits of those who wrote, where they came out with the text. */
  inText: Element[]
}

/** The picture of a `<figure>` above the text, or what the text opens with. */
export function leadOf(page: Root, read: PageText, text: Root | null, writers: string[]): Lead {
  if (text === null) return { picture: null, inText: [] }
  const [first] = read.out
  const portraits = portraitsIn(page, first, writers)
  const pictures = openingPictures(read, text)
  const opening = pictures.find((picture) => !isSmall(picture) && !portraits(picture))
  const above = first === undefined ? null : aboveText(page, read, text, first, portraits)
  const inText = pictures.filter((picture) => portraits(picture) || (above === null && picture === opening))
  return { picture: above ?? opening ?? null, inText }
}

/** A picture with the words that the data of its page has for the same file, where the page shows none. */
export function withStatedWords(picture: Element, { src, alt, caption, credit }: StatedPicture): Element {
  const [image] = imagesIn([picture])
  if (!image || !addressesOf(image).some((address) => fileIn(address) === fileIn(src))) return picture
  const named: Element = { ...image, properties: { ...image.properties, alt: image.properties.alt || alt } }
  if (caption === null && credit === null) return withElement(picture, image, named)
  if (holdsAny(picture, 'figcaption')) return withElement(picture, image, named)
  return madeElement('figure', [
    withElement(picture, image, named),
    madeElement('figcaption', captionAndCredit(caption, credit)),
  ])
}

function withElement(around: Element, old: Element, replacing: Element): Element {
  if (around === old) return replacing
  const children = around.children.map((child) =>
    child.type === 'element' ? withElement(child, old, replacing) : child,
  )
  return { ...around, children }
}

/** The name of a file of a picture, whatever its size and kind: `skolen-1024x683.jpg` and `skolen.webp?w=480` are one. */
function fileIn(address: string): string {
  const [path] = address.trim().split(/[\s?#]/, 1)
  const name = path!.split('/').at(-1)!.toLowerCase()
  return name.replace(/\.\w+$/, '').replace(/-(\d+x\d+|scaled)$/, '')
}

/** The figures with one picture, and the bare pictures, before the first running text that came out, but for a lede. */
function openingPictures({ paragraphs, found }: PageText, text: Root): Element[] {
  const own = paragraphs.filter(({ element, letters }) => found.has(letters) && !isLede(element))
  const letters = new Set(own.map((one) => one.letters))
  const pictures: Element[] = []
  const isBefore = (node: Nodes): boolean => {
    if (node.type !== 'element') return !('children' in node) || node.children.every(isBefore)
    if (/^(figure|img)$/.test(node.tagName)) {
      if (imagesIn([node]).length === 1) pictures.push(node)
      return imagesIn([node]).length <= 1
    }
    if (/^(blockquote|aside|table|ul|ol|dl|pre)$/.test(node.tagName) && shownText(node).length >= runningLength)
      return false
    if (node.children.every(isRunning) && letters.has(lettersOf(shownText(node)))) return false
    return node.children.every(isBefore)
  }
  isBefore(text)
  return pictures
}

/** A `<figure>` with one picture that stands between the headline and the first paragraph and has not come out. */
function aboveText(
  page: Root,
  { story }: PageText,
  text: Root,
  first: Element,
  isPortrait: (picture: Element) => boolean,
): Element | null {
  const isTitled = story !== undefined && holdsAny(story, 'h1')
  const outer = isTitled ? story : (elementsNamed(page, 'main')[0] ?? elementsNamed(page, 'body')[0])
  if (outer === undefined) return null
  const addresses = new Set(imagesIn(text.children).flatMap(addressesOf))
  const isOut = (figure: Element) =>
    imagesIn([figure])
      .flatMap(addressesOf)
      .some((address) => addresses.has(address))
  let isBelowHeadline = isTitled
  let picture: Element | null = null
  const mayLead = (figure: Element) =>
    isBelowHeadline && imagesIn([figure]).length === 1 && !isSmall(figure) && !isPortrait(figure) && !isOut(figure)
  askAbove(outer, first, (element) => {
    // Another story, or a link to one.
    if (/^(article|a)$/.test(element.tagName) && !holds(element, first)) return false
    // The header of the site, and its footer.
    if (outer.tagName === 'body' && /^(header|footer)$/.test(element.tagName)) return false
    if (element === story || element.tagName === 'h1') isBelowHeadline = true
    if (element.tagName === 'figure' && mayLead(element)) picture ??= element
    return element.tagName !== 'figure'
  })
  return picture
}

/** Lead pictures are wider than this, wherever they say how wide they are. */
const portraitWidth = 100

function isSmall(picture: Element): boolean {
  return imagesIn([picture]).some((image) => Number(image.properties.width) <= portraitWidth)
}

/** Tells portraits of those who wrote: what stands in a byline, or without a caption is called as the writers are. */
function portraitsIn(page: Root, first: Element | undefined, writers: string[]): (picture: Element) => boolean {
  const within = (node: Nodes): Element[] => {
    if (!('children' in node)) return []
    const isOfOne = first !== undefined && node.type === 'element' && isOfWriter(node, first)
    return isOfOne ? imagesIn([node]) : node.children.flatMap(within)
  }
  const known = new Set(within(page).flatMap(addressesOf))
  const names = writers.map(lettersOf).filter((name) => name !== '')
  return (picture) => {
    const isCaptioned = holdsAny(picture, 'figcaption')
    return imagesIn([picture]).some((image) => {
      const alt = lettersOf(image.properties.alt ?? '')
      const isNamed = !isCaptioned && names.some((name) => alt === name || alt === `${name}savatar`)
      return isNamed || addressesOf(image).some((address) => known.has(address))
    })
  }
}
