import type { Element, Nodes, Root } from 'hast'
import { isName, isRole } from './byline.ts'
import { namesOf } from './pageText.ts'
import { lineOf } from './plainLine.ts'
import { lettersOf } from './plainWords.ts'

/**
 * Who wrote a page, as Readability found it, which runs the texts of elements together: "Kari BergJournalist". Names are
 * parted, and what each does is set after a comma; marks of what was put aside are left out, and so are addresses, unless
 * there is nothing else.
 */
export function bylineIn(page: Root, found: string | null | undefined): string | null {
  const letters = lettersOf(found ?? '')
  const element = letters === '' ? undefined : elementSaying(page, letters)
  const parts = element ? textsIn(element, false).flatMap((text) => lineOf(text) ?? []) : []
  const names = parts.flatMap((part) => lineOf(part.replace(address, '')) ?? []).filter(isFirst)
  const line = names.reduce((before, part, place) => {
    const last = names[place - 1] ?? ''
    const isNext = isRole(part) || (isName(part) && (isName(last) || isRole(last)))
    const isAfterName = hasName(before) || (isRole(part) && isName(last))
    return `${before}${isNext && isAfterName ? ', ' : ' '}${part}`
  }, '')
  return lineOf(line.replace(/\s*\(\s*\)/g, '').replace(/^ (\S.*) \1(?=,|$)/, '$1')) ?? lineOf(found)
}

/** An address for letters or a handle (`@kari`), with the parentheses around it or the comma before it. */
const address =
  /\s*[(<[]\s*(?:mailto:)?[^\s()<>@,;]*@[^\s()<>,;]+\s*[)>\]]|[\s,;|/]*(?:mailto:)?[^\s()<>@,;]*@[^\s()<>,;]+/g

/** A whole name counts once; words and what people do may be said of several: "Kari Berg og Ola Berg". */
function isFirst(part: string, place: number, parts: string[]): boolean {
  return part !== parts[place - 1] && (!isName(part) || isRole(part) || parts.indexOf(part) === place)
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
  if (!('children' in node) || (!withKept && node.type === 'element' && node.properties.dataKept !== undefined))
    return []
  return node.children.flatMap((child) => textsIn(child, withKept))
}
