import type { Section } from '#article/article.ts'
import { plainText } from './plainText.ts'

/** As much as search engines and shared links show of a description. Characters. */
const room = 160

/** The first words of a story, for those who are shown it before they open it. Cut at a word, and marked as cut. */
export function openingWords(sections: Section[]): string {
  const paragraph = sections.flatMap(({ blocks }) => blocks).find((block) => block.type === 'paragraph')
  const text = plainText(paragraph?.text ?? []).replaceAll('\n', ' ')
  return text.length <= room ? text : `${text.slice(0, text.lastIndexOf(' ', room) || room)} …`
}
