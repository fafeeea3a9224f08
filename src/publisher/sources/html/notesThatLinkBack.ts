import type { Element, Nodes, Root } from 'hast'
import { elementsIn, isElement, madeElement, verbatim } from './htmlElements.ts'
import { footnoteEntries, footnotesIn } from './htmlFootnotes.ts'

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
  const marks = new Map<Nodes, Element['properties']>()
  const isNote = (entry: Element): boolean => {
    const leading = references.get(String(entry.properties.id)) ?? []
    const ways = leading.flatMap(({ ids }) => ids.filter(Boolean).map((id) => `#${String(id)}`))
    const back = elementsIn(entry).filter(({ properties }) => ways.includes(String(properties.href)))
    for (const { link } of leading) marks.set(link, { dataFootnoteRef: '' })
    for (const link of back) marks.set(link, { dataFootnoteBackref: '' })
    return back.length > 0
  }
  const list = elementsIn(tree).find((element) => {
    marks.clear()
    const entries = isElement(element, 'ol') ? footnoteEntries({ ...element, children: [element] }) : []
    return entries.length > 0 && entries.every(isNote)
  })
  const marked = <Node extends Nodes>(node: Node): Node => {
    if (!('children' in node)) return node
    const changed = { ...node, children: node.children.map(marked) }
    const mark = marks.get(node)
    if (mark && 'properties' in changed) return { ...changed, properties: { ...changed.properties, ...mark } }
    return node === (list as Nodes)
      ? (madeElement('section', [changed as Element], { dataFootnotes: '' }) as Node)
      : changed
  }
  return list === undefined ? tree : marked(tree)
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
