import type { Element, Root } from 'hast'
import { imagesIn, isRunning } from './htmlElements.ts'
import { addressesOf } from './leftOutParts.ts'
import { isAround, type PageText, shownText } from './pageText.ts'
import { isLede } from './pageTimes.ts'
import { lineOf } from './plainLine.ts'
import { lettersOf } from './plainWords.ts'

/** What stands above the text of a story, beside its headline, and has not come out with that text. */
export interface PageHead {
  lede: string | null
  /** A `<figure>` with one picture. */
  figure: Element | null
}

export function headOf({ paragraphs, found, story }: PageText, text: Root | null): PageHead {
  const first = paragraphs.find(({ letters }) => found.has(letters))?.element
  if (text === null || story === undefined || first === undefined) return { lede: null, figure: null }
  const above = partsAbove(story, first)
  const shown = lettersOf(shownText(text))
  const addresses = new Set(imagesIn(text.children).flatMap(addressesOf))
  const isOut = (figure: Element) =>
    imagesIn([figure])
      .flatMap(addressesOf)
      .some((address) => addresses.has(address))
  const ledes = above.filter(({ tagName }) => tagName !== 'figure').flatMap((part) => lineOf(shownText(part)) ?? [])
  const figures = above.filter(({ tagName, children }) => tagName === 'figure' && imagesIn(children).length === 1)
  return {
    lede: ledes.find((lede) => !shown.includes(lettersOf(lede))) ?? null,
    figure: figures.find((figure) => !isOut(figure)) ?? null,
  }
}

/** Ledes and figures of a story before its first paragraph. */
function partsAbove(story: Element, first: Element): Element[] {
  const parts: Element[] = []
  const isBefore = (element: Element): boolean => {
    if (element === first) return false
    if (element !== story && isAround(element, true)) return true
    const isPart = element.tagName === 'figure' || (isLede(element) && element.children.every(isRunning))
    if (isPart) parts.push(element)
    return isPart || element.children.every((child) => child.type !== 'element' || isBefore(child))
  }
  isBefore(story)
  return parts
}
