import type { Element, Nodes, Root } from 'hast'
import { shortened, type Remark } from '../../findings.ts'
import {
  classesOf,
  codeIn,
  elementsNamed,
  hasClass,
  holdsAny,
  isContent,
  isElement,
  madeElement,
  verbatim,
} from './htmlElements.ts'
import { isNamedFactbox } from './namesOf.ts'
import { shownText } from './shownText.ts'
import { asOpened, openedByHeadings } from './openedParts.ts'
import { asPicture } from './picturesOfPages.ts'
import { lineOf } from '../words/plainLine.ts'

/**
 * What programs say by class or style, in the elements that HTML has for it: `<del>` for what is struck out, `<sup>` for
 * what is raised, `<strong>` for what is bold, `<aside>` for a fact box, `<footer>` for who said what is quoted, `<img>` for a picture. Comments in the margin are for the desk, and are left out.
 */
export function withMarksOfPrograms(tree: Root, remark: Remark): Root {
  const byClass = marksByClass(tree)
  const opened = openedByHeadings(tree)
  const comments: Element[] = []
  let letters: number | undefined
  const isPart = (box: Element) => shownText(box).length <= (letters ??= shownText(tree).length) / 2
  const plainly = (given: Element, isInBox: boolean): Element[] => {
    const node = asOpened(asPicture(given), opened)
    if (isComment(node)) comments.push(node)
    if (isComment(node) || isMarkOfComment(node) || isMarkOfProgram(node)) return []
    const isBox = !isInBox && isBoxByName(node) && isPart(node)
    const tagName = isBox ? 'aside' : isBoldByNameOnly(node) ? 'span' : node.tagName
    const writer = tagName === 'blockquote' ? writerIn(node) : undefined
    const children = node.children.flatMap((child): Element['children'] => {
      if (child.type !== 'element') return [child]
      return plainly(child === writer ? { ...writer, tagName: 'footer' } : child, isInBox || tagName === 'aside')
    })
    const properties = isBox ? { ...node.properties, className: ['factbox'] } : leadingStraight(node)
    const plain: Element = { ...node, tagName, properties, children }
    return [marksOf(node, byClass).reduce(within, plain)]
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

/** What its style says so is said once. */
function within(element: Element, tagName: string): Element {
  const { style: stated } = element.properties
  const style = typeof stated === 'string' ? stated.replace(marks.get(tagName)!, '') : stated
  const children = [madeElement(tagName, element.children)]
  return { ...element, properties: { ...element.properties, style }, children }
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
  if (element.tagName !== 'span') return false
  const style = String(element.properties.style)
  if (!/mso-list:\s*Ignore/i.test(style) && !isGapOfList(element.children.at(-1))) return false
  // In these fonts a letter is drawn as an arrow or a tick.
  const sign = /font-family:\s*["']?(Symbol|Wingdings)/i.test(style) ? /^\s*\S\s*$/ : /^\s*[·•§▪–o-]\s*$/
  return sign.test(verbatim(element))
}

/** In a “Web page, filtered” only the small space behind a sign tells that Word set it. */
function isGapOfList(node: Nodes | undefined): boolean {
  return (
    isElement(node, 'span') && /font:\s*7(\.0)?pt/i.test(String(node.properties.style)) && !/\S/.test(verbatim(node))
  )
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
  const first = element.children.find(isContent)
  if (isElement(first, 'p')) return firstLinkIn(first)
  return isElement(first, 'a') ? first : undefined
}

/** A box by its name alone, unless the whole story stands in it. */
function isBoxByName(element: Element): boolean {
  const isPart = /^(div|section)$|-/.test(element.tagName)
  return isPart && isNamedFactbox(element) && !holdsAny(element, 'article', 'main', 'h1')
}

/** Who said it, at the end of a quote: `<div class="quote-author">`. */
function writerIn(quote: Element): Element | undefined {
  const last = quote.children.findLast((child) => child.type === 'element')
  return last && quote.children.length > 1 && hasClass(last, /(^|[-_])(author|attribution)$/i) ? last : undefined
}

/** What a style says, and the element that HTML has for it. */
const marks = new Map([
  ['sup', /vertical-align\s*:\s*super/i],
  ['sub', /vertical-align\s*:\s*sub\b/i],
  ['em', /font-style\s*:\s*(italic|oblique)/i],
  ['strong', /font-weight\s*:\s*(bold|[6-9]00)/i],
  ['del', /text-decoration(-line)?\s*:[^;]*line-through/i],
])

const marksIn = (style: string) => [...marks].filter(([, said]) => said.test(style)).map(([tagName]) => tagName)

/** Of a `<span>` all; of others only that they are struck out, and not of lists and tables, which are struck out part by part. */
function marksOf(element: Element, byClass: Map<string, Set<string>>): string[] {
  if (/^(ul|ol|table|thead|tbody|tfoot|tr|body|html)$/.test(element.tagName)) return []
  const own = marksIn(String(element.properties.style))
  const all = new Set([...own, ...classesOf(element).flatMap((name) => [...(byClass.get(name) ?? [])])])
  return [...all].filter((mark) => mark === 'del' || element.tagName === 'span')
}

/** Google Docs puts whatever is copied in `<b style="font-weight:normal">`. */
function isBoldByNameOnly({ tagName, properties }: Element): boolean {
  return tagName === 'b' && /font-weight\s*:\s*(normal|400)/i.test(String(properties.style))
}

/** What the page's own styles say of classes, as Google Docs has `.c3{text-decoration:line-through}`. */
function marksByClass(tree: Root): Map<string, Set<string>> {
  const byClass = new Map<string, Set<string>>()
  for (const sheet of elementsNamed(tree, 'style')) {
    const shown = codeIn(sheet).replace(/@media\s+print\s*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/gi, '')
    for (const rule of shown.split('}')) {
      const [style, selectors] = rule.split('{').toReversed()
      const said = marksIn(style!)
      for (const selector of said.length > 0 && selectors ? selectors.split(',') : []) {
        const name = /^\s*\w*\.([\w-]+)\s*$/.exec(selector)?.[1]
        if (name) byClass.set(name, new Set([...(byClass.get(name) ?? []), ...said]))
      }
    }
  }
  return byClass
}

function hrefOf({ properties: { href } }: Element): string {
  return typeof href === 'string' ? href : ''
}
