import type { Nodes, Root } from 'hast'
import { type HoldingLine, labelHolding, partHolding } from './holdingLine.ts'
import { isBlock, isElement, isRunning } from './htmlElements.ts'
import { isAround, isMostlyLinks, type PageText, shownText } from './pageText.ts'
import { lineOf } from './plainLine.ts'
import { lettersOf } from './plainWords.ts'

/** A line of a page that holds its story, and what it says. */
export interface Label {
  text: string
  line: HoldingLine
}

/** What may count drafts, or show how they are marked. */
const parts = new Set(['figcaption', 'li', 'td', 'th', 'dt', 'dd'])

/**
 * The lines that hold the story of a page beside its text: in its header, an aside or below a picture, before its first
 * paragraph of running text or after its last. Those that came out with the text (`out`, its letters) are read there.
 */
export function labelsBeside(page: Root, { paragraphs, found }: PageText, out: string): Label[] {
  const running = new Set(paragraphs.filter(({ letters }) => found.has(letters)).map(({ element }) => element))
  const before: Label[] = []
  let after: Label[] = []
  let hasBegun = false
  const visit = (node: Nodes): void => {
    if (!('children' in node)) return
    if (node.type === 'element') {
      if (running.has(node)) {
        hasBegun = true
        after = []
        return
      }
      // An aside is asked whatever is in it, but not the comments of readers.
      if (isAround(isElement(node, 'aside') ? { ...node, tagName: 'div' } : node, true)) return
      if (isBlock(node.tagName) && node.children.every(isRunning)) {
        const text = isMostlyLinks(node) ? null : lineOf(shownText(node))
        const holding = parts.has(node.tagName) ? partHolding : labelHolding
        const line = text === null ? null : holding(text)
        const isRead = node.tagName !== 'figcaption' && out.includes(lettersOf(text ?? ''))
        if (text !== null && line !== null && !isRead) (hasBegun ? after : before).push({ text, line })
        return
      }
    }
    for (const child of node.children) visit(child)
  }
  visit(page)
  return [...before, ...after]
}
