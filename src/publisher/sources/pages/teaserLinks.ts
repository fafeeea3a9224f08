import type { Element, Nodes, Root } from 'hast'
import { shortened, type Remark } from '../../findings.ts'
import { elementsNamed, isBlock, isElement, isHeading, isRunning, verbatim } from '../html/htmlElements.ts'
import { isLabelOfLinks, isLeftover } from '../text/leftovers.ts'
import { lineOf } from '../words/plainLine.ts'
import { namesOf } from '../html/namesOf.ts'
import { shownText } from '../html/shownText.ts'

/** A page with its links to other stories marked, as neither their names nor what is around them comes out of Readability. */
export function withTeasersMarked(page: Root, address: string | null): Root {
  const marked = (node: Nodes, around: Element[]): Nodes => {
    if (!('children' in node)) return node
    const inside = node.type === 'element' ? [...around, node] : around
    const children = node.children.map((child) => marked(child, inside))
    const isInStory = around.some((one) => isElement(one, 'article', 'main'))
    if (node.type !== 'element' || !isInStory || !isTeaser(node, around, address)) return { ...node, children } as Nodes
    return { ...node, children, properties: { ...node.properties, dataLeadsElsewhere: 'true' } } as Nodes
  }
  return elementsNamed(page, 'a').every(isRunning) ? page : (marked(page, []) as Root)
}

export function isMarkedTeaser(element: Element): boolean {
  return element.properties.dataLeadsElsewhere !== undefined
}

/** A story with more is a list, and to look for them all would take minutes. */
const mostTeasers = 50

/** A text without such links among its paragraphs; a list of stories that is one itself has little else. */
export function withoutTeaserLinks(text: Root, remark: Remark): Root {
  const links = elementsNamed(text, 'a').filter(isMarkedTeaser)
  const letters = links.reduce((sum, link) => sum + shownText(link).length, 0)
  if (links.length === 0 || links.length > mostTeasers || letters > shownText(text).length / 3) return text
  for (const link of links) {
    const words = linesIn(link).flatMap((line) => lineOf(line) ?? [])
    remark('repaired', 'leftover.dropped', { text: shortened(words.join(' ')) })
  }
  return withGaps(text, new Set(links))
}

/** What stands before a link and behind it is not run together. */
function withGaps<Part extends Nodes>(node: Part, links: Set<Nodes>): Part {
  if (!('children' in node)) return node
  const children = node.children.map((child) =>
    links.has(child) ? { type: 'element', tagName: 'div', properties: {}, children: [] } : withGaps(child, links),
  )
  return { ...node, children }
}

/** No teaser says more. Letters. */
const longest = 400

/**
 * A link around whole blocks: one called a teaser, one that opens with “Les også”, or a heading and a line below it that
 * lead to another page of the same site. What leads to other sites may be what the story is about.
 */
function isTeaser(link: Element, around: Element[], address: string | null): boolean {
  const { href } = link.properties
  if (!isElement(link, 'a') || typeof href !== 'string' || /^\s*#/.test(href) || isRunning(link)) return false
  const [label, ...others] = linesIn(link).flatMap((line) => lineOf(line) ?? [])
  if (label === undefined || shownText(link).length > longest) return false
  if (isLabelOfLinks(label) || (isHeading(firstIn(link)) && isLeftover({ text: label, isSingle: true }, false)))
    return true
  if ([link, ...holdersOf(link, around)].some(isCalledTeaser)) return true
  return others.length > 0 && isHeading(firstIn(link)) && isOnSite(href, address)
}

/** What a link stands alone in. */
function holdersOf(link: Element, around: Element[]): Element[] {
  const other = around.findLastIndex(({ children }, place) => {
    const inner = around[place + 1] ?? link
    return children.some((child) => child !== inner && (child.type === 'element' || /\S/.test(verbatim(child))))
  })
  return around.slice(other + 1)
}

function isCalledTeaser(element: Element): boolean {
  return [element.tagName, ...namesOf(element)].some((name) =>
    /(^|[-_])(teaser|bookmark|related|relatert|read-?more|les-?mer)([-_]|$)/i.test(name),
  )
}

/** The heading in a link, else the link itself. */
function firstIn(link: Element): Element {
  return elementsNamed(link, 'h2', 'h3', 'h4', 'h5', 'h6')[0] ?? link
}

function isOnSite(href: string, address: string | null): boolean {
  const led = URL.parse(href, address ?? 'https://page.invalid')
  return led?.host === (address === null ? 'page.invalid' : URL.parse(address)?.host)
}

/** What stands in blocks of its own, or beside them. */
export function linesIn(node: Nodes): string[] {
  if (node.type !== 'element' || (!isBlock(node.tagName) && isRunning(node)) || node.children.every(isRunning))
    return [shownText(node)]
  return node.children.flatMap(linesIn)
}
