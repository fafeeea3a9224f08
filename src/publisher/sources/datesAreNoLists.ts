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
    child.type === 'list' && child.ordered === true && child.children.some(isDate) ? unlisted(child, source) : [child],
  )
  for (const child of parent.children) if ('children' in child) mend(child, source)
}

function isDate({ children: [first] }: ListItem): boolean {
  const words = first?.type === 'paragraph' ? first.children[0] : undefined
  return words?.type === 'text' && months.test(words.value)
}

/** The items as paragraphs, each with the number that stands before it in the source. */
function unlisted({ children }: List, source: string): RootContent[] {
  return children.flatMap((item) => {
    const [first, ...rest] = item.children
    const number = /^\d+[.)]/.exec(source.slice(item.position?.start.offset))?.[0]
    if (number === undefined || first?.type !== 'paragraph') return item.children
    const dated: Paragraph = { ...first, children: [{ type: 'text', value: `${number} ` }, ...first.children] }
    return [dated, ...rest]
  })
}
