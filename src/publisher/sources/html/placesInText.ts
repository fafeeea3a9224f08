import type { Element, Root, RootContent } from 'hast'
import type { Section } from '#article/article.ts'
import type { Inline } from '#article/block.ts'
import { percentDecoded } from '../percentDecoded.ts'
import { withChangedTexts } from '../words/changedTexts.ts'
import { isHeading, verbatim } from './htmlElements.ts'

/** The headings of a text by what links in it call them. */
export type Places = Map<string, Element>

/**
 * Finds the headings that a text may lead to: by an id of theirs, by one that stands right above them as `<a name="brann">`
 * or around them, and, where nobody has that, by what GitHub and its like call them: "På tur!" is `på-tur`.
 */
export function placesIn(tree: Root): Places {
  const places: Places = new Map()
  const headings: Element[] = []
  let above: string[] = []
  const look = (nodes: RootContent[]) => {
    for (const node of nodes) {
      if (node.type === 'text' && node.value.trim() !== '') above = []
      if (node.type !== 'element') continue
      if (isHeading(node) && verbatim(node).trim() !== '') {
        headings.push(node)
        for (const name of [...above, ...anchorsIn(node)]) if (!places.has(name)) places.set(name, node)
        above = []
      } else if (noSectionsIn.has(node.tagName)) above = []
      else {
        above.push(...anchorsOf(node))
        look(node.children)
      }
    }
  }
  look(tree.children)
  for (const heading of headings) {
    const name = asOnGitHub(verbatim(heading))
    if (!places.has(name)) places.set(name, heading)
  }
  return places
}

/** What a heading within is none of a section. */
const noSectionsIn = new Set('aside blockquote details dl figure img ol pre table ul'.split(' '))

function anchorsOf({ tagName, properties: { id, dataPlace, name } }: Element): string[] {
  return [id, dataPlace, tagName === 'a' ? name : undefined].filter(
    (one) => typeof one === 'string' && one !== '',
  ) as string[]
}

function anchorsIn(element: Element): string[] {
  return [
    ...anchorsOf(element),
    ...element.children.flatMap((child) => (child.type === 'element' ? anchorsIn(child) : [])),
  ]
}

function asOnGitHub(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-')
}

/** The place in its own text that an address leads to, as `#brann`; null for any other address. */
export function placeAsked(address: string, base: string | null | undefined, places: Places | undefined) {
  const [page, name] = address.split('#', 2)
  if (!name || (page !== '' && page !== base?.replace(/#.*$/, ''))) return null
  return places?.has(percentDecoded(name)) ? `#${percentDecoded(name)}` : null
}

/** Sections whose links within the text lead to the headings they mean, which have got ids of their own. */
export function leadingWithin(sections: Section[], places: Places, ids: Map<Element, string>): Section[] {
  const inText = (text: Inline[]): Inline[] =>
    text.map((piece) => {
      if (typeof piece === 'string') return piece
      const inner = { ...piece, text: inText(piece.text) }
      const heading = inner.mark === 'link' && inner.href.startsWith('#') && places.get(inner.href.slice(1))
      const id = heading && ids.get(heading)
      return id ? { ...inner, href: `#${id}` } : inner
    })
  return withChangedTexts(sections, inText)
}
