import type { Element, ElementContent, Root } from 'hast'
import type { XmlElement, XmlNode } from './xml.ts'

/** How one element of XML is written in HTML, given what its content is written as. */
export type Rendering = (element: XmlElement, content: () => ElementContent[]) => ElementContent[]

/** The content of an XML element as a tree of HTML. */
export function htmlOf(nodes: XmlNode[], render: Rendering): Root {
  return { type: 'root', children: nodes.flatMap((node) => contentOf(node, render)) }
}

function contentOf(node: XmlNode, render: Rendering): ElementContent[] {
  if (typeof node === 'string') return [{ type: 'text', value: node.normalize('NFC') }]
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
  return { type: 'element', tagName, properties: { ...(lang !== undefined && { lang }), ...properties }, children }
}

const kept = ['href', 'src', 'alt', 'title', 'width', 'height', 'start', 'type', 'data', 'content']

/** XHTML: the same names, and the attributes that the allow-list reads. */
export const asXhtml: Rendering = (element, content) => {
  const { name, attributes } = element
  const stated = kept.filter((key) => attributes[key] !== undefined).map((key) => [key, attributes[key]!])
  return [
    htmlElement(name.toLowerCase(), element, content(), {
      ...Object.fromEntries(stated),
      ...(attributes.class !== undefined && { className: attributes.class.split(/\s+/).filter(Boolean) }),
      ...(attributes['data-src'] !== undefined && { dataSrc: attributes['data-src'] }),
    }),
  ]
}
