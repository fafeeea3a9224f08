import type { Nodes, Root } from 'hast'
import { elementsNamed, isBlock, isDropped } from '../html/htmlElements.ts'
import { isSavedMail } from '../savedMail.ts'

/** No program writes more headers above a mail. Lines. */
const mostHeaders = 8

/** Whether a page is a mail that a program has saved or printed: its text opens with who sent it, to whom and what about. */
export function isMailAsPage(page: Root): boolean {
  const [body] = elementsNamed(page, 'body')
  const lines = (body === undefined ? '' : linesIn(body))
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
  // In a table `Fra:` stands in a cell of its own.
  const headers = lines
    .slice(0, 2 * mostHeaders)
    .join('\n')
    .replace(/:\n/g, ': ')
    .split('\n')
  return isSavedMail(headers.slice(0, mostHeaders).join('\n'))
}

/** The text that a page shows, each block and each line on a line of its own. */
function linesIn(node: Nodes): string {
  if (node.type === 'text') return node.value.replaceAll('\n', ' ')
  if (!('children' in node)) return ''
  const text = node.children.map(linesIn).join('')
  if (node.type !== 'element' || isDropped(node.tagName)) return node.type === 'element' ? '' : text
  if (node.tagName === 'br') return '\n'
  return isBlock(node.tagName) ? `\n${text}\n` : text
}
