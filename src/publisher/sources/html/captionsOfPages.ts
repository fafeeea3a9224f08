import type { Element, Nodes } from 'hast'
import { elementsIn, elementsNamed, holdsAny, isBlock, isElement, without } from './htmlElements.ts'
import { hasName } from './namesOf.ts'
import { shownText } from './shownText.ts'
import { lettersOf } from '../words/plainWords.ts'

/**
 * A picture and the words that systems set below it by name, or in a `<figcaption>` beside the figure or deep within it,
 * as a `<figure>` with its `<figcaption>`; in that a `<cite>` for who took the picture.
 */
export function withCaption(element: Element): Element {
  if (!/^(div|figure)$/.test(element.tagName)) return element
  const caption = element.children.find((child): child is Element => child.type === 'element' && isCaption(child))
  if (caption === undefined || holdsAny(caption, ...noCaption)) return element
  if (elementsNamed(element, 'img', 'amp-img').length !== 1) return element
  // What says more than its caption is more than a picture.
  if (element.tagName === 'div' && lettersOf(shownText(element)) !== lettersOf(shownText(caption))) return element
  const picture = element.children
    .filter((child) => child !== caption)
    .flatMap((child) => (isElement(child, 'figure') ? child.children : [child]))
  const { className: _, id: __, ...properties } = element.properties
  return { ...element, tagName: 'figure', properties, children: [...picture, captionOf(caption)] }
}

/** A card of text below a picture is called a caption, too. */
const noCaption = 'img amp-img table h1 h2 h3 h4 h5 h6 ul ol blockquote button form'.split(' ')

const captionNames =
  /^((wp|image|img|photo|picture|media|news-img)[-_]?)?caption([-_]text)?$|^(bilde|bilete|billed|foto)[-_]?tekst$/i

function isCaption(part: Element): boolean {
  if (part.tagName === 'figcaption') return true
  if (!/^(p|div|span|small)$/.test(part.tagName)) return false
  const inside = part.children.filter((child) => child.type !== 'text' || /\S/.test(child.value))
  const isOfCaptions = inside.length > 0 && inside.every((child) => isElement(child, 'figcaption'))
  return isOfCaptions || hasName(part, captionNames)
}

/** Who took the picture stands last, in an element called so. */
function captionOf(caption: Element): Element {
  const credit = creditIn(caption)
  const words = credit === undefined ? caption.children : without(caption.children, credit)
  const said = words.flatMap((child) => withoutCaptions(child)) as Element['children']
  const cite: Element[] =
    credit === undefined ? [] : [{ ...credit, tagName: 'cite', properties: {}, children: credited(credit) }]
  return { ...caption, tagName: 'figcaption', children: [...said, ...cite] }
}

/** A caption may hold others, one of them for who took the picture. */
function withoutCaptions(node: Nodes): Nodes[] {
  return isElement(node, 'figcaption') ? [{ ...node, tagName: 'p' }] : [node]
}

const creditNames = /(^|[-_])(credits?|photo-?credit|photographer|fotograf|copyright|byline)$/i
const creditProperties = /^(author|creator|creditText|copyrightHolder|copyrightNotice)$/

/** No line of who took a picture is longer. Letters. */
const longestCredit = 100

function creditIn(caption: Element): Element | undefined {
  const [outer, ...others] = elementsIn(caption).filter((element) => element !== caption && isCredit(element))
  if (outer === undefined) return undefined
  const inside = new Set(elementsIn(outer))
  if (others.some((other) => !inside.has(other))) return undefined
  const [all, credit] = [lettersOf(shownText(caption)), lettersOf(shownText(outer))]
  const isWhole = all === credit && !isCalledCredit(outer)
  return credit !== '' && credit.length <= longestCredit && all.endsWith(credit) && !isWhole ? outer : undefined
}

function isCredit(element: Element): boolean {
  if (isElement(element, 'cite', 'small')) return true
  return isElement(element, 'span', 'p', 'div', 'figcaption', 'em') && isCalledCredit(element)
}

function isCalledCredit(element: Element): boolean {
  const properties = [element.properties.itemProp].flat().map(String)
  return hasName(element, creditNames) || properties.some((name) => creditProperties.test(name))
}

/** Labrador sets “Foto: ” before the name by style. */
function credited({ properties, children }: Element): Element['children'] {
  const prefix = properties.dataBylinePrefix
  const running = children.map((child) =>
    child.type === 'element' && isBlock(child.tagName) ? { ...child, tagName: 'span' } : child,
  )
  return typeof prefix === 'string' ? [{ type: 'text', value: prefix }, ...running] : running
}
