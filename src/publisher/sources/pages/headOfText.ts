import type { Element, Root } from 'hast'
import { elementsNamed, isHeading, isRunning, withoutParts } from '../html/htmlElements.ts'
import { lettersOf } from '../words/plainWords.ts'
import { readDate } from '../words/dates.ts'
import { shownLine, shownText } from '../html/shownText.ts'
import { runningLength } from './pageText.ts'
import { namesDay } from '#article/partialDate.ts'

/** What is told of a story beside its text. */
interface Told {
  ledes: (string | null)[]
  published: string | null
}

/**
 * A text without what stands above its first paragraph and is told elsewhere: the lede where the page has it as a heading,
 * as Substack and Medium do, and a line that is nothing but the day of publication.
 */
export function withoutHeadOfText(text: Root, { ledes, published }: Told): Root {
  const lines = elementsNamed(text, 'h2', 'h3', 'h4', 'p', 'div').filter((line) => line.children.every(isRunning))
  const end = lines.findIndex((line) => !isHeading(line) && shownText(line).length >= runningLength)
  const above = lines.slice(0, Math.max(end, 0))
  const told = new Set(ledes.flatMap((lede) => (lede === null ? [] : lettersOf(lede))))
  // A heading further down opens a section.
  const first = above.find(isHeading)
  const isSubtitle = first !== undefined && told.has(lettersOf(shownText(first)))
  const days = above.filter((line) => !isHeading(line) && isDay(line, published))
  return withoutParts(text, [...(isSubtitle ? [first] : []), ...days])
}

function isDay(line: Element, published: string | null): boolean {
  const { date } = readDate(shownLine(line) ?? '')
  return date !== null && namesDay(date) && published !== null && published.startsWith(date.slice(0, 10))
}
