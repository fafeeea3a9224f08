import type { List, ListItem, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'

/** As Norwegian writes them, in lower case: "Mai er et navn" may well be numbered. */
const months = /^(januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)\b/

/**
 * A paragraph that opens with a date, "17. mai 1814 …", is a list to CommonMark, which would number it anew. Norwegian
 * writes dates that way, so what follows the number decides: before a month it is a date, and stays as it was written. So
 * do numbers that nothing follows, "7. 12. 20.", and those of a list that do not count on: 1, 1, 3.
 */
export function numbersAsWritten() {
  return (tree: Root, file: { toString(): string }) => {
    mend(tree, String(file))
  }
}

function mend(parent: { type: string; children: RootContent[] }, source: string): void {
  parent.children = withLinesJoined(parent, source).flatMap((child): RootContent[] => {
    if (child.type !== 'list') return [child]
    if (child.ordered !== true) return isLoneSign(child) ? [{ type: 'thematicBreak' }] : [child]
    const texts = textsIn(child)
    const parts = texts.size > 0 ? parted(child, texts, source) : [child]
    for (const part of parts) if (part.type === 'list') keepNumbers(part, source)
    return parts
  })
  for (const child of parent.children) if ('children' in child) mend(child, source)
}

/**
 * A line of a wrapped sentence may begin as an entry does: “… ble endret / 1. januar 2018”, “… de beste bøkene / - og
 * lengst”. Below an entry of a list it is an entry of its own, unless it is a date.
 */
function withLinesJoined({ type, children }: { type: string; children: RootContent[] }, source: string): RootContent[] {
  const joined: RootContent[] = []
  for (const child of children) {
    const above = joined.at(-1)
    const mayGoOn = child.type === 'list' && (type !== 'listItem' || isDate(child.children[0]!))
    const line = mayGoOn && above?.type === 'paragraph' ? lineOf(child, above, source) : null
    if (line === null || above?.type !== 'paragraph') joined.push(child)
    else joined[joined.length - 1] = { ...above, children: [...above.children, ...line], position: child.position }
  }
  return joined
}

/** The words of a list of one entry that goes on with a sentence right above it. */
function lineOf(list: List, above: Paragraph, source: string): PhrasingContent[] | null {
  const [item, ...others] = list.children
  const [words, ...more] = item?.children ?? []
  if (others.length > 0 || more.length > 0 || words?.type !== 'paragraph') return null
  const [first] = words.children
  const isRightBelow = above.position?.end.line === list.position!.start.line - 1
  const end = above.position?.end.offset ?? 0
  const isOpen = /[\p{L}\p{N},–-]\s*$/u.test(source.slice(Math.max(0, end - 20), end))
  if (!isRightBelow || !isOpen || first?.type !== 'text' || !/^\p{Ll}/u.test(first.value)) return null
  const mark = list.ordered === true ? numberOf(item!, source) : source.charAt(item!.position!.start.offset!)
  return mark === '*' ? null : [{ type: 'text', value: `\n${mark} ` }, ...words.children]
}

/** `*` alone parts a text where it stands between paragraphs. */
function isLoneSign({ children: [only, ...more] }: List): boolean {
  return more.length === 0 && only!.children.length === 0 && typeof only!.checked !== 'boolean'
}

/** The entries that are none. One without words is text in a list that has no other entries. */
function textsIn({ children: items }: List): Set<ListItem> {
  const opening = new Set(items.filter((item) => isDate(item) || isNumbers(item)))
  return items.every((item) => item.children.length === 0 || opening.has(item)) ? new Set(items) : opening
}

function isDate({ children: [first] }: ListItem): boolean {
  const words = first?.type === 'paragraph' ? first.children[0] : undefined
  return words?.type === 'text' && months.test(words.value)
}

/** A number with another one behind it: "7. 12. 20." */
function isNumbers({ children: [first], position }: ListItem): boolean {
  return first?.type === 'list' && first.ordered === true && first.position?.start.line === position?.start.line
}

/** What is a list before, between and after what is text stays one, with the number it begins at in the source. */
function parted(list: List, texts: Set<ListItem>, source: string): RootContent[] {
  const parts: RootContent[] = []
  let run: List | null = null
  for (const item of list.children) {
    if (texts.has(item)) {
      run = null
      parts.push(...unlisted(item, source))
    } else if (run) run.children.push(item)
    else {
      run = { ...list, start: Number.parseInt(numberOf(item, source) ?? '1', 10), children: [item] }
      parts.push(run)
    }
  }
  return parts
}

function numberOf(item: ListItem, source: string): string | undefined {
  return /^\d+[.)]/.exec(source.slice(item.position?.start.offset).slice(0, 12))?.[0]
}

/** An item as a paragraph with the number that stands before it in the source. */
function unlisted(item: ListItem, source: string): RootContent[] {
  const number = numberOf(item, source)
  if (number === undefined) return item.children
  const [opening, ...more] = item.children
  const inside =
    opening?.type === 'list' ? opening.children.flatMap((one) => unlisted(one, source)) : opening ? [opening] : []
  const [first, ...rest] = inside
  const isParagraph = first?.type === 'paragraph'
  const words: PhrasingContent[] = isParagraph
    ? [{ type: 'text', value: `${number} ` }, ...first.children]
    : [{ type: 'text', value: number }]
  return [{ type: 'paragraph', children: words, position: item.position }, ...(isParagraph ? rest : inside), ...more]
}

/** Those who share a place have one number, and the next is left out. `1. 1. 1.` is how Markdown is written by those who let it count. */
function keepNumbers(list: List, source: string): void {
  const numbers = list.children.map((item) => Number.parseInt(numberOf(item, source) ?? '', 10))
  const [first = 1] = numbers
  if (numbers.some(Number.isNaN) || (first <= 1 && numbers.every((number) => number === first))) return
  for (const [place, item] of list.children.entries())
    if (place > 0 && numbers[place] !== numbers[place - 1]! + 1)
      item.data = { hProperties: { value: String(numbers[place]) } }
}
