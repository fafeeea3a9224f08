import type { Element, Nodes } from 'hast'
import { lettersOf } from '../words/plainWords.ts'
import { elementsNamed, imagesIn, isElement, isHeading } from './htmlElements.ts'
import { isMostlyLinks, shownText } from './shownText.ts'

/** Classes and id, but for the id that a program has made of the heading of a section. */
export function namesOf(element: Element): string[] {
  const { className, id } = element.properties
  return [className, isPlainSection(element) ? [] : id].flat().filter((name) => typeof name === 'string')
}

export function hasName(element: Element, name: RegExp): boolean {
  return namesOf(element).some((one) => name.test(one))
}

/** The first element of these kinds in a node that has this very name. */
export function elementCalled(name: string, node: Nodes, ...tags: string[]): Element | undefined {
  return elementsNamed(node, ...tags).find((element) => namesOf(element).includes(name))
}

/**
 * Whether a section is known by its own heading, as pandoc writes `<section id="social" class="level2">`, and holds text
 * and nothing else. Without pandoc's class, `<section id="comments">` is what readers wrote.
 */
export function isPlainSection({ tagName, properties: { id, className }, children }: Element): boolean {
  if (tagName !== 'section' || id === undefined) return false
  if (![className].flat().some((name) => /^level[1-6]$/.test(String(name)))) return false
  const [heading, ...others] = children.filter((child) => child.type === 'element')
  if (!heading || !isHeading(heading) || lettersOf(shownText(heading)) !== lettersOf(id)) return false
  return (
    others.length > 0 && others.every((part) => isText(part) || isPlainSection(part) || isElement(part, 'pre', 'dl'))
  )
}

/** Whether an element is such as stands below a heading in a story, rather than teasers and buttons. */
export function isText(element: Element): boolean {
  const isPart = isElement(element, 'p', 'ul', 'ol', 'table', 'blockquote', 'figure') || isHeading(element)
  return isPart && (imagesIn([element]).length > 0 || !isMostlyLinks(element))
}

/** `category-fakta` says what a whole story is about. */
const factboxName =
  /(^|-)(fact|fakta)(-?box|-?boks)(-v\d+)?$|(^|(?<!(^|-)(category|kategori|tag|section|theme|type|term|topic))-)(facts?|fakta)$/i

/** Whether an element has the class that newsrooms give their fact boxes, or is one of their own: `<brick-fact-box>`. */
export function isNamedFactbox({ tagName, properties: { className } }: Element): boolean {
  return [tagName, className].flat().some((name) => factboxName.test(String(name)))
}
