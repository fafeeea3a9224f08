import type { Element, Root } from 'hast'
import { telling } from '../holding/holdingWords.ts'
import { isElement, without } from '../html/htmlElements.ts'
import type { PageFacts } from './pageFacts.ts'
import { elementsNamed, shownText } from './pageText.ts'
import { lineOf } from '../words/plainLine.ts'

/** A kicker that stands in the `<h1>`, before the headline that the page's head states, and the page without it. */
export function kickerWithin(page: Root, facts: PageFacts): { page: Root; kicker: string | null } {
  const stated = [facts.meta('og:title', 'twitter:title'), facts.title].flatMap((title) => title ?? [])
  for (const heading of elementsNamed(page, 'h1')) {
    const [first, ...others] = heading.children.filter((child) => child.type === 'element' || /\S/.test(textOf(child)))
    const kicker = isElement(first, 'span', 'small') && elementsNamed(first, 'a', 'img').length === 0 ? first : null
    const headline = lineOf(others.map(shownText).join(''))
    const label = kicker && lineOf(shownText(kicker))
    if (!kicker || !label || headline === null) continue
    const isStated = stated.some((title) => title === headline) && !stated.some((title) => title.includes(label))
    // What may hold the story stays where it is looked for.
    if (!isStated || telling.test(label) || /\d/.test(label)) continue
    return { page: { ...page, children: without(page.children, kicker) }, kicker: label.replace(/\s?:$/, '') }
  }
  return { page, kicker: null }
}

const textOf = (node: Element['children'][number]): string => (node.type === 'text' ? node.value : '')
