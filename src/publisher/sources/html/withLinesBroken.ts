import type { Element, RootContent, Text } from 'hast'
import { isElement, isRunning, madeElement, textNode } from './htmlElements.ts'

/**
 * The classic editor stores running text as lines and makes paragraphs of them where it shows it (wpautop): a blank line
 * parts paragraphs, a single one is a `<br>`. What stands in blocks of its own stays as it is.
 */
export function withLinesBroken<Node extends RootContent>(nodes: Node[]): (Node | Element | Text)[] {
  return nodes.flatMap((node, at): (Node | Element | Text)[] => {
    if (node.type === 'element') {
      const holdsText = isRunning(node) || isElement(node, 'blockquote', 'div')
      return [holdsText ? { ...node, children: withLinesBroken(node.children) } : node]
    }
    const isBetweenBlocks = [nodes[at - 1], nodes[at + 1]].some((beside) => !beside || !isRunning(beside))
    if (node.type !== 'text' || (isBetweenBlocks && !/\S/.test(node.value))) return [node]
    return node.value
      .split(/[ \t]*\n[ \t]*/)
      .flatMap((value, nth) => [...(nth === 0 ? [] : [madeElement('br')]), textNode(value)])
  })
}
