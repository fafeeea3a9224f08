import type { Root } from 'hast'
import { telling } from '../holding/holdingWords.ts'
import { elementsIn, elementsNamed, holdsAny, isContent, isElement, withoutParts } from '../html/htmlElements.ts'
import { hasName } from '../html/namesOf.ts'
import { shownLine, shownText } from '../html/shownText.ts'
import { factsOf } from './pageFacts.ts'
import { lineOf } from '../words/plainLine.ts'

/**
 * A kicker that stands in the `<h1>`, before the headline that the page's head states, or is called one right beside the
 * `<h1>`, above it, and the page without it.
 */
export function kickerWithin(page: Root): { page: Root; kicker: string | null } {
  for (const heading of elementsNamed(page, 'h1')) {
    const [first, ...others] = heading.children.filter(isContent)
    const kicker = isElement(first, 'span', 'small') && !holdsAny(first, 'a', 'img') ? first : null
    const headline = lineOf(others.map(shownText).join(''))
    const label = kicker && shownLine(kicker)
    if (!kicker || !label || headline === null) continue
    const stated = titlesIn(page)
    const isStated = stated.some((title) => title === headline) && !stated.some((title) => title.includes(label))
    if (!isStated || mayBeOther(label)) continue
    return { page: withoutParts(page, [kicker]), kicker: label.replace(/\s?:$/, '') }
  }
  return kickerAbove(page)
}

function kickerAbove(page: Root): ReturnType<typeof kickerWithin> {
  const around = elementsIn(page).find(({ children }) => children.some((child) => isElement(child, 'h1')))
  const beside = around?.children.filter((child) => child.type === 'element') ?? []
  const above = beside.slice(
    0,
    beside.findIndex((child) => isElement(child, 'h1')),
  )
  const kicker = above.find((one) => hasName(one, /(^|[-_])(kicker|stikktittel)$/i))
  const label = kicker && !holdsAny(kicker, 'a', 'img') ? shownLine(kicker) : null
  if (!kicker || !label || label.length > 80 || mayBeOther(label)) return { page, kicker: null }
  return { page: withoutParts(page, [kicker]), kicker: label.replace(/\s?:$/, '') }
}

/** What may hold the story stays where it is looked for, and a date is none. */
function mayBeOther(label: string): boolean {
  return telling.test(label) || /\d/.test(label)
}

/** What the page's head calls the story. */
function titlesIn(page: Root): string[] {
  const facts = factsOf(page)
  return [facts.meta('og:title', 'twitter:title'), facts.title].flatMap((title) => title ?? [])
}
