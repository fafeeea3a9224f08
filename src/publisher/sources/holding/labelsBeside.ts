import type { Element, Nodes, Root } from 'hast'
import { labelHolding, partHolding } from './heldHeadline.ts'
import { holdingLine } from './holdingLine.ts'
import type { HoldingLine } from './plainHolding.ts'
import { isBlock, isElement, isRunning, verbatim } from '../html/htmlElements.ts'
import { isMostlyLinks, isUndrawn, shownLine, shownText } from '../html/shownText.ts'
import { isAround } from '../pages/isAround.ts'
import type { PageText } from '../pages/pageText.ts'
import { lineOf } from '../words/plainLine.ts'
import { lettersOf } from '../words/plainWords.ts'

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
export function labelsBeside(page: Root, read: PageText, out: string): Label[] {
  const running = new Set(read.out)
  const before: Label[] = []
  let after: Label[] = []
  let hasBegun = false
  const ask = (text: string | null, holding: (text: string) => HoldingLine | null, isBelow = false): boolean => {
    const line = text === null ? null : holding(text)
    if (text === null || line === null) return false
    // A caption is read with its picture, not with the text.
    if (isBelow || !out.includes(lettersOf(text))) (hasBegun ? after : before).push({ text, line })
    return true
  }
  const visit = (node: Nodes): void => {
    if (!('children' in node)) return
    if (node.type === 'element') {
      if (running.has(node)) {
        hasBegun = true
        after = []
        return
      }
      // A link leads to another story, which its words are about.
      if (node.tagName === 'a') return
      if (isUndrawn(node)) {
        for (const hidden of verbatim(node).split('\n')) ask(lineOf(hidden), labelHolding)
        return
      }
      // An aside is asked whatever is in it, but not the comments of readers.
      if (isAround(isElement(node, 'aside') ? { ...node, tagName: 'div' } : node, true)) return
      if (rowsIn(node).some((row) => ask(row, partHolding))) return
      if (isBlock(node.tagName) && node.children.every(isRunning)) {
        const isHeading = /^h\d$/.test(node.tagName)
        const holding = parts.has(node.tagName) ? partHolding : isHeading ? labelHolding : paragraphHolding
        ask(isMostlyLinks(node) ? null : shownLine(node), holding, node.tagName === 'figcaption')
        return
      }
    }
    for (const child of node.children) visit(child)
  }
  visit(page)
  return [...before, ...after]
}

/** A word of its own beside the text is a topic. */
function paragraphHolding(text: string): HoldingLine | null {
  return holdingLine(text, { isFirst: false, isWhole: text.includes(' ') })
}

/** The rows of a form: `Sperrefrist` in one cell, and until when in the next. */
function rowsIn(node: Element): (string | null)[] {
  if (node.tagName === 'tr') return [lineOf(node.children.map(shownText).join(' '))]
  if (node.tagName !== 'dl') return []
  const cells = node.children.flatMap((child) => (isElement(child, 'div') ? child.children : [child]))
  const terms = cells.filter((cell) => isElement(cell, 'dt', 'dd'))
  return terms.map((term, at) => lineOf([term, ...terms.slice(at + 1, at + 2)].map(shownText).join(' ')))
}
