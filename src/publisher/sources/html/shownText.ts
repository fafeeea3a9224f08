import type { Element, Nodes } from 'hast'
import { lineOf } from '../words/plainLine.ts'
import { elementsNamed, headings, holdsAny, isDropped } from './htmlElements.ts'

/** The text that readers of the page see. */
export function shownText(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type === 'element' && (isDropped(node.tagName) || isHidden(node))) return ''
  return 'children' in node ? node.children.map(shownText).join('') : ''
}

/** The same on one line; null where there is none. */
export function shownLine(node: Nodes | undefined): string | null {
  return node ? lineOf(shownText(node)) : null
}

/** How a part of a page begins: the first line in it that is so `called`, or else its text. */
export function startOf(part: Element, ...called: string[]): string {
  return shownLine(elementsNamed(part, ...called)[0]) ?? shownText(part)
}

export function isHidden(element: Element): boolean {
  return isUndrawn(element) || element.properties.ariaHidden === 'true'
}

/** What nobody sees; what is hidden from screen readers alone, others do see. */
export function isUndrawn({ properties: { hidden, style } }: Element): boolean {
  const isStyledSo = typeof style === 'string' && /(display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style)
  return (hidden !== undefined && hidden !== false) || isStyledSo
}

export function linkText(element: Element): string {
  return elementsNamed(element, 'a').map(shownText).join('')
}

/** Whether what an element says is said in links, if it says anything. */
export function isMostlyLinks(element: Element): boolean {
  return linkText(element).length >= shownText(element).length / 2
}

export function hasLinkedHeading(element: Element): boolean {
  const isIn = (outer: Element[], ...inner: string[]) => outer.some((one) => holdsAny(one, ...inner))
  return isIn(elementsNamed(element, ...headings), 'a') || isIn(elementsNamed(element, 'a'), ...headings)
}
