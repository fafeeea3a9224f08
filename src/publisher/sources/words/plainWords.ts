import type { Section } from '#article/article.ts'
import type { Block, Inline } from '#article/block.ts'
import { blocksOf } from '#article/blocksOf.ts'

/** Running text without its marks, and without what the writer has struck out. */
export function wordsOf(text: Inline[]): string {
  const words = text.map(wordsOfPiece).join('')
  return holdsStruck(text) ? words.replace(/ {2,}/g, ' ') : words
}

function wordsOfPiece(piece: Inline): string {
  if (typeof piece === 'string') return piece
  if (piece.mark === 'del') return ''
  const words = wordsOf(piece.text)
  return piece.mark === 'sup' || piece.mark === 'sub' ? setApart(words, piece.mark) : words
}

const figures = '0123456789+-−'
const asFigures = { sup: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻', sub: '₀₁₂₃₄₅₆₇₈₉₊₋₋' }

/** Raised and lowered figures stay so: 10<sup>9</sup> is not 109. As many characters as before. */
function setApart(words: string, mark: 'sup' | 'sub'): string {
  if (!/^[\d+\-−]+$/.test(words)) return words
  return words.replace(/./g, (figure) => asFigures[mark][figures.indexOf(figure)]!)
}

/** Whether its writer has struck out some of it. */
export function holdsStruck(text: Inline[]): boolean {
  return text.some((piece) => typeof piece !== 'string' && (piece.mark === 'del' || holdsStruck(piece.text)))
}

/** Whether some of it leads somewhere. */
export function holdsLink(text: Inline[]): boolean {
  return text.some((piece) => typeof piece !== 'string' && (piece.mark === 'link' || holdsLink(piece.text)))
}

/** Whether running text has nothing to read, struck out or not. */
export function isBlank(text: Inline[]): boolean {
  return text.every((piece) => (typeof piece === 'string' ? !/\S/.test(piece) : isBlank(piece.text)))
}

/** Every word of a body in its order, on one line. */
export function allWords(sections: Section[]): string {
  const texts = sections.flatMap((section) => [section.heading ?? '', ...blocksOf([section]).map(ownWords)])
  return texts.filter((text) => text !== '').join(' ')
}

/** The words of a block that stand in no other within it. */
export function ownWords(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return wordsOf(block.text)
    case 'table':
      return block.rows
        .flat()
        .map(({ text }) => wordsOf(text))
        .join(' ')
    case 'code':
      return block.text
    case 'quote':
    case 'list':
    case 'factbox':
    case 'footnotes':
    case 'image':
    case 'rule':
      return ''
  }
}

/** The letters and digits of a text, by which two texts are the same whatever their spaces and signs. */
export function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/**
 * How many words there are to read: the text's first sentence where it became the headline, lede, headings and body, but
 * no code.
 */
export function wordsToRead(story: {
  headline: string
  lede: string | null
  sections: Section[]
  derived: string[]
}): number {
  const { headline, lede, sections, derived } = story
  const texts = [
    derived.includes('headline') ? headline : null,
    lede,
    ...sections.map(({ heading }) => heading),
    ...blocksOf(sections).map((block) => (block.type === 'code' ? null : ownWords(block))),
  ]
  return texts.reduce((sum, text) => sum + countWordsIn(text ?? ''), 0)
}

/** Scripts that put no spaces between words. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u

/** A word is a run of letters and digits with what joins them; where nothing parts words, what a dictionary has for one. */
function countWordsIn(text: string): number {
  const runs = text.match(/[\p{L}\p{M}\p{N}]+(?:[-'’.,][\p{L}\p{M}\p{N}]+)*/gu) ?? []
  if (!unspaced.test(text)) return runs.length
  const segmenter = new Intl.Segmenter('en', { granularity: 'word' })
  return runs.reduce((sum, run) => sum + (unspaced.test(run) ? [...segmenter.segment(run)].length : 1), 0)
}

/** A letter of Chinese or Japanese says what takes others three. */
export function lengthOf(text: string): number {
  return text.length + 2 * (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0)
}
