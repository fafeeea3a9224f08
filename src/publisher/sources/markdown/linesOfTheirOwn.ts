import type { Heading, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import { holdingLine } from '../holding/holdingLine.ts'
import { isInterviewers, opensSpeech, widthOf } from '../text/linesApart.ts'

/**
 * CommonMark joins the lines of a paragraph. One that opens speech after a whole sentence is another speaker's, a
 * question between two that speak is the interviewer's, several that begin with “•” are a list's, and one that holds
 * the story, `Sperrefrist: 1. januar 2030`, is no part of what stands beside it: all are paragraphs.
 */
export function linesOfTheirOwn() {
  return (tree: Root, file: { toString(): string }) => mend(tree, String(file).split('\n'))
}

function mend(parent: { children: RootContent[] }, source: string[]): void {
  parent.children = parent.children
    .flatMap((child) => (child.type === 'heading' ? withRuleBelow(child, source) : [child]))
    .flatMap((child): RootContent[] =>
      child.type === 'paragraph' || child.type === 'heading' ? parted(child) : [child],
    )
  for (const child of parent.children) if ('children' in child && child.type !== 'paragraph') mend(child, source)
}

/**
 * Dashes right below a line make it a heading. Where that is a sentence, and they are not drawn along it, they part it from
 * what follows.
 */
function withRuleBelow(heading: Heading, source: string[]): RootContent[] {
  const { start, end } = heading.position ?? {}
  const words = heading.children.map(wordsIn).join('')
  const isUnderlined = start !== undefined && end !== undefined && heading.depth === 2 && end.line > start.line
  if (!isUnderlined || !/[.…][”»"]?$/.test(words)) return [heading]
  const dashes = /-+\s*$/.exec(source[end.line - 1] ?? '')?.[0].trim().length ?? 0
  const last = words.split('\n').at(-1)!
  return dashes >= last.length * 0.8
    ? [heading]
    : [{ type: 'paragraph', children: heading.children }, { type: 'thematicBreak' }]
}

function parted(block: Paragraph | Heading): (Paragraph | Heading)[] {
  const lines = linesIn(block.children)
  if (lines.length === 1) return [block]
  const words = lines.map(({ nodes }) => nodes.map(wordsIn).join(''))
  // A small letter goes on with the line above.
  const holds = words.map((line, at) => holdingLine(line, { isFirst: at === 0 || /^\p{Lu}/u.test(line) }) !== null)
  // Lines above dashes are a heading, unless settings are among them.
  if (block.type === 'heading' && !holds.includes(true)) return [block]
  const width = widthOf(words)
  const isList = words.filter(isBulleted).length > 1
  const runs: PhrasingContent[][] = []
  for (const [at, { end, nodes }] of lines.entries()) {
    const isOwn =
      end === undefined ||
      holds[at] ||
      holds[at - 1] ||
      // Lines that their writer has broken, as a poem's are, stand together.
      (end.type !== 'break' &&
        ((isList && isBulleted(words[at]!)) ||
          opensSpeech(words[at]!, words[at - 1]!) ||
          isInterviewers(words[at]!, words[at - 1]!, words[at + 1], width)))
    if (isOwn) runs.push([...nodes])
    else runs.at(-1)!.push(end, ...nodes)
  }
  return runs.length === 1 ? [block] : runs.map((children) => ({ type: 'paragraph', children: joined(children) }))
}

/** `• melk`: no sign of a list in Markdown, and one in what is pasted into it; Word's is `·`. */
function isBulleted(line: string): boolean {
  return /^[•▪◦‣·]\s/.test(line)
}

interface Line {
  /** What ends the line above it. */
  end?: PhrasingContent
  nodes: PhrasingContent[]
}

function linesIn(children: PhrasingContent[]): Line[] {
  const lines: Line[] = [{ nodes: [] }]
  for (const child of children) {
    if (child.type === 'break') lines.push({ end: child, nodes: [] })
    else if (child.type !== 'text') lines.at(-1)!.nodes.push(child)
    else {
      const [first, ...rest] = child.value.split('\n').map((value) => ({ ...child, value }))
      lines.at(-1)!.nodes.push(first!)
      lines.push(...rest.map((text) => ({ end: { ...child, value: '\n' }, nodes: [text] })))
    }
  }
  return lines
}

function wordsIn(node: PhrasingContent): string {
  if ('children' in node) return node.children.map(wordsIn).join('')
  return 'value' in node ? node.value : ''
}

/** Texts that stand side by side become one again. */
function joined(nodes: PhrasingContent[]): PhrasingContent[] {
  const all: PhrasingContent[] = []
  for (const node of nodes) {
    const last = all.at(-1)
    if (node.type === 'text' && last?.type === 'text') all[all.length - 1] = { ...last, value: last.value + node.value }
    else all.push(node)
  }
  return all
}
