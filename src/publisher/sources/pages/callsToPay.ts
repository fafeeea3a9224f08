import type { Element, Nodes, Root } from 'hast'
import type { Remark } from '../../findings.ts'
import { holdsAny, isHeading, withoutParts } from '../html/htmlElements.ts'
import { isHidden, shownLine, shownText } from '../html/shownText.ts'
import { runningLength } from './pageText.ts'
import { linesIn } from './teaserLinks.ts'
import { isBareCall, isCallToPay, speaksOfPaying } from './wordsOfPaying.ts'
import { lineOf } from '../words/plainLine.ts'
import { lettersOf } from '../words/plainWords.ts'

/** Whoever asks more often is no newspaper, and to look at ten thousand headings would take minutes. */
const mostSought = 20

/** A page or its text without the boxes that ask readers to pay before they read on, and the first such heading, also one that is kept. */
export function withoutCallsToPay(page: Root, remark: Remark): { page: Root; call: string | null } {
  const boxes: Element[] = []
  const calls: string[] = []
  let sought = 0
  const visit = (node: Nodes, around: Element[]) => {
    if (!('children' in node) || (node.type === 'element' && isHidden(node))) return
    const heading = node.type === 'element' && isHeading(node) ? shownLine(node) : null
    if (heading !== null && (isCallToPay(heading) || isBareCall(heading)) && sought++ < mostSought) {
      const box = around.find((one) => isBoxOf(one, heading))
      if (box || isCallToPay(heading)) calls.push(heading)
      if (box) boxes.push(box)
      if (box) remark('repaired', 'leftover.dropped', { text: heading }, box.position?.start.line)
    }
    const inside = node.type === 'element' ? [...around, node] : around
    for (const child of node.children) visit(child, inside)
  }
  visit(page, [])
  return { page: withoutParts(page, boxes), call: calls[0] ?? null }
}

/** No such box says more. Letters. */
const longestBox = 500

/** Whether an element opens with a heading, speaks of paying below it, and has no paragraph that speaks of anything else. */
function isBoxOf(element: Element, heading: string): boolean {
  if (!/^(div|section|aside)$|-/.test(element.tagName) || holdsAny(element, 'article', 'main', 'h1')) return false
  const letters = lettersOf(shownText(element))
  if (letters.length > longestBox || !letters.startsWith(lettersOf(heading))) return false
  const below = linesIn(element).filter((line) => lineOf(line) !== heading)
  return below.some(speaksOfPaying) && below.every((line) => line.trim().length < runningLength || speaksOfPaying(line))
}
