import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import { holdingLine } from './holdingLine.ts'
import { isInterviewers, opensSpeech, widthOf } from './linesApart.ts'

/**
 * CommonMark joins the lines of a paragraph. One that opens speech after a whole sentence is another speaker's, a question
 * between two that speak is the interviewer's, and one that holds the story, `Sperrefrist: 1. januar 2030`, is no part of
 * what stands beside it: all are paragraphs.
 */
export function linesOfTheirOwn() {
  return (tree: Root) => mend(tree)
}

function mend(parent: { children: RootContent[] }): void {
  parent.children = parent.children.flatMap((child): RootContent[] =>
    child.type === 'paragraph' ? parted(child) : [child],
  )
  for (const child of parent.children) if ('children' in child && child.type !== 'paragraph') mend(child)
}

function parted(paragraph: Paragraph): Paragraph[] {
  const lines = linesOf(paragraph)
  if (lines.length === 1) return [paragraph]
  const words = lines.map((line) => line.map(wordsIn).join(''))
  const width = widthOf(words)
  const holds = words.map((line, at) => lines[at]!.every(({ type }) => type === 'text') && holdingLine(line) !== null)
  const runs: PhrasingContent[][] = []
  for (const [at, line] of lines.entries()) {
    const before = words[at - 1]
    const isOwn =
      before === undefined ||
      holds[at] ||
      holds[at - 1] ||
      opensSpeech(words[at]!, before) ||
      isInterviewers(words[at]!, before, words[at + 1], width)
    if (isOwn) runs.push(line)
    else runs.at(-1)!.push({ type: 'text', value: '\n' }, ...line)
  }
  return runs.length === 1 ? [paragraph] : runs.map((children) => ({ ...paragraph, children }))
}

/** The lines of a paragraph as they are written; one that a mark goes across is one with the next. */
function linesOf({ children }: Paragraph): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]]
  for (const child of children) {
    const [first, ...rest] =
      child.type === 'text' ? child.value.split('\n').map((value) => ({ ...child, value })) : [child]
    lines.at(-1)!.push(first)
    lines.push(...rest.map((line) => [line]))
  }
  return lines.map((line) => line.filter((piece) => piece.type !== 'text' || piece.value !== ''))
}

function wordsIn(node: PhrasingContent): string {
  if ('children' in node) return node.children.map(wordsIn).join('')
  return 'value' in node ? node.value : ''
}
