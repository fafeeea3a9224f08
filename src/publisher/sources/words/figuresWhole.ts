import type { Article } from '#article/article.ts'
import type { Inline } from '#article/block.ts'
import { withChangedTexts } from './changedTexts.ts'

/** `1 234 567`, with ordinary spaces between its thousands. */
const parted = /(?<!\d)\d{1,3}(?: \d{3})+(?!\d)/g

/**
 * A story whose figures stay whole: half of one at the end of a line reads as another, and in text from right to left its
 * parts change places, unless the spaces between its thousands are such as no line breaks at.
 */
export function withFiguresWhole(article: Article): Article {
  const { kicker, headline, lede, sections } = article
  return {
    ...article,
    kicker: kicker && figuresWhole(kicker),
    headline: figuresWhole(headline),
    lede: lede && figuresWhole(lede),
    sections: withChangedTexts(sections, inText).map((section) => ({
      ...section,
      heading: section.heading && figuresWhole(section.heading),
    })),
  }
}

function figuresWhole(text: string): string {
  return text.replace(parted, (figure) => figure.replaceAll(' ', '\u00A0'))
}

function inText(text: Inline[]): Inline[] {
  return text.map((piece) => {
    if (typeof piece === 'string') return figuresWhole(piece)
    return piece.mark === 'code' ? piece : { ...piece, text: inText(piece.text) }
  })
}
