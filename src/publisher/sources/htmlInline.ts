import type { Element, Nodes, RootContent } from 'hast'
import { canonicalLanguage, type Language } from '#article/language.ts'
import type { Image } from '#article/image.ts'
import { Href, type Inline } from '#article/block.ts'
import * as v from 'valibot'
import type { Finding } from '../findings.ts'
import type { PictureWords } from './sources.ts'

/** What the reading of HTML needs from the source it reads for. */
export interface Gathering {
  picture(src: string, words: PictureWords, line?: number): Promise<Image | null>
  remark(kind: Finding['kind'], code: string, message: string, line?: number): void
  /** The language of the article, which quotation marks follow. */
  language: Language | null
}

const marks: Record<string, 'strong' | 'em' | 'code' | 'sub' | 'sup'> = {
  strong: 'strong',
  b: 'strong',
  em: 'em',
  i: 'em',
  cite: 'em',
  dfn: 'em',
  var: 'em',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  sub: 'sub',
  sup: 'sup',
}

const silent = new Set([
  'script',
  'style',
  'iframe',
  'object',
  'embed',
  'svg',
  'math',
  'template',
  'noscript',
  'video',
  'audio',
  'img',
  'select',
  'textarea',
  'button',
])

/** Running text of a run of nodes, white space folded as a browser folds it. */
export function inlineOf(nodes: (RootContent | Nodes)[], gathering: Gathering): Inline[] {
  return trimmed(folded(nodes.flatMap((node) => piecesOf(node, gathering))))
}

function piecesOf(node: RootContent | Nodes, gathering: Gathering): Inline[] {
  if (node.type === 'text') return [node.value.replace(/[ \t\r\n\f]+/g, ' ')]
  if (node.type !== 'element') return []
  const { tagName: tag } = node
  if (tag === 'br') return ['\n']
  if (tag === 'input') return checkbox(node)
  if (silent.has(tag)) return silence(node, gathering)
  const inner = node.children.flatMap((child) => piecesOf(child, gathering))
  return inLanguage(node, marked(node, inner, gathering), gathering)
}

function marked(element: Element, text: Inline[], gathering: Gathering): Inline[] {
  const { tagName: tag } = element
  if (text.length === 0) return []
  if (tag === 'a') return linked(element, text, gathering)
  if (tag === 'q') return quoted(text, gathering)
  const mark = marks[tag]
  return mark ? [{ mark, text: folded(text) }] : text
}

function linked(element: Element, text: Inline[], { remark }: Gathering): Inline[] {
  const { href } = element.properties
  if (typeof href !== 'string') return text
  const safe = v.safeParse(Href, href.trim())
  if (safe.success) return [{ mark: 'link', href: safe.output, text: folded(text) }]
  const message = `a link to "${href.slice(0, 80)}" was dropped and its text kept. Give it a whole address, https://…`
  remark('repaired', 'link.dropped', message, element.position?.start.line)
  return text
}

/** `<q>` becomes the quotation marks of the language. */
function quoted(text: Inline[], { language }: Gathering): Inline[] {
  const [open, close] = language?.startsWith('en') ? ['“', '”'] : ['«', '»']
  return [open, ...text, close]
}

function inLanguage(element: Element, text: Inline[], { language }: Gathering): Inline[] {
  const stated = typeof element.properties.lang === 'string' ? canonicalLanguage(element.properties.lang) : null
  return stated === null || stated === language || text.length === 0 ? text : [{ mark: 'lang', lang: stated, text }]
}

/** Boxes of a task list. */
function checkbox({ properties }: Element): Inline[] {
  if (properties.type !== 'checkbox') return []
  return [properties.checked ? '☑ ' : '☐ ']
}

function silence(element: Element, { remark }: Gathering): [] {
  if (element.tagName !== 'img') {
    const message = `dropped <${element.tagName}>, which is not carried over. Put what readers need of it in words.`
    remark('repaired', 'html.dropped', message, element.position?.start.line)
  }
  return []
}

/** Joins strings that stand beside each other, with no space around line breaks. */
function folded(text: Inline[]): Inline[] {
  const joined: Inline[] = []
  for (const piece of text) {
    const last = joined.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') joined[joined.length - 1] = last + piece
    else joined.push(piece)
  }
  return joined
    .map((piece) => (typeof piece === 'string' ? piece.replace(/ *\n */g, '\n').replace(/ {2,}/g, ' ') : piece))
    .filter((piece) => piece !== '')
}

function trimmed(text: Inline[]): Inline[] {
  const [first, last] = [text[0], text.at(-1)]
  if (typeof first === 'string') text[0] = first.replace(/^[ \n]+/, '')
  const end = text.length - 1
  if (typeof last === 'string') text[end] = (text[end] as string).replace(/[ \n]+$/, '')
  const kept = text.filter((piece) => piece !== '')
  return kept.some((piece) => typeof piece !== 'string' || /\S/.test(piece)) ? kept : []
}

/** All text in a node, as it stands. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map((child) => textOf(child)).join('') : ''
}
