import type { Element, Root, RootContent } from 'hast'
import { hasClass, isElement, madeElement, without } from './htmlElements.ts'
import { withNotesThatLinkBack } from './notesThatLinkBack.ts'

/**
 * Footnotes as Substack (`div.footnote`), Word and Google Docs, and as DPUB-ARIA (`role="doc-noteref"`, `doc-endnotes`: pandoc, Word's cleaners)
 * write them, as the footnotes that GitHub's Markdown makes. Otherwise their numbers would stand as figures in the text.
 */
export function withKnownFootnotes(tree: Root): Root {
  const notes: Element[] = []
  const children = known(tree.children, notes)
  const marked = children === tree.children ? tree : { ...tree, children }
  if (notes.length === 0) return withNotesThatLinkBack(marked)
  const section = madeElement('section', [madeElement('ol', notes)], { dataFootnotes: '' })
  return { ...tree, children: [...children, section] }
}

/** The same nodes where there is nothing to change. */
function known<Node extends RootContent>(nodes: Node[], notes: Element[]): Node[] {
  let isSame = true
  const changed = nodes.flatMap((node): Node[] => {
    if (node.type !== 'element') return [node]
    const note = noteIn(node)
    if (note !== null) notes.push(note)
    const now = note === null ? asKnown(node, notes) : null
    isSame &&= now === node
    return now === null ? [] : [now as Node]
  })
  return isSame ? nodes : changed
}

function asKnown(element: Element, notes: Element[]): Element {
  const children = known(element.children, notes)
  const isNotes = hasRole(element, 'doc-endnotes')
  const more = {
    ...(isReference(element) && { dataFootnoteRef: '' }),
    ...(hasRole(element, 'doc-backlink') && { dataFootnoteBackref: '' }),
    ...(isNotes && { dataFootnotes: '' }),
  }
  if (children === element.children && Object.keys(more).length === 0) return element
  const tagName = isNotes ? 'section' : element.tagName
  return { ...element, tagName, properties: { ...element.properties, ...more }, children }
}

export function isReference(element: Element): boolean {
  if (!isElement(element, 'a')) return false
  const isKnown = element.properties.dataFootnoteRef !== undefined
  const isOfOffice = /^#(_ftn|_edn|ftnt)\d+$/.test(String(element.properties.href))
  return isKnown || isOfOffice || hasRole(element, 'doc-noteref') || hasClass(element, /^footnote-anchor$/)
}

/** A note as an entry of a list of footnotes. */
export function noteIn(element: Element): Element | null {
  return substackNote(element) ?? officeNote(element)
}

/** `<div><p><a href="#_ftnref1" name="_ftn1">[1]</a> …</p></div>`, in Google Docs with `ftnt_ref1` and `id="ftnt1"`. */
function officeNote(element: Element): Element | null {
  if (!isElement(element, 'div')) return null
  const paragraph = element.children.find((child) => child.type === 'element')
  const back = isElement(paragraph, 'p') ? paragraph.children.find((child) => child.type === 'element') : undefined
  const [, kind, number] = /^#(_ftn|_edn|ftnt_)ref(\d+)$/.exec(String(back?.properties.href)) ?? []
  if (!isElement(back, 'a') || kind === undefined) return null
  const id = `${kind.replace('ftnt_', 'ftnt')}${number}`
  const children = without(element.children, back).filter((child) => child.type !== 'doctype')
  return madeElement('li', children, { id })
}

/** `<div class="footnote"><a id="footnote-1" class="footnote-number">1</a><div class="footnote-content">…</div></div>` */
function substackNote(element: Element): Element | null {
  if (!isElement(element, 'div') || !hasClass(element, /^footnote$/)) return null
  const parts = element.children.filter((child) => child.type === 'element')
  const number = parts.find((part) => hasClass(part, /^footnote-number$/))
  const content = parts.find((part) => hasClass(part, /^footnote-content$/))
  if (!number || !content) return null
  return madeElement('li', content.children, { id: String(number.properties.id) })
}

function hasRole({ properties }: Element, role: string): boolean {
  return properties.role === role || (Array.isArray(properties.role) && properties.role.includes(role))
}
