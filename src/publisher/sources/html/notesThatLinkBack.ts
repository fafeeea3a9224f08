import type { Element, Nodes, Root, RootContent } from 'hast'
import { elementsIn, elementsNamed, isElement, madeElement, verbatim } from './htmlElements.ts'
import { entriesOf, footnotesIn } from './htmlFootnotes.ts'

/** A number in the text that leads to the entry called `to`, and what it is called itself, or what it stands right in is. */
interface Reference {
  link: Element
  to: string
  ids: unknown[]
}

/**
 * Footnotes as most programs write them (WordPress, markdown-it, Python-Markdown), as those of GitHub's Markdown: an
 * ordered list each of whose entries leads back to a number that leads to it.
 */
export function withNotesThatLinkBack(tree: Root): Root {
  const references = Map.groupBy(referencesIn(tree), ({ to }) => to)
  if (references.size === 0 || footnotesIn(tree).size > 0) return tree
  const leadingTo = ({ properties }: Element) => references.get(String(properties.id)) ?? []
  const waysBack = (entry: Element) => {
    const ways = leadingTo(entry).flatMap(({ ids }) => ids.filter(Boolean).map((id) => `#${String(id)}`))
    return elementsIn(entry).filter(({ properties }) => ways.includes(String(properties.href)))
  }
  const list = elementsNamed(tree, 'ol').find((ol) => {
    const entries = entriesOf(ol)
    return entries.length > 0 && entries.every((entry) => waysBack(entry).length > 0)
  })
  if (!list) return tree
  const notes = entriesOf(list)
  const marks = new Map<Element, Element['properties']>([
    ...notes.flatMap(leadingTo).map(({ link }) => [link, { dataFootnoteRef: '' }] as const),
    ...notes.flatMap(waysBack).map((link) => [link, { dataFootnoteBackref: '' }] as const),
  ])
  const marked = (element: Element): Element => {
    const properties = { ...element.properties, ...marks.get(element) }
    const changed = { ...element, properties, children: element.children.map((child) => markedNode(child)) }
    return element === list ? madeElement('section', [changed], { dataFootnotes: '' }) : changed
  }
  const markedNode = <Node extends RootContent>(node: Node): Node | Element =>
    node.type === 'element' ? marked(node) : node
  return { ...tree, children: tree.children.map((child) => markedNode(child)) }
}

function referencesIn(node: Nodes): Reference[] {
  if (!('children' in node)) return []
  return node.children.flatMap((child): Reference[] => {
    if (!isElement(child, 'a')) return referencesIn(child)
    const [, to] = /^#(.+)$/.exec(String(child.properties.href)) ?? []
    if (to === undefined || !/^\W?[\da-z*†‡]{1,3}\W?$/i.test(verbatim(child).trim())) return []
    return [{ link: child, to, ids: [child.properties.id, 'properties' in node && node.properties.id] }]
  })
}
