import type { Element, Nodes, Root, RootContent } from 'hast'
import { bylineOf, isName } from '../words/byline.ts'
import { readDate } from '../words/dates.ts'
import { elementsNamed, holdsAny, isElement, isRunning, runsOf, verbatim, without } from '../html/htmlElements.ts'
import { namesOf } from '../html/namesOf.ts'
import { shownText } from '../html/shownText.ts'
import { runningLength } from './pageText.ts'
import { lettersOf } from '../words/plainWords.ts'
import type { Stamp } from '../text/textTrimmings.ts'
import { signedBy } from './signedBy.ts'

/** Who wrote a page, where if that stood there, and the dates that stood among the names. */
export interface PageByline {
  byline: string | null
  dateline: string | null
  stamps: Stamp[]
  /** The letters of the whole lines they were read from. */
  bylineLetters: string[]
}

export const noByline: PageByline = { byline: null, dateline: null, stamps: [], bylineLetters: [] }

/** Who wrote a page, as Readability found it, which takes a dateline for a byline, too; who wrote may then stand next to it. */
export function bylineIn(page: Root, found: string | null | undefined): PageByline {
  const letters = lettersOf(found ?? '')
  const element = letters === '' ? undefined : elementSaying(page, letters)
  if (element === undefined) return { ...noByline, ...signedBy([found ?? '']) }
  const line = signedBy(textsIn(element, false))
  if (isSigned(element)) return { ...line, dateline: null, bylineLetters: [letters] }
  const next = elementBehind(page, element)
  if (next && isCalled(next, /byline|author|writtenby/i) && saysByline(next)) {
    const { byline, stamps } = signedBy(textsIn(next, false))
    const bylineLetters = [letters, lettersIn([next])]
    return { byline, dateline: line.byline, stamps: [...line.stamps, ...stamps], bylineLetters }
  }
  const name = line.byline?.split(',')[0] ?? ''
  const [byline, dateline] = isName(name) ? [line.byline, null] : [null, line.byline]
  return { byline, dateline, stamps: line.stamps, bylineLetters: [letters] }
}

/** Whether what is called a byline says who wrote the story, or no more than when; some say what it tells. */
export function saysByline(element: Element): boolean {
  const { byline } = signedBy(textsIn(element, false))
  if (byline === null) return true
  const [first] = bylineOf(byline)
  if (first && isName(first.name)) return true
  const name = first?.name.replace(/^\p{L}+:\s/u, '').split(/[,.]/)[0]
  return name !== undefined && (!/[.!?]$/.test(byline) || isName(name))
}

/** Whether an element is called a byline; of datelines those that say so themselves. */
function isSigned(element: Element): boolean {
  return (
    isCalled(element, /byline|author|writtenby/i) ||
    /^\s*(?:av|by|tekst|text)[\s:]/i.test(textsIn(element, true).join(''))
  )
}

/** A text without the lines above it that its byline was read from, which Readability leaves in short ones. */
export function withoutByline(text: Root, letters: string[]): Root {
  if (letters.length === 0) return text
  const blocks = elementsNamed(text, 'p', 'div', 'address')
  const isLine = (block: Element) => letters.includes(lettersIn([block]))
  const isRunningText = (block: Element) => isElement(block, 'p') && shownText(block).length >= runningLength
  const first = blocks.findIndex((block) => isRunningText(block) && !isLine(block))
  const above = first === -1 ? blocks : blocks.slice(0, first)
  const lines = letters.flatMap((line) => above.find((block) => lettersIn([block]) === line) ?? [])
  return { ...text, children: withoutRuns(without(text.children, ...lines), letters) }
}

/** Nodes without the lines above the first paragraph that stand beside blocks, in none of their own. */
function withoutRuns(nodes: RootContent[], letters: string[]): RootContent[] {
  const runs = runsOf(nodes)
  const isText = (paragraph: Element) => shownText(paragraph).length >= runningLength
  const paragraph = runs.findIndex(([node]) => elementsNamed(node!, 'p').some(isText))
  const first = paragraph === -1 ? runs.findIndex(([node]) => holdsAny(node!, 'p')) : paragraph
  const isLine = (run: RootContent[]) => isRunning(run[0]!) && letters.includes(lettersIn(run))
  return runs.flatMap((run, place): RootContent[] => {
    if (place < first && isLine(run)) return []
    const [node] = run
    if (place !== first || node?.type !== 'element' || node.tagName === 'p') return run
    return [{ ...node, children: withoutRuns(node.children, letters) } as Element]
  })
}

/** The element that Readability took for the byline. */
function elementSaying(node: Nodes, letters: string): Element | undefined {
  if (node.type === 'element' && isCalled(node, /byline|author|dateline|writtenby/i) && lettersIn([node]) === letters)
    return node
  if (!('children' in node)) return undefined
  for (const child of node.children) {
    const element = elementSaying(child, letters)
    if (element) return element
  }
  return undefined
}

/** The element that stands right behind another. */
function elementBehind(node: Nodes, element: Element): Element | undefined {
  if (!('children' in node)) return undefined
  const elements = node.children.flatMap((child) => (child.type === 'element' ? [child] : []))
  if (elements.includes(element)) return elements[elements.indexOf(element) + 1]
  for (const child of elements) {
    const found = elementBehind(child, element)
    if (found) return found
  }
  return undefined
}

/** Whether an element, or one in it, is called a byline. */
export function isCalledByline(element: Element): boolean {
  return (
    isCalled(element, /byline|author|writtenby/i) ||
    element.children.some((child) => child.type === 'element' && isCalledByline(child))
  )
}

function isCalled(element: Element, sought: RegExp): boolean {
  const { rel, itemProp } = element.properties
  return [...namesOf(element), rel, itemProp].flat().some((name) => sought.test(String(name)))
}

/** The texts in an element; unless all are asked for, without those that are no name. */
export function textsIn(node: Nodes, withKept: boolean): string[] {
  if (node.type === 'text') return [node.value]
  if (!('children' in node) || (!withKept && node.type === 'element' && isNoName(node))) return []
  return node.children.flatMap((child) => textsIn(child, withKept))
}

/** The letters of all that stands in a row of nodes. */
function lettersIn(nodes: Nodes[]): string {
  return lettersOf(nodes.flatMap((node) => textsIn(node, true)).join(''))
}

/** What was put aside, buttons, and times, unless the day is told by their words alone. */
function isNoName(element: Element): boolean {
  const { dataKept, dateTime } = element.properties
  if (isElement(element, 'time')) return Boolean(dateTime) || readDate(verbatim(element)).date === null
  return dataKept !== undefined || isElement(element, 'button')
}
