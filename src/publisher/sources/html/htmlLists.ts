import type { Element, ElementContent } from 'hast'
import type { Block, List } from '#article/block.ts'
import { isElement } from './htmlElements.ts'

/**
 * A list of HTML. Each entry keeps the number it has there (HTML 4.4.5, 4.4.8): where the count of an ordered list jumps,
 * over an entry without text or to an `<li value>`, another list begins. `blocksIn` reads a child of the list.
 */
export function listsOf(element: Element, blocksIn: (child: ElementContent) => Block[]): List[] {
  const ordered = element.tagName === 'ol'
  const reversed = ordered && Boolean(element.properties.reversed)
  const numbering = ordered ? numberingOf(element) : undefined
  const step = reversed ? -1 : 1
  const lists: List[] = []
  let number = startOf(element, reversed)
  for (const child of element.children) {
    const isEntry = isElement(child, 'li')
    if (isEntry) number = wholeNumber(child.properties.value) ?? number
    const blocks = blocksIn(child)
    const list = lists.at(-1)
    // A list written straight into a list belongs to the entry before it.
    if (isElement(child, 'ul', 'ol') && list) list.entries.at(-1)!.push(...blocks)
    else if (blocks.length > 0) {
      const goesOn = list && (!ordered || number === list.start + step * list.entries.length)
      if (goesOn) list.entries.push(blocks)
      else {
        const start = ordered ? number : 1
        const counted = { ...(reversed && { reversed: true as const }), ...(numbering && { numbering }) }
        lists.push({ type: 'list', ordered, start, ...counted, entries: [blocks] })
      }
      number += step
    } else if (isEntry) number += step
  }
  return lists
}

/** Without a start of its own a list counts from 1, or down to it. */
function startOf({ properties, children }: Element, reversed: boolean): number {
  return wholeNumber(properties.start) ?? (reversed ? children.filter((child) => isElement(child, 'li')).length : 1)
}

function wholeNumber(stated: unknown): number | null {
  const number = typeof stated === 'string' && stated.trim() === '' ? Number.NaN : Number(stated ?? Number.NaN)
  return Number.isSafeInteger(number) ? number : null
}

const numberings = new Map<string, List['numbering']>(
  Object.entries({
    'lower-alpha': 'a',
    'lower-latin': 'a',
    'upper-alpha': 'A',
    'upper-latin': 'A',
    'lower-roman': 'i',
    'upper-roman': 'I',
  }),
)

/** Letters or Roman numerals, as the attribute `type` or a style says; undefined is figures. */
function numberingOf({ properties: { type, style } }: Element): List['numbering'] {
  const styled = /list-style(?:-type)?\s*:\s*(?<name>[a-z-]+)/i.exec(typeof style === 'string' ? style : '')?.groups!
    .name
  if (styled !== undefined) return numberings.get(styled.toLowerCase())
  return (['a', 'A', 'i', 'I'] as const).find((known) => known === type)
}
