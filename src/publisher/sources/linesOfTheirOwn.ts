import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import { holdingLine } from './holdingLine.ts'
import { opensSpeech } from './linesApart.ts'

/**
 * CommonMark joins the lines of a paragraph. One that opens speech after a whole sentence is another speaker's, and one
 * that holds the story, `Sperrefrist: 1. januar 2030`, is no part of what stands beside it: both are paragraphs.
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
  const runs: PhrasingContent[][] = [[]]
  for (const [place, child] of paragraph.children.entries()) {
    if (child.type !== 'text' || !child.value.includes('\n')) {
      runs.at(-1)!.push(child)
      continue
    }
    const isWhole = { first: place === 0, last: place === paragraph.children.length - 1 }
    const [first, ...rest] = runsOf(child.value.split('\n'), isWhole)
    runs.at(-1)!.push({ ...child, value: first! })
    runs.push(...rest.map((value) => [{ ...child, value }]))
  }
  return runs.length === 1 ? [paragraph] : runs.map((children) => ({ ...paragraph, children }))
}

/** The lines of a text, joined again where they go on; the first and the last may be only the end or the beginning of one. */
function runsOf(lines: string[], isWhole: { first: boolean; last: boolean }): string[] {
  const holds = lines.map(
    (line, at) => (at > 0 || isWhole.first) && (at < lines.length - 1 || isWhole.last) && holdingLine(line) !== null,
  )
  const runs = [lines[0]!]
  for (const [at, line] of lines.entries()) {
    if (at === 0) continue
    if (holds[at] || holds[at - 1] || opensSpeech(line, lines[at - 1]!)) runs.push(line)
    else runs.push(`${runs.pop()!}\n${line}`)
  }
  return runs
}
