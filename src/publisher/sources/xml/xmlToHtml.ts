import type { Element, ElementContent, Root } from 'hast'
import { madeElement, textNode } from '../html/htmlElements.ts'
import type { XmlElement, XmlNode } from './xml.ts'
import type { Section } from '#article/article.ts'
import { bodyOfTree, type BodySetting } from '../html/bodyHtml.ts'

/** How one element of XML is written in HTML, given what its content is written as. */
export type Rendering = (element: XmlElement, content: () => ElementContent[]) => ElementContent[]

/** The content of an XML element as a tree of HTML. */
export function htmlOf(nodes: XmlNode[], render: Rendering): Root {
  return { type: 'root', children: nodes.flatMap((node) => contentOf(node, render)) }
}

function contentOf(node: XmlNode, render: Rendering): ElementContent[] {
  if (typeof node === 'string') return [textNode(node.normalize('NFC'))]
  return render(node, () => node.children.flatMap((child) => contentOf(child, render)))
}

/** An element of HTML in the language the XML states for it. */
export function htmlElement(
  tagName: string,
  { attributes }: Pick<XmlElement, 'attributes'>,
  children: ElementContent[],
  properties: Element['properties'] = {},
): Element {
  const lang = attributes['xml:lang'] ?? attributes.lang
  return madeElement(tagName, children, { ...(lang !== undefined && { lang }), ...properties })
}

/** What the allow-list reads of an element, by the names of XHTML where those of a tree of HTML are others. */
const properties = new Map<string, string>([
  ...'href src alt title width height start type data content value reversed checked style id'
    .split(' ')
    .map((name): [string, string] => [name, name]),
  ['class', 'className'],
  ['colspan', 'colSpan'],
  ['rowspan', 'rowSpan'],
  ['srcset', 'srcSet'],
  ['data-src', 'dataSrc'],
  ['data-lazy-src', 'dataLazySrc'],
  ['data-original', 'dataOriginal'],
  ['data-footnotes', 'dataFootnotes'],
  ['data-footnote-ref', 'dataFootnoteRef'],
  ['data-footnote-backref', 'dataFootnoteBackref'],
])

/** Attributes of XML as a tree of HTML has them. */
export function propertiesOf({ attributes }: XmlElement): Element['properties'] {
  const stated = Object.entries(attributes).flatMap(([name, value]) => {
    const property = properties.get(name.toLowerCase())
    return property === undefined ? [] : [[property, valueOf(property, value)] as const]
  })
  return Object.fromEntries(stated)
}

function valueOf(property: string, written: string): string | string[] | true {
  switch (property) {
    case 'className':
      return written.split(/\s+/).filter(Boolean)
    case 'srcSet':
      return written.split(',').map((source) => source.trim())
    case 'reversed':
    case 'checked':
      return true
    default:
      return written
  }
}

/** XHTML: the same names, and the attributes that the allow-list reads. */
const asXhtml: Rendering = (element, content) => [
  htmlElement(element.name.toLowerCase(), element, content(), propertiesOf(element)),
]

/** What an element holds of XHTML, as blocks. */
export function bodyOfXhtml({ children }: XmlElement, setting: BodySetting): Section[] {
  return bodyOfTree(htmlOf(children, asXhtml), setting)
}
