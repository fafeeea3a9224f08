import type { Element, Root } from 'hast'
import type { Section } from '#article/article.ts'
import type { Block, Inline, Paragraph } from '#article/block.ts'
import { firstSentence, headlineFrom } from './words/firstSentence.ts'
import { isContent, isStruck, madeElement, verbatim } from './html/htmlElements.ts'
import { holdsLink, holdsStruck, wordsOf } from './words/plainWords.ts'
import { paragraphOf } from './words/speech.ts'

/** The `<h1>` a body opens with, as text; it is taken out of the tree, but for its pictures, when there is no title or it repeats it. */
export function takeOpeningHeading(tree: Root, title: string | null): string | null {
  const first = tree.children.findIndex(isContent)
  const element = tree.children[first]
  if (element?.type !== 'element' || element.tagName !== 'h1') return null
  const heading = verbatim({ ...element, children: element.children.filter((child) => !isStruck(child)) })
    .replace(/[ \n]+/g, ' ')
    .trim()
  if (heading === '' || (title !== null && title !== heading)) return null
  const pictures = picturesIn(element).map((picture) => madeElement('p', [picture]))
  tree.children.splice(first, 1, ...pictures)
  return heading
}

function picturesIn(element: Element): Element[] {
  return element.children.flatMap((child) =>
    child.type !== 'element' ? [] : child.tagName === 'img' ? [child] : picturesIn(child),
  )
}

/**
 * The first sentence of the first paragraph, which moves from the body to the headline so that it is not printed twice.
 * Null when the body holds no paragraph with words of its own.
 */
export function takeFirstSentence(sections: Section[]): { headline: string; sections: Section[] } | null {
  for (const [place, section] of sections.entries()) {
    // One that is struck out whole has no words for a headline.
    const at = section.blocks.findIndex((block) => block.type === 'paragraph' && /\S/.test(wordsOf(block.text)))
    if (at === -1) continue
    const { text } = section.blocks[at] as Paragraph
    const words = wordsOf(text).replaceAll('\n', ' ')
    const { sentence, rest } = firstSentence(words)
    const [taken, left] = splitText(text, words.length - rest.length)
    const kept: Block[] = rest === '' ? [] : [paragraphOf(left)]
    // A headline cannot show what is struck out, nor lead elsewhere, so that paragraph stays.
    const blocks = holdsStruck(text) || holdsLink(taken) ? section.blocks : section.blocks.toSpliced(at, 1, ...kept)
    const isGone = blocks.length === 0 && section.heading === null
    return {
      headline: headlineFrom(sentence),
      sections: sections.toSpliced(place, 1, ...(isGone ? [] : [{ ...section, blocks }])),
    }
  }
  return null
}

/** Parts running text at a place in its words; a mark that stands across it is on both sides. */
function splitText(text: Inline[], at: number): [before: Inline[], after: Inline[]] {
  const before: Inline[] = []
  const after: Inline[] = []
  let left = at
  for (const piece of text) {
    const length = typeof piece === 'string' ? piece.length : wordsOf(piece.text).length
    const [head, tail] = typeof piece === 'string' ? [piece.slice(0, left), piece.slice(left)] : splitMark(piece, left)
    if (head !== null && head !== '') before.push(head)
    if (tail !== null && tail !== '') after.push(tail)
    left = Math.max(0, left - length)
  }
  return [before, after]
}

function splitMark(piece: Exclude<Inline, string>, at: number): [Inline | null, Inline | null] {
  const [before, after] = splitText(piece.text, at)
  const side = (text: Inline[]) => (text.length > 0 ? { ...piece, text } : null)
  return [side(before), side(after)]
}
