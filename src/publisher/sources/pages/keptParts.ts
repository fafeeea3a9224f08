import type { Element, Nodes, Root } from 'hast'
import { isReference, noteIn } from '../html/footnotesOfPrograms.ts'
import { isFootnoteSection } from '../html/htmlFootnotes.ts'
import { elementsNamed, holdsAny, isElement, isRunning, madeElement, textNode } from '../html/htmlElements.ts'
import { isNamedFactbox } from '../html/namesOf.ts'
import { withNotesThatLinkBack } from '../html/notesThatLinkBack.ts'
import { isAround } from './isAround.ts'

/**
 * Readability takes every `<aside>` and `<footer>` for a part of the page around the story, and tables of links too.
 * Factboxes, tables, references to footnotes, and who said what is quoted, are put aside before it looks, and put back
 * where their marks have come out; footnotes, which may stand far from the text, at its end.
 */
export interface KeptParts {
  page: Root
  putBack(text: Root): Root
}

export function keepParts(page: Root): KeptParts {
  const kept: Element[] = []
  const notes: Element[] = []
  const story = holdsAny(page, 'article') ? 'article' : 'main'
  const mark = (part: Element, tagName: 'p' | 'span', text: string): Element => {
    kept.push(part)
    return madeElement(tagName, [textNode(text)], { dataKept: String(kept.length - 1) })
  }
  const marked = (node: Nodes, isInStory: boolean, isInQuote: boolean): Nodes => {
    if (isInQuote && isElement(node, 'footer')) return mark(node, 'p', 'Kept')
    if (isInQuote && isElement(node, 'cite')) return mark(node, 'span', 'Kept')
    // A short paragraph beside the text is taken to be of it when it ends as a sentence does.
    if (isElement(node, 'aside') && (isInStory || isNamedFactbox(node)) && !isAround(node, true))
      return mark(withoutControls(node), 'p', isInStory && story === 'article' ? 'Kept.' : 'Kept')
    if (node.type === 'element' && (noteIn(node) || isFootnoteSection(node))) {
      notes.push(node)
      return textNode('')
    }
    if (node.type === 'element' && isReference(node)) return mark(node, 'span', 'Kept')
    if (isInStory && isElement(node, 'table') && holdsRunningText(node))
      return mark(withoutControls(node), 'p', 'Kept.')
    if (!('children' in node)) return node
    const [inStory, inQuote] = [isInStory || isElement(node, story), isInQuote || isElement(node, 'blockquote')]
    return { ...node, children: node.children.map((child) => marked(child, inStory, inQuote)) } as Nodes
  }
  const isTouched = holdsAny(page, 'aside', 'blockquote', 'table', 'a')
  const looked = isTouched ? (marked(withNotesThatLinkBack(page), false, false) as Root) : page
  const putBack = (text: Root): Root => {
    const whole = kept.length === 0 ? text : (withKept(text, kept) as Root)
    return notes.length === 0 ? whole : { ...whole, children: [...whole.children, ...notes] }
  }
  return { page: looked, putBack }
}

/** Whether a table is one of facts: a page that is laid out in a table has paragraphs or tables in its cells. */
function holdsRunningText(table: Element): boolean {
  const rows = elementsNamed(table, 'tr')
  return rows.length > 1 && elementsNamed(table, 'td', 'th').every(({ children }) => children.every(isRunning))
}

function withKept(node: Nodes, kept: Element[]): Nodes {
  if (node.type === 'element' && node.properties.dataKept !== undefined)
    return kept[Number(node.properties.dataKept)] ?? node
  return 'children' in node
    ? ({ ...node, children: node.children.map((child) => withKept(child, kept)) } as Nodes)
    : node
}

/** What Readability takes out of the text without a word: nothing in it is the story's. */
export function withoutControls<Part extends Nodes>(node: Part): Part {
  if (!('children' in node)) return node
  const isControl = (child: Nodes) =>
    isElement(child, 'script', 'style', 'noscript', 'template', 'svg', 'button', 'input', 'select', 'textarea', 'link')
  const children = node.children.filter((child) => !isControl(child)).map((child) => withoutControls(child))
  return { ...node, children }
}
