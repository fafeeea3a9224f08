import type { Element, Nodes, Root } from 'hast'
import { elementsNamed, isBlock, isElement, isHeading, isRunning } from '../html/htmlElements.ts'
import { hasLinkedHeading, linkText, shownText } from '../html/shownText.ts'
import { lengthOf, lettersOf } from '../words/plainWords.ts'
import { isAround } from './isAround.ts'

/** A paragraph of running text on a page, which is no menu, teaser or button, and which readers see. */
export interface PageParagraph {
  element: Element
  text: string
  letters: string
  /** Every `<article>` and `<main>` around it, the outermost first. */
  within: Element[]
}

/** A paragraph shorter than this may as well be a label or a caption of the page. Letters. */
export const runningLength = 60

/** The paragraphs of running text on a page or a part of it, in their order. */
function paragraphsIn(node: Nodes, within: Element[] = []): PageParagraph[] {
  if (!('children' in node)) return []
  if (node.type === 'element') {
    if (isAround(node, within.length > 0) || isHeading(node)) return []
    if (isBlock(node.tagName) && node.children.every(isRunning)) {
      const text = shownText(node)
      return isRunningText(node, text) ? [{ element: node, text, letters: lettersOf(text), within }] : []
    }
  }
  const inside = isElement(node, 'article', 'main') ? [...within, node] : within
  return node.children.flatMap((child) => paragraphsIn(child, inside))
}

/** What of a page is running text, and which of it is the story. */
export interface PageText {
  paragraphs: PageParagraph[]
  /** The `<article>` or `<main>` that holds most of the text found, the innermost of several; else the only article. */
  story: Element | undefined
  /** The same; where a page has neither, the innermost element around the text found and the only `<h1>`. */
  around: Element | undefined
  /** Boxes right beside the story's `<article>`, which in it would be fact boxes. */
  beside: Element[]
  /** Letters of the paragraphs found. */
  found: Set<string>
  /** The paragraphs of the page that are among those. */
  out: Element[]
}

export function pageTextOf(page: Root, text: Root | null): PageText {
  const paragraphs = paragraphsIn(page)
  const found = new Set(text === null ? [] : paragraphsIn(text).map(({ letters }) => letters))
  const held = new Map<Element, number>()
  for (const { letters, within } of paragraphs)
    if (found.has(letters)) for (const element of within) held.set(element, (held.get(element) ?? 0) + 1)
  const most = Math.max(...held.values())
  const holding = [...held.keys()].findLast((element) => held.get(element) === most)
  const articles = holding ? [] : elementsNamed(page, 'article')
  const story = holding ?? (articles.length === 1 ? articles[0] : undefined)
  const out = paragraphs.filter(({ letters }) => found.has(letters)).map(({ element }) => element)
  return {
    paragraphs,
    story,
    around: story ?? innermostAround(page, out),
    beside: boxesBeside(page, story),
    found,
    out,
  }
}

function boxesBeside(node: Nodes, story: Element | undefined): Element[] {
  if (!isElement(story, 'article') || !('children' in node)) return []
  const isBox = (child: Nodes) => isElement(child, 'aside') && !isAround(child, true)
  if ((node.children as Nodes[]).includes(story)) return node.children.filter(isBox) as Element[]
  return node.children.flatMap((child) => boxesBeside(child, story))
}

function innermostAround(page: Root, paragraphs: Element[]): Element | undefined {
  const titles = elementsNamed(page, 'h1')
  const sought = new Set(titles.length === 1 ? [...paragraphs, ...titles] : paragraphs)
  let innermost: Element | undefined
  const countIn = (node: Nodes): number => {
    const inside = 'children' in node ? node.children.reduce((count, child) => count + countIn(child), 0) : 0
    const count = inside + (node.type === 'element' && sought.has(node) ? 1 : 0)
    if (count === sought.size && node.type === 'element') innermost ??= node
    return count
  }
  countIn(page)
  return innermost
}

/** Whether an article within a page is there to lead to another page: it is links, or a few lines under one. */
export function isTeaser(article: Element, paragraphs: PageParagraph[]): boolean {
  const linked = linkText(article).length
  if (linked >= shownText(article).length / 2) return true
  return paragraphs.length <= 2 && (hasLinkedHeading(article) || (paragraphs.length < 2 && linked > 0))
}

function isRunningText(element: Element, text: string): boolean {
  return lengthOf(text) >= runningLength && linkText(element).length < text.length / 2
}
