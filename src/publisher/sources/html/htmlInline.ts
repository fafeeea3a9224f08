import type { Comment, Element, Nodes, RootContent } from 'hast'
import * as v from 'valibot'
import { Href, type Inline } from '#article/block.ts'
import type { Image } from '#article/image.ts'
import { canonicalLanguage, type Language } from '#article/language.ts'
import { shortened, type Remark } from '../../findings.ts'
import { blockEdge, foldSpace } from './foldSpace.ts'
import { childOf, imagesIn, isBlock, isDropped, isElement, isEmoji, verbatim } from './htmlElements.ts'
import { referenceTo, type Footnotes } from './htmlFootnotes.ts'
import { looksLikeProse } from '../text/textChunks.ts'
import { isBlank, wordsOf } from '../words/plainWords.ts'
import { placeAsked, type Places } from './placesInText.ts'
import type { PictureWords } from '../desk.ts'
import { asWritten, mayNameFile } from '../linkWishes.ts'

/** What the reading of HTML needs from the source it reads for. */
export interface Gathering {
  picture(src: string, words: PictureWords, line?: number): Image
  remark: Remark
  /** Gives the address of a link to another file of the newsroom. A text from elsewhere has none. */
  link?: (to: string, line?: number) => string
  /**
   * What addresses in the text are relative to. Undefined for a text written for this edition, whose addresses may point
   * into it; null for one from elsewhere that does not say where, whose relative addresses lead nowhere.
   */
  base?: string | null
  /** Whether the text is a file of its own, beside which the pictures may lie that it names by a relative path. */
  isFile?: boolean
  /** The language of the article. */
  language: Language | null
  /** The language of what is being read, where an element around it states one. */
  within?: Language
  footnotes?: Footnotes
  /** Where links within the text may lead. */
  places?: Places
}

const marks = new Map<string, 'strong' | 'em' | 'code' | 'sub' | 'sup' | 'del'>(
  Object.entries({
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
    del: 'del',
    s: 'del',
    strike: 'del',
  }),
)

/** Running text of a run of nodes, white space folded as a browser folds it. */
export function inlineOf(nodes: Nodes[], gathering: Gathering): Inline[] {
  const text = foldSpace(nodes.flatMap((node) => piecesOf(node, gathering)))
  return isBlank(text) ? [] : text
}

/** The same without marks, on one line: for headings, captions and credits. */
export function plainTextOf(nodes: Nodes[], gathering: Gathering): string | null {
  const text = inlineOf(nodes, gathering)
  for (const address of addressesIn(text))
    gathering.remark('note', 'link.dropped/plain', { address: shortened(address) }, nodes[0]?.position?.start.line)
  return wordsOf(text).replaceAll('\n', ' ') || null
}

/** Where running text leads; a link to a place in it, as headings have to themselves, is none. */
function addressesIn(text: Inline[]): string[] {
  return text.flatMap((piece) => {
    if (typeof piece === 'string') return []
    const own = piece.mark === 'link' && !piece.href.startsWith('#') ? [asWritten(piece.href)] : []
    return [...own, ...addressesIn(piece.text)]
  })
}

/** Where lists of stories cut a text, for Hugo, Jekyll and Docusaurus. */
const endOfTeaser = /^\s*(?:more|truncate|excerpt)\s*$/

/** A comment without its end takes all that follows; `<?xml:namespace …>` is a comment, too, and shorter yet. */
function isUnclosed({ value, position }: Comment): boolean {
  const length = position ? position.end.offset! - position.start.offset! : 0
  return length >= `<!--${value}`.length && length < `<!--${value}-->`.length
}

function piecesOf(node: Nodes, gathering: Gathering): Inline[] {
  if (node.type === 'text') return [node.value.replace(/[ \t\r\n\f\u2028\u2029]+/g, ' ')]
  // What a person notes in a text is told; programs leave comments by the hundred, and no page shows any.
  if (node.type === 'comment')
    return isUnclosed(node) || (gathering.base === undefined && !endOfTeaser.test(node.value))
      ? dropped(gathering, '<!-- -->', node.value, node.position?.start.line)
      : []
  if (node.type !== 'element') return []
  const { tagName: tag } = node
  if (tag === 'br') return ['\n']
  if (isEmoji(node)) return [String(node.properties.alt)]
  if (tag === 'input') return checkbox(node, gathering)
  if (isDropped(tag)) return drop(node, gathering)
  const inside = withinLanguage(node, gathering)
  const inner = withReadingsApart(node).flatMap((child) => piecesOf(child, inside))
  const text = isBlock(tag) ? inner : marked(node, inner, inside)
  const isSwitched = inside !== gathering && text.length > 0
  const spoken: Inline[] = isSwitched ? [{ mark: 'lang', lang: inside.within!, text }] : text
  return isBlock(tag) ? [blockEdge, ...spoken, blockEdge] : spoken
}

/** How signs are read, which `<ruby>` has above them, stands in brackets behind: “東京(とうきょう)”. Many texts have those themselves. */
function withReadingsApart(element: Element): RootContent[] {
  const { tagName, children } = element
  if (tagName !== 'ruby' || childOf(element, 'rp')) return children
  const bracket = (value: string): RootContent => ({ type: 'text', value })
  return children.flatMap((child): RootContent[] =>
    isElement(child, 'rt') ? [bracket('('), child, bracket(')')] : [child],
  )
}

/** What is read inside an element that states a language other than that around it. */
export function withinLanguage({ properties }: Element, gathering: Gathering): Gathering {
  const stated = typeof properties.lang === 'string' ? canonicalLanguage(properties.lang) : null
  const around = gathering.within ?? gathering.language
  return stated === null || stated === around ? gathering : { ...gathering, within: stated }
}

function marked(element: Element, text: Inline[], gathering: Gathering): Inline[] {
  const { tagName: tag } = element
  if (tag === 'a') return linked(element, text, gathering)
  if (tag === 'q') return quoted(text, gathering)
  const mark = marks.get(tag)
  return mark && text.length > 0 ? [{ mark, text }] : text
}

function linked(element: Element, text: Inline[], gathering: Gathering): Inline[] {
  const { remark, link, footnotes, base, places } = gathering
  const { href, dataFootnoteRef, dataFootnoteBackref } = element.properties
  if (typeof href !== 'string') return text
  // The way back is the reader's to draw.
  if (dataFootnoteBackref !== undefined) return []
  if (dataFootnoteRef !== undefined) return referenceTo(href, text, footnotes)
  // Browsers leave out line breaks and tabs in addresses and read "\" as "/", so that must be seen here too.
  const written = resolved(href.replace(/[\t\n\r]/g, '').trim(), base)
  const within = placeAsked(written, base, places)
  const address = within ?? written
  const line = element.position?.start.line
  const toFile = link !== undefined && mayNameFile(address) ? link : null
  const isHere = base === undefined || !/^[/#]/.test(address)
  const isSafe = toFile !== null || within !== null || (v.is(Href, address) && isHere)
  if (isSafe && !isBlank(text)) return [{ mark: 'link', href: toFile?.(address, line) ?? address, text }]
  if (isSafe && imagesIn(element.children).length > 0) {
    remark('note', 'link.dropped/picture', { address: shortened(address) }, line)
  } else if (!isSafe && address !== '') {
    remark('repaired', 'link.dropped', { address: shortened(address) }, line)
  }
  return text
}

/** An address in a text from elsewhere is relative to where that text is. */
export function resolved(address: string, base: string | null | undefined): string {
  return base ? (URL.parse(address, base)?.href ?? address) : address
}

/** `<q>` becomes the quotation marks of its language. */
function quoted(text: Inline[], { language, within }: Gathering): Inline[] {
  const [open, close] = /^(nb|nn)\b/.test(within ?? language ?? 'nb') ? ['«', '»'] : ['“', '”']
  return [open, ...text, close]
}

/** Boxes of a task list are kept as characters; other controls of forms are dropped. */
function checkbox(element: Element, gathering: Gathering): Inline[] {
  const { type, checked } = element.properties
  if (type === 'checkbox') return [checked ? '☑ ' : '☐ ']
  return type === 'hidden' ? [] : drop(element, gathering)
}

function drop(element: Element, gathering: Gathering): [] {
  const { tagName: tag, properties, position } = element
  const src = properties.src ?? properties.data ?? childOf(element, 'source')?.properties.src
  const inside = element.children.map(verbatim).join('')
  // One that nobody closed may hold the rest of a story.
  const words = /^(script|style)$/.test(tag) && !looksLikeProse(inside) ? '' : inside
  return dropped(
    gathering,
    `<${tag}${typeof src === 'string' ? ` src=${shortened(src)}` : ''}>`,
    words,
    position?.start.line,
  )
}

function dropped({ remark }: Gathering, what: string, words: string, line?: number): [] {
  if (words.trim() === '') remark('repaired', 'html.dropped', { what }, line)
  else remark('repaired', 'html.dropped/words', { what, text: shortened(words.trim()) }, line)
  return []
}
