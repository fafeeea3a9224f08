import type { Element, Root, RootContent } from 'hast'
import type { Inline } from '#article/block.ts'
import { childOf, isElement } from './htmlElements.ts'

/** The footnotes of a text by the id of their entry: their number, and how many references to them have been read. */
export type Footnotes = Map<string, { note: number; references: number }>

/**
 * Finds the list of footnotes that GitHub's Markdown puts at the end (`<section data-footnotes>`), wherever it stands; of
 * several the first, as each counts from 1.
 */
export function footnotesIn(tree: Root): Footnotes {
  const section = sectionWithin(tree.children)
  const entries = section ? footnoteEntries(section) : []
  return new Map(entries.map(({ properties }, place) => [String(properties.id), { note: place + 1, references: 0 }]))
}

function sectionWithin(nodes: RootContent[]): Element | undefined {
  for (const node of nodes) {
    if (node.type !== 'element') continue
    const found = isFootnoteSection(node) ? node : sectionWithin(node.children)
    if (found) return found
  }
  return undefined
}

export function isFootnoteSection(element: Element): boolean {
  return element.tagName === 'section' && element.properties.dataFootnotes !== undefined
}

export function footnoteEntries(section: Element): Element[] {
  const list = childOf(section, 'ol')
  return list ? entriesOf(list) : []
}

export function entriesOf(list: Element): Element[] {
  return list.children.filter((child): child is Element => isElement(child, 'li'))
}

/** A reference as a mark that says which footnote it means; only its text when there is no such note. */
export function referenceTo(href: string, text: Inline[], footnotes: Footnotes | undefined): Inline[] {
  const footnote = footnotes?.get(href.replace(/^#/, ''))
  if (!footnote || text.length === 0) return text
  return [{ mark: 'footnote', note: footnote.note, reference: ++footnote.references, text }]
}
