import type { Element, Root } from 'hast'
import { telling } from '../holding/holdingWords.ts'
import { elementsNamed, isElement, withoutParts } from '../html/htmlElements.ts'
import { factsOf } from './pageFacts.ts'
import { shownLine, shownText } from '../html/shownText.ts'
import { lineOf } from '../words/plainLine.ts'

/** A kicker that stands in the `<h1>`, before the headline that the page's head states, and the page without it. */
export function kickerWithin(page: Root): { page: Root; kicker: string | null } {
  for (const heading of elementsNamed(page, 'h1')) {
    const [first, ...others] = heading.children.filter((child) => child.type === 'element' || /\S/.test(textOf(child)))
    const kicker = isElement(first, 'span', 'small') && elementsNamed(first, 'a', 'img').length === 0 ? first : null
    const headline = lineOf(others.map(shownText).join(''))
    const label = kicker && shownLine(kicker)
    if (!kicker || !label || headline === null) continue
    const stated = titlesIn(page)
    const isStated = stated.some((title) => title === headline) && !stated.some((title) => title.includes(label))
    // What may hold the story stays where it is looked for.
    if (!isStated || telling.test(label) || /\d/.test(label)) continue
    return { page: withoutParts(page, [kicker]), kicker: label.replace(/\s?:$/, '') }
  }
  return { page, kicker: null }
}

/** What the page's head calls the story. */
function titlesIn(page: Root): string[] {
  const facts = factsOf(page)
  return [facts.meta('og:title', 'twitter:title'), facts.title].flatMap((title) => title ?? [])
}

const textOf = (node: Element['children'][number]): string => (node.type === 'text' ? node.value : '')
