import type { Element, Root } from 'hast'
import { elementsNamed, holds, holdsAny, isElement, isRunning } from '../html/htmlElements.ts'
import { askAbove } from './aboveText.ts'
import { hasName } from '../html/namesOf.ts'
import { isMostlyLinks, shownLine, shownText } from '../html/shownText.ts'
import type { PageText } from './pageText.ts'
import { isLede, isStandfirst } from './ledeNames.ts'
import { lettersOf } from '../words/plainWords.ts'

/** What stands above the text of a story, beside its headline, and has not come out with that text. */
export interface PageHead {
  /** A lede by its whole name, below the headline. */
  standfirst: string | null
  lede: string | null
}

export function headOf({ out: [first], story, around }: PageText, text: Root | null, page: Root): PageHead {
  if (text === null || around === undefined || first === undefined) return { standfirst: null, lede: null }
  const shown = lettersOf(shownText(text))
  const isNew = (line: string) => !shown.includes(lettersOf(line))
  // Some papers have the headline and what stands below it outside of the `<article>`.
  const isTitled = holdsAny(around, 'h1')
  const main = isTitled ? undefined : elementsNamed(page, 'main').find((one) => holds(one, around))
  const standfirst = standfirstsAbove(main ?? around, first).find(isNew) ?? null
  const ledes = story === undefined ? [] : ledesAbove(story, first)
  return { standfirst, lede: ledes.find(isNew) ?? null }
}

/** Below a headline and before the first paragraph of its text. */
function standfirstsAbove(around: Element, first: Element): string[] {
  const lines: string[] = []
  let isBelowHeadline = false
  askAbove(around, first, (element) => {
    // Another story, or a link to one.
    if (isElement(element, 'article', 'a') && !holds(element, first)) return false
    if (isElement(element, 'h1')) isBelowHeadline = true
    if (isBelowHeadline && isStandfirst(element)) lines.push(shownLine(element) ?? '')
    return true
  })
  return lines
}

/** Ledes of a story before its first paragraph, but for what is said in figures. */
function ledesAbove(story: Element, first: Element): string[] {
  const lines: string[] = []
  askAbove(story, first, (element) => {
    const isLine = isLede(element) && element.children.every(isRunning)
    if (isLine && saysMore(element)) lines.push(shownLine(element) ?? '')
    return !isLine && element.tagName !== 'figure'
  })
  return lines.filter((line) => line !== '')
}

const labelNames = /caption|tags|actions|meta|label|leaderboard/i

/** A lede by its name may as well be a label above the text, or lead to other pages. */
function saysMore(lede: Element): boolean {
  return !hasName(lede, labelNames) && !isMostlyLinks(lede)
}
