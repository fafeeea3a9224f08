import type { Element, Nodes, Root } from 'hast'
import { imagesIn, isBlock, isDropped, isElement, isRunning } from '../html/htmlElements.ts'
import { lineOf } from '../words/plainLine.ts'
import { lettersOf } from '../words/plainWords.ts'
import { isLeftover } from '../text/leftovers.ts'
import { isCallToPay } from './wordsOfPaying.ts'

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

/** Whether an element stands in another, or is that. */
export function holds(outer: Element, inner: Element): boolean {
  return elementsNamed(outer, inner.tagName).includes(inner)
}

export function elementsNamed(node: Nodes, ...tags: string[]): Element[] {
  const inside = 'children' in node ? node.children.flatMap((child) => elementsNamed(child, ...tags)) : []
  return isElement(node, ...tags) ? [node, ...inside] : inside
}

/** Whole names of classes and ids that newsrooms give to what is no part of a story. */
const aroundNames =
  /^(comments?|comments?-?(list|area|body|section|form)|respond|disqus_thread|kommentar(er|felt)?|newsletter|nyhetsbrev|cookies?|consent|gdpr|share|sharing|sharedaddy|social|ads?|annonse|paywall)$/i

/** What stands around a story, or in the middle of it without being of it. */
export function isAround(element: Element, isInStory: boolean): boolean {
  const { tagName: tag, properties } = element
  if (isDropped(tag) || tag === 'nav' || tag === 'dialog' || isHidden(element)) return true
  if (tag === 'html' || tag === 'body' || tag === 'main') return false
  if (namesOf(element).some((name) => aroundNames.test(name))) return true
  // Some systems wrap the whole page in one form.
  if (tag === 'form') return isInStory
  if (tag === 'aside') return !readsAsFactbox(element) && !(isInStory && saysInShort(element))
  return properties.role === 'navigation'
}

/** Classes and id, but for the id that a program has made of the heading of a section. */
export function namesOf(element: Element): string[] {
  const { className, id } = element.properties
  return [className, isPlainSection(element) ? [] : id].flat().filter((name) => typeof name === 'string')
}

/**
 * Whether a section is known by its own heading, as pandoc writes `<section id="social" class="level2">`, and holds text
 * and nothing else. Without pandoc's class, `<section id="comments">` is what readers wrote.
 */
export function isPlainSection({ tagName, properties: { id, className }, children }: Element): boolean {
  if (tagName !== 'section' || id === undefined) return false
  if (![className].flat().some((name) => /^level[1-6]$/.test(String(name)))) return false
  const [heading, ...others] = children.filter((child) => child.type === 'element')
  if (!heading || !isHeading(heading) || lettersOf(shownText(heading)) !== lettersOf(id)) return false
  return (
    others.length > 0 && others.every((part) => isText(part) || isPlainSection(part) || isElement(part, 'pre', 'dl'))
  )
}

export function isHidden(element: Element): boolean {
  return isUndrawn(element) || element.properties.ariaHidden === 'true'
}

/** What nobody sees; what is hidden from screen readers alone, others do see. */
export function isUndrawn({ properties: { hidden, style } }: Element): boolean {
  const isStyledSo = typeof style === 'string' && /(display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style)
  return (hidden !== undefined && hidden !== false) || isStyledSo
}

/** Whether an `<aside>` tells something itself, rather than leading to other stories or asking for an address. */
function readsAsFactbox(aside: Element): boolean {
  if (elementsNamed(aside, 'article', 'nav', 'form').length > 0 || hasLinkedHeading(aside)) return false
  const [heading] = elementsNamed(aside, ...headings)
  if (heading && (ofReaders.test(shownLine(heading) ?? '') || isCallToPay(shownText(heading)))) return false
  const [all, linked] = [shownText(aside), linkText(aside)].map((text) => lengthOf(lettersOf(text))) as [number, number]
  const isCalledSo = isNamedFactbox(aside) || (heading && /^\s*(fakta|facts?)\b/i.test(shownText(heading)))
  return all - linked >= (isCalledSo ? 1 : 40) && linked < all / 2
}

/** Whether an `<aside>` in a story is a short quote, or a few words under a heading, and leads nowhere. */
function saysInShort(aside: Element): boolean {
  if (elementsNamed(aside, 'a', 'article', 'nav', 'form', 'button', 'img').length > 0) return false
  const [words, [heading]] = [shownText(aside), elementsNamed(aside, ...headings)]
  if (heading) return !asksReaders(shownText(heading)) && lettersOf(words).length > lettersOf(shownText(heading)).length
  const isQuote =
    elementsNamed(aside, 'blockquote').length > 0 || namesOf(aside).some((name) => /quote|sitat/i.test(name))
  return /\p{L}/u.test(words) && (isQuote || /^\s*[«“"–—]/.test(words))
}

/** `Kommentarer (12)`: what readers write below a story; `Kommentar` is one of the paper's own. */
const ofReaders = /^(\d+ )?(les[ea]r)?(kommentar[ea]r|comments)( \(?\d+\)?)?:?$/i

/** A heading of what no story says: an advert, a list of other stories, what readers write, a call to subscribe, support or share. */
function asksReaders(heading: string): boolean {
  const text = lineOf(heading) ?? ''
  const isCall =
    /^(abonn(er|ement)|bli abonnent|subscribe|støtt (oss|avisa|avisen)|support us|tips (oss|redaksjonen)|(har du )?(et )?tips\?|nyhetsbrev(et)?|newsletter|følg oss|follow us|del|share|sponset( innhold)?|reklame|ads?)\s?[.!:]?$/i
  return isCall.test(text) || isCallToPay(text) || ofReaders.test(text) || isLeftover({ text, isSingle: true }, false)
}

/** `category-fakta` says what a whole story is about. */
const factboxName =
  /(^|-)(fact|fakta)(-?box|-?boks)(-v\d+)?$|(^|(?<!(^|-)(category|kategori|tag|section|theme|type|term|topic))-)(facts?|fakta)$/i

/** Whether an element has the class that newsrooms give their fact boxes, or is one of their own: `<brick-fact-box>`. */
export function isNamedFactbox({ tagName, properties: { className } }: Element): boolean {
  return [tagName, className].flat().some((name) => factboxName.test(String(name)))
}

/** Whether an article within a page is there to lead to another page: it is links, or a few lines under one. */
export function isTeaser(article: Element, paragraphs: PageParagraph[]): boolean {
  const linked = linkText(article).length
  if (linked >= shownText(article).length / 2) return true
  return paragraphs.length <= 2 && (hasLinkedHeading(article) || (paragraphs.length < 2 && linked > 0))
}

function hasLinkedHeading(element: Element): boolean {
  const isIn = (outer: Element[], ...inner: string[]) => outer.some((one) => elementsNamed(one, ...inner).length > 0)
  return isIn(elementsNamed(element, ...headings), 'a') || isIn(elementsNamed(element, 'a'), ...headings)
}

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']

export function isHeading(element: Element): boolean {
  return headings.includes(element.tagName)
}

function isRunningText(element: Element, text: string): boolean {
  return lengthOf(text) >= runningLength && linkText(element).length < text.length / 2
}

/** Whether an element is such as stands below a heading in a story, rather than teasers and buttons. */
export function isText(element: Element): boolean {
  const isPart = isElement(element, 'p', 'ul', 'ol', 'table', 'blockquote', 'figure') || isHeading(element)
  return isPart && (imagesIn([element]).length > 0 || !isMostlyLinks(element))
}

/** Whether what an element says is said in links, if it says anything. */
export function isMostlyLinks(element: Element): boolean {
  return linkText(element).length >= shownText(element).length / 2
}

/** The text that readers of the page see. */
export function shownText(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type === 'element' && (isDropped(node.tagName) || isHidden(node))) return ''
  return 'children' in node ? node.children.map(shownText).join('') : ''
}

/** The same on one line; null where there is none. */
export function shownLine(node: Nodes | undefined): string | null {
  return node ? lineOf(shownText(node)) : null
}

/** How a part of a page begins: the first line in it that is so `called`, or else its text. */
export function startOf(part: Element, ...called: string[]): string {
  return shownLine(elementsNamed(part, ...called)[0]) ?? shownText(part)
}

function linkText(element: Element): string {
  return elementsNamed(element, 'a').map(shownText).join('')
}

/** A letter of Chinese or Japanese says what takes others three. */
export function lengthOf(text: string): number {
  return text.length + 2 * (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0)
}
