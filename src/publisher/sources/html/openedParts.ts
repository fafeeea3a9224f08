import type { Element, Nodes, Root } from 'hast'
import { childOf, elementsNamed, headings, isElement, isHeading, verbatim } from './htmlElements.ts'
import { withLinesBroken } from './withLinesBroken.ts'
import { namesOf } from './namesOf.ts'

/** The ids of what the buttons in headings open and close, as questions above their answers do. */
export function openedByHeadings(tree: Root): Set<string> {
  const buttons = elementsNamed(tree, ...headings).flatMap((heading) => elementsNamed(heading, 'button'))
  return new Set(buttons.flatMap(({ properties: { ariaControls } }) => [ariaControls ?? []].flat().map(String)))
}

/**
 * An element as it is when it is open: the words of a heading that stand in its button, what that opens, Ghost's toggle,
 * and verses, which WordPress sets as they are written.
 */
export function asOpened(element: Element, opened: Set<string>): Element {
  const { tagName, properties } = element
  if (isHeading(element)) return withWordsOfButton(element)
  if (typeof properties.id === 'string' && opened.has(properties.id)) return shown(element)
  const names = namesOf(element)
  if (tagName === 'pre' && names.includes('wp-block-verse'))
    return { ...element, tagName: 'p', children: withLinesBroken(element.children) }
  return tagName === 'div' && names.includes('kg-toggle-card') ? asDetails(element) : element
}

function withWordsOfButton(heading: Element): Element {
  const children = heading.children.map((child) =>
    isElement(child, 'button') && /\S/.test(child.children.map(verbatim).join(''))
      ? { ...child, tagName: 'span' }
      : child,
  )
  return { ...heading, children }
}

function shown(element: Element): Element {
  const { hidden: _, ariaHidden: __, style: ___, ...properties } = element.properties
  return { ...element, properties }
}

function asDetails(toggle: Element): Element {
  const heading = childOf(toggle, 'div')
  const [words] = heading ? elementsNamed(heading, ...headings) : []
  if (words === undefined) return toggle
  const summary: Nodes = { ...words, tagName: 'summary' }
  return {
    ...toggle,
    tagName: 'details',
    children: toggle.children.map((child) => (child === heading ? summary : child)),
  }
}
