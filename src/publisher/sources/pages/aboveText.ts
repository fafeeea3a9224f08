import type { Element } from 'hast'
import { holds, holdsAny } from '../html/htmlElements.ts'
import { hasName } from '../html/namesOf.ts'
import { isAround } from './isAround.ts'

/**
 * Asks of each element above the first paragraph of a story's text, in their order, unless it stands around the story or
 * tells of its writer, whether what is in it is asked, too.
 */
export function askAbove(outer: Element, first: Element, mayHoldMore: (element: Element) => boolean): void {
  const isAbove = (element: Element): boolean => {
    if (element === first) return false
    if (element !== outer && (isAround(element, true) || isOfWriter(element, first))) return true
    if (!mayHoldMore(element)) return true
    return element.children.every((child) => child.type !== 'element' || isAbove(child))
  }
  isAbove(outer)
}

const writerNames = /byline|author|avatar/i

/** What tells of the writer, and holds neither the headline nor the text. */
export function isOfWriter(element: Element, first: Element): boolean {
  if (!hasName(element, writerNames)) return false
  return !holds(element, first) && !holdsAny(element, 'h1')
}
