import type { Element, Nodes, Root } from 'hast'
import { shortened, type Remark } from '../../findings.ts'
import { imagesIn, verbatim, withoutParts } from '../html/htmlElements.ts'
import { isUndrawn } from '../html/shownText.ts'
import { lineOf } from '../words/plainLine.ts'

/** A text without what its writer hides in it, `<div hidden>`, `<p style="display:none">`, and that: no reader is to see it, and it is told. */
export function withoutHidden(tree: Root, remark: Remark): { tree: Root; hidden: Element[] } {
  const parts = hiddenIn(tree)
  for (const part of parts) {
    const text = lineOf(verbatim(part)) ?? (imagesIn([part]).length > 0 ? '<img>' : null)
    if (text !== null) remark('repaired', 'html.dropped/hidden', { text: shortened(text) }, part.position?.start.line)
  }
  return { tree: withoutParts(tree, parts), hidden: parts }
}

function hiddenIn(node: Nodes): Element[] {
  if (node.type === 'element' && isUndrawn(node)) return [node]
  return 'children' in node ? node.children.flatMap(hiddenIn) : []
}
