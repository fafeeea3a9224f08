import type { ElementContent, Root } from 'hast'
import { shortened } from '../../findings.ts'
import type { BodySetting } from '../html/bodyHtml.ts'
import { captionAndCredit, madeElement, textNode } from '../html/htmlElements.ts'
import { NitfFootnotes } from './nitfFootnotes.ts'
import { lineOf } from '../words/plainLine.ts'
import { paragraphsOfLines } from '../text/textChunks.ts'
import { childrenOf, rawTextOf, textOf, type XmlElement, type XmlNode } from '../xml/xml.ts'
import { htmlElement, htmlOf, propertiesOf } from '../xml/xmlToHtml.ts'

/** NITF's names for what HTML calls otherwise. Names that are the same in both are not here. */
const names = new Map<string, string>(
  Object.entries({
    hl1: 'h2',
    hl2: 'h2',
    block: 'div',
    bq: 'blockquote',
    'nitf-table': 'div',
    'custom-table': 'div',
    lang: 'span',
    credit: 'footer',
    datasource: 'p',
    'body.content': 'div',
  }),
)

/** Elements HTML has under the same name. */
const same =
  /^(p|ol|ul|li|dl|dt|dd|table|caption|col|colgroup|thead|tbody|tfoot|tr|td|th|hr|br|em|strong|b|i|u|sub|sup|q|a|pre|h[1-6]|blockquote|span|div)$/

/** What tells machines and editors something, and readers nothing. */
const notForReaders =
  /^(media-metadata|media-object|nitf-table-metadata|nitf-col|nitf-colgroup|alt-code|classifier|ed-msg|series|hedline|byline|dateline|abstract|tagline)$/

/** The body of an NITF document (`body.content`) as HTML; what is no text for readers is left out with a remark. */
export function nitfTree(content: XmlElement, setting: BodySetting): Root {
  const footnotes = new NitfFootnotes()
  const tree = htmlOf(paragraphsOfPre(content), (element, inner) =>
    element.name.toLowerCase() === 'fn' ? footnotes.refer(element, inner) : rendered(element, inner, setting),
  )
  return { ...tree, children: [...tree.children, ...footnotes.list()] }
}

function rendered(
  element: XmlElement,
  content: () => ElementContent[],
  { desk, place }: BodySetting,
): ElementContent[] {
  const name = element.name.toLowerCase()
  if (name === 'media') return figureOf(element, { desk, place })
  if (name === 'note') return noteOf(element, content, { desk, place })
  if (name === 'p') return paragraphsOf(element, content)
  if (notForReaders.test(name)) {
    const words = textOf(element)
    if (words !== null)
      desk.remark('repaired', 'html.dropped/words', { what: `<${element.name}>`, text: shortened(words) }, place)
    return []
  }
  if (same.test(name) || names.has(name))
    return [htmlElement(names.get(name) ?? name, element, content(), { ...propertiesOf(element), ...countOf(element) })]
  // Names of persons, places, sums: what they mark is text.
  return content()
}

/** NITF numbers a list by `seqnum`. */
function countOf({ name, attributes: { seqnum } }: XmlElement): Record<string, string> {
  if (seqnum === undefined) return {}
  return name === 'li' ? { value: seqnum } : { start: seqnum }
}

/** Notes to editors never reach readers; other notes are fact boxes. */
function noteOf(
  element: XmlElement,
  content: () => ElementContent[],
  { desk, place }: Pick<BodySetting, 'desk' | 'place'>,
): ElementContent[] {
  if (/editor/i.test(`${element.attributes.noteclass} ${element.attributes.type}`)) {
    desk.remark('note', 'note.internal', {}, place)
    return []
  }
  return [htmlElement('aside', element, content())]
}

function figureOf(element: XmlElement, { desk, place }: Pick<BodySetting, 'desk' | 'place'>): ElementContent[] {
  const references = childrenOf(element, 'media-reference')
  const type = element.attributes['media-type'] ?? 'image'
  const isImage =
    /^(image|photo|graphic|picture|other|data)$/i.test(type) &&
    !references.some(({ attributes }) => /^(audio|video|text)\//.test(attributes['mime-type'] ?? ''))
  const widest = references.toSorted((a, b) => (Number(b.attributes.width) || 0) - (Number(a.attributes.width) || 0))[0]
  const all = (name: string) => childrenOf(element, name).flatMap((part) => textOf(part) ?? [])
  const caption = lineOf(all('media-caption').join(' '))
  const credit = lineOf(all('media-producer').join(', ')) ?? lineOf(element.attributes.source)
  const words = captionAndCredit(caption, credit)
  const src = widest?.attributes.source?.trim()
  if (!isImage || !src) {
    desk.remark(
      'repaired',
      isImage ? 'picture.lost/nowhere' : 'html.dropped',
      { what: `<media media-type=${type}>` },
      place,
    )
    return words.length === 0 ? [] : [madeElement('p', words)]
  }
  const alt = widest?.attributes['alternate-text'] ?? ''
  const image = madeElement('img', [], { src, alt })
  return [htmlElement('figure', element, [image, madeElement('figcaption', words)])]
}

/**
 * A paragraph. Agencies that write paragraphs as lines of a page indent the first line of each and break every line with
 * `<br/>`: there an indent begins a paragraph, and a break is a space.
 */
function paragraphsOf(element: XmlElement, content: () => ElementContent[]): ElementContent[] {
  const isTyped = element.children.every(
    (child) => typeof child === 'string' || (child.name === 'br' && child.children.length === 0),
  )
  const lines = isTyped ? linesOf(element.children) : []
  if (lines.length < 2 || !lines.slice(1).some((line) => /^ {2,}\S/.test(line)))
    return [htmlElement('p', element, content())]
  const paragraphs: string[] = []
  for (const line of lines) {
    if (/^ {2,}\S/.test(line) || paragraphs.length === 0) paragraphs.push(line)
    else paragraphs[paragraphs.length - 1] += ` ${line}`
  }
  return paragraphs.map((text) => htmlElement('p', element, [textNode(text.normalize('NFC'))]))
}

function linesOf(children: XmlNode[]): string[] {
  return children
    .map((child) => (typeof child === 'string' ? child.replace(/^\n/, '') : '\u2028'))
    .join('')
    .split('\u2028')
}

/** A body that is all one `<pre>` is text set by typewriter, not a listing: its blank lines or indents part paragraphs. */
function paragraphsOfPre(content: XmlElement): XmlNode[] {
  const elements = childrenOf(content)
  const inside = elements.length === 1 && elements[0]!.name === 'block' ? elements[0]! : content
  const [only, ...others] = childrenOf(inside)
  const isAlone = only?.name === 'pre' && others.length === 0
  if (!isAlone || inside.children.some((child) => typeof child === 'string' && child.trim() !== ''))
    return content.children
  const text = rawTextOf(only).replaceAll('\r\n', '\n')
  const parts = /\n\s*\n\s*\S/.test(text.trim()) ? text.split(/\n\s*\n/) : text.split(/\n(?=\s{2,}\S)/)
  return parts
    .flatMap(paragraphsOfLines)
    .filter((part) => part !== '')
    .map((part) => ({ ...only, name: 'p', children: [part] }))
}
