import type { Element, Root } from 'hast'
import { holdingLine } from '../holding/holdingLine.ts'
import { isElement, isRunning, without } from '../html/htmlElements.ts'
import { elementsNamed, namesOf, runningLength, shownText } from './pageText.ts'
import { lineOf } from '../words/plainLine.ts'

/** What the paper says between headline and text that the story got wrong, and the page without that. */
export function correctionAbove(page: Root): { page: Root; note: string | null } {
  const lines = elementsNamed(page, 'h1', 'p', 'div', 'section', 'aside')
  const end = lines.findIndex(
    (line) => line.tagName === 'p' && shownText(line).length >= runningLength && !isCorrection(line),
  )
  const above = lines.slice(0, Math.max(end, 0))
  const headline = above.findLastIndex(({ tagName }) => tagName === 'h1')
  const box = headline === -1 ? undefined : above.slice(headline + 1).find(isCorrection)
  const shown = shownText(page)
  // What is hidden is no part of it, and a box with much of the page is the story.
  if (!box || !shown.includes(shownText(box)) || shownText(box).length > shown.length / 3) return { page, note: null }
  const note = textOf(box).replace(pureLabel, '')
  if (holdingLine(note) !== null) return { page, note: null }
  return { page: { ...page, children: without(page.children, box) }, note }
}

const pureLabel = /^(rettelse|retting|korreksjon|correction)\s?:\s/i
const datedLabel = /^(rettelse|retting|korreksjon|correction)\b[^:]{0,30}:\s/i

/** A line, or a box called so with nothing but lines, that says by its first word what it is, and leads nowhere. */
function isCorrection(element: Element): boolean {
  const isCalledSo = namesOf(element).some((name) => /correction|rettelse|retting/i.test(name))
  const isWhole = element.children.every((child) => isRunning(child) || (isCalledSo && isLine(child)))
  if (!isWhole || !(isCalledSo ? datedLabel : pureLabel).test(textOf(element))) return false
  return elementsNamed(element, 'a', 'img', 'button', 'form', 'iframe').length === 0
}

function isLine(node: Element['children'][number]): boolean {
  return isElement(node, 'p') && node.children.every(isRunning)
}

function textOf({ children }: Element): string {
  const isOfLines = children.some(isLine)
  return lineOf(children.map(shownText).join(isOfLines ? ' ' : '')) ?? ''
}
