import type { Element, Nodes, Root } from 'hast'
import { isName, isRole } from '../words/byline.ts'
import { readDate } from '../words/dates.ts'
import { isElement, verbatim, without } from '../html/htmlElements.ts'
import { elementsNamed, namesOf, runningLength, shownText } from './pageText.ts'
import { lineOf } from '../words/plainLine.ts'
import { lettersOf } from '../words/plainWords.ts'
import { namesNoDay, stampsIn, type Stamp } from '../text/textTrimmings.ts'

/** Who wrote a page, and the dates that stood among the names. */
export interface PageByline {
  byline: string | null
  stamps: Stamp[]
  /** The letters of the whole line they were read from. */
  bylineLetters: string
}

export const noByline: PageByline = { byline: null, stamps: [], bylineLetters: '' }

/**
 * Who wrote a page, as Readability found it, which runs the texts of elements together: "Kari BergJournalist". Names are
 * parted, and what each does is set after a comma; marks of what was put aside are left out, and so are dates, what asks for
 * a click, and addresses, unless there is nothing else.
 */
export function bylineIn(page: Root, found: string | null | undefined): PageByline {
  const letters = lettersOf(found ?? '')
  const element = letters === '' ? undefined : elementSaying(page, letters)
  const parts = (element ? textsIn(element, false) : [found ?? '']).flatMap((text) => lineOf(text) ?? [])
  const stamps: Stamp[] = []
  const said = parts.flatMap((part) => lineOf(withoutStamps(part, stamps)) ?? [])
  const names = said.flatMap((part) => lineOf(part.replace(address, '')) ?? []).filter(isFirst)
  const line = names.reduce((before, part, place) => {
    const last = withoutRole(names[place - 1] ?? '')
    const isNext = isRole(part) || (isName(withoutRole(part)) && (isName(last) || isRole(last)))
    const isAfterName = hasName(before) || (isRole(part) && isName(last))
    return `${before}${isNext && isAfterName ? ', ' : ' '}${part}`
  }, '')
  const plain = line
    .replace(/\s*\(\s*\)/g, '')
    .replace(/\)\s+(?=\p{Lu})/gu, '), ')
    .replace(/(?:\s+[·•|])+(?=\s|$)/g, ' ·')
    .replace(/^[\s·,–-]+|[\s·,–-]+$/g, '')
    .replace(/^(\S.*) \1(?=,|$)/, '$1')
  return { byline: lineOf(plain) ?? lineOf(said.join(' ')), stamps, bylineLetters: element ? letters : '' }
}

/** `Følg`, `3 min lesetid`, `for 3 timer siden`, and what says that a time follows. */
const aside =
  /^(?:(?:sist |last )?(?:publisert|oppdatert|published|updated)|følg|follow|lesetid(?:: ?\d+ min\p{L}*)?|\d+ min\p{L}*\.? (?:lesetid|å lese|read)|for \d+ \p{L}+ siden|\d+ \p{L}+ ago)\s*:?$/iu

/** A part of a byline without the dates and the like that end it, or stand between signs; dates are added to `stamps`. */
function withoutStamps(part: string, stamps: Stamp[]): string {
  const pieces = part.split(/(?:^|\s+)([·•|])(?:\s+|$)/).map((piece) => {
    const words = piece.split(' ')
    const start = words.findIndex((_, at) => isStamp(words.slice(at).join(' '), stamps))
    return start === -1 ? piece : words.slice(0, start).join(' ')
  })
  return pieces.join(' ')
}

function isStamp(text: string, stamps: Stamp[]): boolean {
  if (/^\d*$/.test(text)) return false
  const isDate =
    /^(?:(?:\p{L}+(?:dag|day),? )?\d|\p{L}{3,9}\.? \d{1,2}, \d{4})/u.test(text) && readDate(text).date !== null
  const found = isDate ? [{ written: text, says: 'published' as const }] : stampsIn({ text, isSingle: true })
  stamps.push(...found.filter(({ written }) => !namesNoDay(written)))
  return found.length > 0 || namesNoDay(text) || aside.test(text)
}

function withoutRole(part: string): string {
  return part.replace(/\s*\([^()]*\)$/, '')
}

/** A text without the line above it that its byline was read from, which Readability leaves in short ones. */
export function withoutByline(text: Root, letters: string): Root {
  if (letters === '') return text
  const blocks = elementsNamed(text, 'p', 'div', 'address')
  const first = blocks.findIndex((block) => isElement(block, 'p') && shownText(block).length >= runningLength)
  const above = first === -1 ? blocks : blocks.slice(0, first)
  const line = above.find((block) => lettersOf(textsIn(block, true).join('')) === letters)
  return line ? { ...text, children: without(text.children, line) } : text
}

/** An address for letters or a handle (`@kari`), with the parentheses around it or the comma before it. */
const address =
  /\s*[(<[]\s*(?:mailto:)?[^\s()<>@,;]*@[^\s()<>,;]+\s*[)>\]]|[\s,;|/]*(?:mailto:)?[^\s()<>@,;]*@[^\s()<>,;]+/g

/** A whole name counts once, unless a label says what else it did; words and what people do may be said of several. */
function isFirst(part: string, place: number, parts: string[]): boolean {
  const last = parts[place - 1]
  const isOwn = !isName(part) || isRole(part) || (last?.endsWith(':') ?? false)
  return part !== last && (isOwn || parts.indexOf(part) === place)
}

/** Whether a line says more than "Av" and what somebody does. */
function hasName(line: string): boolean {
  return !/^\s*(av|by|tekst|text)?\s*:?$/i.test(line) && !isRole(line.trim())
}

/** The element that Readability took for the byline. */
function elementSaying(node: Nodes, letters: string): Element | undefined {
  if (node.type === 'element' && isCalledByline(node) && lettersOf(textsIn(node, true).join('')) === letters)
    return node
  if (!('children' in node)) return undefined
  for (const child of node.children) {
    const element = elementSaying(child, letters)
    if (element) return element
  }
  return undefined
}

function isCalledByline(element: Element): boolean {
  const { rel, itemProp } = element.properties
  const names = [...namesOf(element), rel, itemProp].flat()
  return names.some((name) => /byline|author|dateline|writtenby/i.test(String(name)))
}

function textsIn(node: Nodes, withKept: boolean): string[] {
  if (node.type === 'text') return [node.value]
  if (!('children' in node) || (!withKept && node.type === 'element' && isNoName(node))) return []
  return node.children.flatMap((child) => textsIn(child, withKept))
}

/** What was put aside, buttons, and times, unless the day is told by their words alone. */
function isNoName(element: Element): boolean {
  const { dataKept, dateTime } = element.properties
  if (isElement(element, 'time')) return Boolean(dateTime) || readDate(verbatim(element)).date === null
  return dataKept !== undefined || isElement(element, 'button')
}
