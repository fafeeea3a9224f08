import type { Element, ElementContent, Nodes, Root, RootContent, Text } from 'hast'

/** Elements that stand on lines of their own. Every other element, also an unknown one, is part of running text. */
const blockTags = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup p pre search section ' +
    'summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)

/** Elements that can carry script, foreign content or a form's controls: dropped whole, with a remark. */
const droppedTags = new Set(
  (
    'applet audio base button canvas datalist embed frame frameset iframe link math meta meter noscript object output ' +
    'param portal progress script select style svg template textarea title video'
  ).split(' '),
)

export const isBlock = (tag: string): boolean => blockTags.has(tag)
export const isDropped = (tag: string): boolean => droppedTags.has(tag)

/** Whether a node is running text through and through: `<a><p>…</p></a>` is not. */
export function isRunning(node: Nodes): boolean {
  if (node.type !== 'element' || isDropped(node.tagName)) return true
  return !isBlock(node.tagName) && node.children.every(isRunning)
}

/** Nodes by the lines they stand on: a block alone, and together what runs on between blocks. */
export function runsOf<Kind extends Nodes>(nodes: Kind[]): Kind[][] {
  const runs: Kind[][] = []
  for (const [place, node] of nodes.entries()) {
    const before = nodes[place - 1]
    if (before && isRunning(before) && isRunning(node)) runs.at(-1)!.push(node)
    else runs.push([node])
  }
  return runs
}

/** An element that none has written. */
export function madeElement(
  tagName: string,
  children: ElementContent[] = [],
  properties: Element['properties'] = {},
): Element {
  return { type: 'element', tagName, properties, children }
}

export function textNode(value: string): Text {
  return { type: 'text', value }
}

/** What a `<figcaption>` holds: the caption, and in a `<cite>` who took the picture. */
export function captionAndCredit(caption: string | null, credit: string | null): ElementContent[] {
  return [
    ...(caption === null ? [] : [textNode(caption)]),
    ...(credit === null ? [] : [madeElement('cite', [textNode(credit)])]),
  ]
}

export function isElement(node: Nodes | undefined, ...tags: string[]): node is Element {
  return node?.type === 'element' && tags.includes(node.tagName)
}

export function childOf(element: Element, ...tags: string[]): Element | undefined {
  return element.children.find((child): child is Element => isElement(child, ...tags))
}

export function imagesIn(nodes: RootContent[]): Element[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element' || isDropped(node.tagName)) return []
    if (node.tagName === 'img') return isEmoji(node) ? [] : [node]
    return imagesIn(node.children)
  })
}

/** A picture that stands for a character, as blogs draw 😀; its text is that character. */
export function isEmoji(element: Element): boolean {
  const { alt } = element.properties
  const isDrawn = element.tagName === 'img' && hasClass(element, /^(wp-smiley|emoji)$/)
  return isDrawn && typeof alt === 'string' && alt.length > 0 && alt.length <= 16
}

export function classesOf({ properties: { className } }: Element): string[] {
  return Array.isArray(className) ? className.map(String) : []
}

export function hasClass(element: Element, name: RegExp): boolean {
  return classesOf(element).some((one) => name.test(one))
}

/** The same nodes without some elements. */
export function without(nodes: RootContent[], ...elements: Element[]): RootContent[] {
  const left = new Set<RootContent>(elements)
  const rest = (inside: RootContent[]): RootContent[] =>
    inside
      .filter((node) => !left.has(node))
      .map((node) => (node.type === 'element' ? ({ ...node, children: rest(node.children) } as Element) : node))
  return rest(nodes)
}

/** The same tree without some elements; the very same where there are none. */
export function withoutParts(tree: Root, parts: Element[]): Root {
  return parts.length === 0 ? tree : { ...tree, children: without(tree.children, ...parts) }
}

/** Every element in a tree, the outer before the inner. */
export function elementsIn(node: Nodes): Element[] {
  const inside = 'children' in node ? node.children.flatMap(elementsIn) : []
  return node.type === 'element' ? [node, ...inside] : inside
}

export function elementsNamed(node: Nodes, ...tags: string[]): Element[] {
  const inside = 'children' in node ? node.children.flatMap((child) => elementsNamed(child, ...tags)) : []
  return isElement(node, ...tags) ? [node, ...inside] : inside
}

/** Whether an element of such a name stands in a node, or is that. */
export function holdsAny(node: Nodes, ...tags: string[]): boolean {
  return isElement(node, ...tags) || ('children' in node && node.children.some((child) => holdsAny(child, ...tags)))
}

/** Whether an element stands in another, or is that. */
export function holds(outer: Element, inner: Element): boolean {
  return elementsNamed(outer, inner.tagName).includes(inner)
}

export const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']

export function isHeading(element: Element): boolean {
  return headings.includes(element.tagName)
}

/** Whether a node is an element, or text that is more than white space. */
export function isContent(node: Nodes): boolean {
  return node.type === 'element' || (node.type === 'text' && /\S/.test(node.value))
}

/** What stands in a script or a style sheet, which is no text of the page. */
export function codeIn({ children }: Element): string {
  return children.map((child) => (child.type === 'text' ? child.value : '')).join('')
}

/** Text as it stands, for code. */
export function verbatim(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type === 'element' && node.tagName === 'br') return '\n'
  if (node.type === 'element' && isDropped(node.tagName)) return ''
  return 'children' in node ? node.children.map(verbatim).join('') : ''
}

/** Words that their writer has struck out. */
export function isStruck(node: Nodes): boolean {
  return isElement(node, 'del', 's', 'strike')
}

/** The language a block of code says it is in, as highlighters have it: `<code class="language-ts">`. */
export function codeLanguage(element: Element): string | null {
  const name = classesOf(childOf(element, 'code') ?? element).find((candidate) => candidate.startsWith('language-'))
  return name?.slice('language-'.length) || null
}
