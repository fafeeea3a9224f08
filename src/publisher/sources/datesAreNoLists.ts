import type { List, ListItem, Paragraph, Root, RootContent } from 'mdast'

/** As Norwegian writes them, in lower case: "Mai er et navn" may well be numbered. */
const months = /^(januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)\b/

/**
 * A paragraph that opens with a date, "17. mai 1814 …", is a list to CommonMark, which would number it anew. Norwegian
 * writes dates that way, so what follows the number decides: before a month it is a date, and stays as it was written.
 */
export function datesAreNoLists() {
  return (tree: Root, file: { toString(): string }) => {
    mend(tree, String(file))
  }
}

function mend(parent: { children: RootContent[] }, source: string): void {
  parent.children = parent.children.flatMap((child) =>
    child.type === 'list' && child.ordered === true && child.children.some(isDate) ? parted(child, source) : [child],
  )
  for (const child of parent.children) if ('children' in child) mend(child, source)
}

function isDate({ children: [first] }: ListItem): boolean {
  const words = first?.type === 'paragraph' ? first.children[0] : undefined
  return words?.type === 'text' && months.test(words.value)
}

/** What is a list before, between and after the dates stays one, with the number it begins at in the source. */
function parted(list: List, source: string): RootContent[] {
  const parts: RootContent[] = []
  let run: List | null = null
  for (const item of list.children) {
    if (isDate(item)) {
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
  return /^\d+[.)]/.exec(source.slice(item.position?.start.offset))?.[0]
}

/** An item as a paragraph with the number that stands before it in the source. */
function unlisted(item: ListItem, source: string): RootContent[] {
  const [first, ...rest] = item.children
  const number = numberOf(item, source)
  if (number === undefined || first?.type !== 'paragraph') return item.children
  const dated: Paragraph = { ...first, children: [{ type: 'text', value: `${number} ` }, ...first.children] }
  return [dated, ...rest]
}
