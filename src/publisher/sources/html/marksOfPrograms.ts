import type { Element, Nodes, Root } from 'hast'
import { shortened, type Remark } from '../../findings.ts'
import { isElement, verbatim } from './htmlElements.ts'
import { elementsNamed, isNamedFactbox, shownText } from '../pages/pageText.ts'
import { asPicture } from './picturesOfPages.ts'
import { lineOf } from '../words/plainLine.ts'

/**
 * What programs say by class or style, in the elements that HTML has for it: `<del>` for what is struck out, `<aside>`
 * for a fact box, `<footer>` for who said what is quoted, `<img>` for a picture. Comments in the margin are for the desk, and are left out.
 */
export function withMarksOfPrograms(tree: Root, remark: Remark): Root {
  const struck = struckClasses(tree)
  const comments: Element[] = []
  let letters: number | undefined
  const isPart = (box: Element) => shownText(box).length <= (letters ??= shownText(tree).length) / 2
  const plainly = (given: Element, isInBox: boolean): Element[] => {
    const node = asPicture(given)
    if (isComment(node)) comments.push(node)
    if (isComment(node) || isMarkOfComment(node) || isMarkOfProgram(node)) return []
    const isBox = !isInBox && isBoxByName(node) && isPart(node)
    const tagName = isBox ? 'aside' : node.tagName
    const writer = tagName === 'blockquote' ? writerIn(node) : undefined
    const children = node.children.flatMap((child): Element['children'] => {
      if (child.type !== 'element') return [child]
      return plainly(child === writer ? { ...writer, tagName: 'footer' } : child, isInBox || tagName === 'aside')
    })
    const properties = isBox ? { ...node.properties, className: ['factbox'] } : leadingStraight(node)
    const plain: Element = { ...node, tagName, properties, children }
    return [isStruckOut(node, struck) ? within('del', plain) : plain]
  }
  const children = tree.children.flatMap((child): Root['children'] =>
    child.type === 'element' ? plainly(child, false) : [child],
  )
  const [first] = comments
  if (first) {
    const values = { count: comments.length, text: shortened(lineOf(verbatim(first)) ?? '') }
    remark('repaired', 'comment.dropped/margin', values, first.position?.start.line)
  }
  return { ...tree, children }
}

function within(tagName: string, element: Element): Element {
  const { style: _style, ...properties } = element.properties
  const inside: Element = { type: 'element', tagName, properties: {}, children: element.children }
  return { ...element, properties, children: [inside] }
}

/** Google Docs puts comments below the text, each in a block that begins with the way back to it; Word names them. */
function isComment(element: Element): boolean {
  if (hasClass(element, /^(msocomtxt|msocommenttext)$/i)) return true
  return /^(div|p)$/.test(element.tagName) && /^cmnt\d+$/.test(String(firstLinkIn(element)?.properties.id))
}

function isMarkOfComment(element: Element): boolean {
  return hasClass(element, /^msocomanchor$/i) || (element.tagName === 'a' && /^#cmnt\d+$/.test(hrefOf(element)))
}

/** The sign that Word sets before an entry of a list, and the button that WordPress sets beside a link to a file. */
function isMarkOfProgram(element: Element): boolean {
  if (element.tagName === 'a') return hasClass(element, /^wp-block-file__button$/)
  const isOfList = element.tagName === 'span' && /mso-list:\s*Ignore/i.test(String(element.properties.style))
  return isOfList && /^\s*[·•§▪–o-]\s*$/.test(verbatim(element))
}

/** Google Docs leads every link by way of Google, and so do addresses copied from what it found. */
function leadingStraight(element: Element): Element['properties'] {
  const address = element.tagName === 'a' ? hrefOf(element) : ''
  const query = /^https?:\/\/www\.google\.com\/url\?/.test(address) ? URL.parse(address)?.searchParams : undefined
  const href = ['q', 'url'].map((name) => query?.get(name)).find((led) => led && /^https?:\/\//i.test(led))
  return href ? { ...element.properties, href } : element.properties
}

/** The link that a block begins with. */
function firstLinkIn(element: Element): Element | undefined {
  const first = element.children.find((child) => child.type === 'element' || /\S/.test(textIn(child)))
  if (isElement(first, 'p')) return firstLinkIn(first)
  return isElement(first, 'a') ? first : undefined
}

/** A box by its name alone, unless the whole story stands in it. */
function isBoxByName(element: Element): boolean {
  const isPart = /^(div|section)$|-/.test(element.tagName)
  return isPart && isNamedFactbox(element) && elementsNamed(element, 'article', 'main', 'h1').length === 0
}

/** Who said it, at the end of a quote: `<div class="quote-author">`. */
function writerIn(quote: Element): Element | undefined {
  const last = quote.children.findLast((child) => child.type === 'element')
  return last && quote.children.length > 1 && hasClass(last, /(^|[-_])(author|attribution)$/i) ? last : undefined
}

const struckThrough = /text-decoration(-line)?\s*:[^;]*line-through/i

/** Not of lists and tables, which are struck out part by part. */
function isStruckOut(element: Element, classes: Set<string>): boolean {
  if (/^(ul|ol|table|thead|tbody|tfoot|tr|body|html)$/.test(element.tagName)) return false
  if (struckThrough.test(String(element.properties.style))) return true
  return classes.size > 0 && classesOf(element).some((name) => classes.has(name))
}

/** Names of classes that the page's own styles strike out, as Google Docs has `.c3{text-decoration:line-through}`. */
function struckClasses(node: Nodes): Set<string> {
  const sheets = stylesIn(node)
    .filter((sheet) => sheet.includes('line-through'))
    .map((sheet) => sheet.replace(/@media\s+print\s*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/gi, ''))
  const rules = sheets.flatMap((sheet) => [...sheet.matchAll(/([^{}]*)\{([^{}]*)\}/g)])
  const selectors = rules.filter(([, , style]) => struckThrough.test(style!)).flatMap(([, names]) => names!.split(','))
  return new Set(selectors.flatMap((selector) => /^\s*\w*\.([\w-]+)\s*$/.exec(selector)?.[1] ?? []))
}

function stylesIn(node: Nodes): string[] {
  if (isElement(node, 'style')) return [node.children.map(textIn).join('')]
  return 'children' in node ? node.children.flatMap(stylesIn) : []
}

const textIn = (node: Nodes): string => (node.type === 'text' ? node.value : '')

function hrefOf({ properties: { href } }: Element): string {
  return typeof href === 'string' ? href : ''
}

function hasClass(element: Element, name: RegExp): boolean {
  return classesOf(element).some((one) => name.test(one))
}

function classesOf({ properties: { className } }: Element): string[] {
  return Array.isArray(className) ? className.map(String) : []
}
