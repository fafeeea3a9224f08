import type { Element, Nodes, Root } from 'hast'
import { elementsNamed, isElement } from '../html/htmlElements.ts'
import { lineOf } from '../words/plainLine.ts'
import { hasName } from '../html/namesOf.ts'
import { shownLine, shownText } from '../html/shownText.ts'
import { runningLength } from './pageText.ts'

/** What a text saved from Google Docs or Word is called, and the page with that as its headline. */
export interface TitledDocument {
  page: Root
  title: string | null
  subtitle: string | null
}

/**
 * Both programs set title and subtitle in paragraphs, told by their class; a line or two may stand above the title where the
 * page has no other headline. What stands right above an `<h1>` is a kicker.
 */
export function documentTitle(page: Root): TitledDocument {
  const lines = elementsNamed(page, 'h1', 'p').filter((element) => shownLine(element) !== null)
  const place = lines.slice(0, 3).findIndex((line) => isCalled(line, /^(title|MsoTitle)$/i))
  const [first, ...others] = lines.slice(Math.max(place, 0))
  const isBelowText = lines.slice(0, place).some((line) => shownText(line).length >= runningLength)
  const isOfOther = place > 0 && (isBelowText || hasOtherHeadline(page, lines))
  const isOfWeb = elementsNamed(page, 'meta').some(({ properties }) => String(properties.property).startsWith('og:'))
  if (!first || place < 0 || isOfWeb || isOfOther || others[0]?.tagName === 'h1')
    return { page, title: null, subtitle: null }
  const subtitle = others.slice(0, 3).find((element) => isCalled(element, /^(subtitle|MsoSubtitle)$/i))
  const headed = withHeadline(page, first, subtitle)
  return { page: headed, title: shownLine(first), subtitle: shownLine(subtitle) }
}

/** The title as the headline that it is, so that who wrote and when is found below it, and no subtitle. */
function withHeadline<Part extends Nodes>(node: Part, title: Element, subtitle: Element | undefined): Part {
  if (!('children' in node)) return node
  const children = node.children
    .filter((child) => child !== subtitle)
    .map((child) =>
      child === title ? { ...title, tagName: 'h1', properties: {} } : withHeadline(child, title, subtitle),
    )
  return { ...node, children }
}

/** A title as a line, unless it is what programs call a document that its writer has given none. */
export function givenTitle(title: string | null | undefined): string | null {
  const line = lineOf(title)
  const isOfProgram = /^(dokument|document|untitled( document)?|uten (navn|tittel)|utan (namn|tittel))\s?\d*$/i
  return line === null || isOfProgram.test(line) ? null : line
}

/** An `<h1>`, or data for search engines. */
function hasOtherHeadline(page: Root, lines: Element[]): boolean {
  const scripts = elementsNamed(page, 'script')
  return (
    lines.some((line) => isElement(line, 'h1')) ||
    scripts.some(({ properties }) => /^application\/ld\+json/i.test(String(properties.type)))
  )
}

function isCalled(element: Element, name: RegExp): boolean {
  return element.tagName === 'p' && hasName(element, name)
}
