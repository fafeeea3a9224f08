import type { Element, Root } from 'hast'
import { shortened } from '../../findings.ts'
import { isAdvertLabel } from './adverts.ts'
import { elementsNamed, holdsAny, imagesIn, isBlock, isElement, isHeading, isRunning } from '../html/htmlElements.ts'
import { isText } from '../html/namesOf.ts'
import { isHidden, isMostlyLinks, shownLine, shownText } from '../html/shownText.ts'
import { isAround } from './isAround.ts'
import type { PageText } from './pageText.ts'
import { isStandfirst } from './ledeNames.ts'
import { lettersOf } from '../words/plainWords.ts'
import type { Desk } from '../desk.ts'

type Kind = 'part' | 'picture' | 'frame' | 'hidden'

/** Something of a story that is no paragraph of running text. */
interface Part {
  kind: Kind
  element: Element
  text: string
}

/** Tells which headings, lines, captions, pictures and frames between the paragraphs that came out have not. */
export function tellPartsLeftOut(story: Element, read: PageText, text: Root | null, shown: string, desk: Desk): void {
  const addresses = new Set(text === null ? [] : imagesIn(text.children).flatMap(addressesOf))
  const frames = new Set(text === null ? [] : elementsNamed(text, ...frameTags).flatMap(addressesOf))
  const isOut: Record<Kind, (part: Part) => boolean> = {
    part: (part) => shown.includes(lettersOf(part.text)),
    picture: ({ element }) => addressesOf(element).some((address) => addresses.has(address)),
    frame: ({ element }) => addressesOf(element).some((address) => frames.has(address)),
    hidden: (part) => shown.includes(lettersOf(part.text)),
  }
  const missing = partsOf(story, read).filter((part) => !isOut[part.kind](part))
  const told = (kind: Kind) => missing.filter((part) => part.kind === kind)
  for (const { element, text: what } of told('frame'))
    desk.remark('repaired', 'html.dropped', { what }, element.position?.start.line)
  for (const [kind, words] of [
    ['part', 'page.cut/parts'],
    ['picture', 'page.cut/pictures'],
    ['hidden', 'page.cut/hidden'],
  ] as const) {
    const [first, ...others] = told(kind)
    if (first) {
      const values = { count: others.length + 1, text: shortened(first.text) }
      desk.remark('repaired', words, values, first.element.position?.start.line)
    }
  }
}

const frameTags = ['iframe', 'object', 'embed']

/** What stands in a story before its last paragraph; above its first captions and ledes. */
function partsOf(story: Element, { paragraphs, found }: PageText): Part[] {
  const running = new Map(paragraphs.map(({ element, letters }) => [element, found.has(letters)]))
  const parts: Part[] = []
  let settled = 0
  let hasBegun = false
  const visit = (element: Element, next: Element | undefined, above?: Element) => {
    if (running.get(element)) {
      hasBegun = true
      settled = parts.length
    }
    if (running.has(element) || isLinkAroundBlocks(element)) return
    const isBelowHeadline = isElement(above, 'h1') && isSentence(element)
    const part =
      !hasBegun && (isStandfirst(element) || isBelowHeadline) ? lineIn(element) : partIn(element, next, above, hasBegun)
    if (part !== null) parts.push(part)
    if (part !== null || (element !== story && (isAround(element, true) || element.tagName === 'article'))) return
    const elements = element.children.filter((child) => child.type === 'element')
    // A heading at the end of a card stands above what follows that.
    const last = (child: Element) => (elements.length === 1 || isHeading(child) ? next : undefined)
    for (const [place, child] of elements.entries())
      visit(child, elements[place + 1] ?? last(child), elements[place - 1])
  }
  visit(story, undefined)
  return parts.slice(0, settled)
}

/** Some words that end as a sentence does: dates, bylines and labels do not. */
function isSentence(element: Element): boolean {
  return isElement(element, 'p') && !isMostlyLinks(element) && /\S\s+\S+\s+\S.*[.!?…]\s*$/s.test(shownText(element))
}

/** A link around whole blocks leads to another story. */
function isLinkAroundBlocks(element: Element): boolean {
  return isElement(element, 'a') && !isRunning(element)
}

function partIn(
  element: Element,
  next: Element | undefined,
  above: Element | undefined,
  hasBegun: boolean,
): Part | null {
  const { tagName } = element
  if (tagName === 'figcaption') return lineIn(element)
  if (!hasBegun) return null
  if (frameTags.includes(tagName)) {
    const [src] = addressesOf(element)
    return { kind: 'frame', element, text: `<${tagName}${src ? ` src=${shortened(src)}` : ''}>` }
  }
  if (tagName === 'img') return pictureIn(element)
  if (isHidden(element)) return hiddenIn(element, above !== undefined && isHeading(above))
  if (tagName === 'aside' && isAround(element, true)) return asideIn(element)
  return isLine(element, next) ? lineIn(element) : null
}

function lineIn(element: Element): Part | null {
  const text = shownLine(element)
  return text === null ? null : { kind: 'part', element, text }
}

/** Pictures of a pixel and those that state no address show nothing. */
function pictureIn(element: Element): Part | null {
  const { alt, width } = element.properties
  const [src] = addressesOf(element)
  if (src === undefined || Number(width ?? 3) <= 2) return null
  return { kind: 'picture', element, text: (typeof alt === 'string' && alt.trim()) || src }
}

/** Hidden running text, as below "Show more", and a few words below a question; forms and menus are hidden as well. */
function hiddenIn(element: Element, isBelowHeading: boolean): Part | null {
  if (!isElement(element, 'div', 'section', 'p')) return null
  const shown = { ...element, properties: {} }
  const parts = element.children.every(isRunning) ? [shown] : elementsNamed(shown, 'p')
  const [text] = parts.flatMap((one) => shownLine(one) ?? [])
  const isTold = text !== undefined && (text.length >= 40 || (isBelowHeading && /\S\s+\S+\s+\S/.test(text)))
  if (!isTold || holdsAny(element, 'form', 'nav', 'a')) return null
  return { kind: 'hidden', element, text }
}

/** More than a label, which leads nowhere and is not called what stands around a story. */
function asideIn(aside: Element): Part | null {
  if (isAround({ ...aside, tagName: 'div' }, true)) return null
  const isLeading = holdsAny(aside, 'a', 'form', 'nav', 'button')
  return isLeading || !/\S\s+\S/.test(shownText(aside)) ? null : lineIn(aside)
}

/** A heading above text, or a short line, entry or cell that is no link or label of an advert; in other blocks one word is a label. */
function isLine(element: Element, next: Element | undefined): boolean {
  if (isHeading(element))
    return next !== undefined && (isText(next) || (isHidden(next) && hiddenIn(next, true) !== null))
  if (!isBlock(element.tagName) || !element.children.every(isRunning) || isAdvertLabel(element)) return false
  if (/^t[dh]$/.test(element.tagName)) return true
  const isWritten = /^(p|li|dt|dd|caption)$/.test(element.tagName) || /\S\s+\S/.test(shownText(element))
  return isWritten && !isMostlyLinks(element)
}

/** Wherever an element says that its picture or frame is. */
export function addressesOf({
  properties: { src, srcSet, data, dataSrc, dataOriginal, dataLazySrc },
}: Element): string[] {
  const stated = [src, data, dataSrc, dataOriginal, dataLazySrc, srcSet].flat()
  return stated.filter((address) => typeof address === 'string' && address !== '').map(String)
}
