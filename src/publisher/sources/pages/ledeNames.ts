import type { Element } from 'hast'
import { isElement, isRunning } from '../html/htmlElements.ts'
import { hasName } from '../html/namesOf.ts'
import { isMostlyLinks, shownText } from '../html/shownText.ts'

/** A lede stands above the date as often as below it. */
export function isLede(element: Element): boolean {
  return hasName(element, /lede|lead|ingress|intro|standfirst|preamble|summary/i)
}

/** A line that is the lede by its whole name; as a part of a name the same words are often those of labels and pictures. */
export function isStandfirst(element: Element): boolean {
  const inside = element.children.filter((child) => child.type === 'element')
  const line = inside.length === 1 && isElement(inside[0], 'p') ? inside[0] : element
  if (!isElement(element, 'p', 'div', 'h2', 'h3') || !line.children.every(isRunning)) return false
  if (isMostlyLinks(element) || !/\S\s+\S/.test(shownText(element).trim())) return false
  return hasName(
    element,
    /^((entry|article|post|story)[-_]{1,2})?(lede|lead|ingress|intro|standfirst|preamble|deck|dek|sub-?title|sub-?headline|undertittel)$/i,
  )
}
