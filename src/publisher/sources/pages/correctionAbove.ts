import type { Element, Root } from 'hast'
import { holdingLine } from '../holding/holdingLine.ts'
import { elementsNamed, holdsAny, isElement, isRunning, withoutParts } from '../html/htmlElements.ts'
import { hasName } from '../html/namesOf.ts'
import { shownText } from '../html/shownText.ts'
import { runningLength } from './pageText.ts'
import { lineOf } from '../words/plainLine.ts'
import { lettersOf } from '../words/plainWords.ts'

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
  const note = noteIn(box)
  return { page: withoutParts(page, note === null ? [] : [box]), note }
}

/** What stands so in the story itself below its text, as in its `<footer>`, and is not among the letters that came out. */
export function correctionBelow(story: Element | undefined, shown: string): string | null {
  if (story === undefined) return null
  const ofOthers = new Set(story.children.flatMap((child) => elementsNamed(child, 'article')).flatMap(linesIn))
  const visible = shownText(story)
  const isLost = (line: Element) => isShown(line, visible) && !shown.includes(lettersOf(textOf(line)))
  const box = linesIn(story).find((line) => isCorrection(line) && !ofOthers.has(line) && isLost(line))
  return box === undefined ? null : noteIn(box)
}

function isShown(line: Element, visible: string): boolean {
  const text = shownText(line)
  return text !== '' && visible.includes(text)
}

function linesIn(element: Element): Element[] {
  return elementsNamed(element, 'p', 'div', 'section', 'aside')
}

/** What a correction says; what says that the story is not to be out is no correction. */
function noteIn(box: Element): string | null {
  const note = textOf(box).replace(pureLabel, '')
  return holdingLine(note) === null ? note : null
}

const pureLabel = /^(rettelse|retting|korreksjon|correction)\s?:\s/i
const datedLabel = /^(rettelse|retting|korreksjon|correction)\b[^:]{0,30}:\s/i

/** A line, or a box called so with nothing but lines, that says by its first word what it is, and leads nowhere. */
function isCorrection(element: Element): boolean {
  const isCalledSo = hasName(element, /correction|rettelse|retting/i)
  const isWhole = element.children.every((child) => isRunning(child) || (isCalledSo && isLine(child)))
  if (!isWhole || !(isCalledSo ? datedLabel : pureLabel).test(textOf(element))) return false
  return !holdsAny(element, 'a', 'img', 'button', 'form', 'iframe')
}

function isLine(node: Element['children'][number]): boolean {
  return isElement(node, 'p') && node.children.every(isRunning)
}

function textOf({ children }: Element): string {
  const isOfLines = children.some(isLine)
  return lineOf(children.map(shownText).join(isOfLines ? ' ' : '')) ?? ''
}
