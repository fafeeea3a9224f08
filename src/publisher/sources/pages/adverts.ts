import type { Element, Nodes, Root } from 'hast'
import { shortened, type Remark } from '../../findings.ts'
import { without } from '../html/htmlElements.ts'
import { elementsNamed, namesOf, runningLength, shownText } from './pageText.ts'
import { lineOf } from '../words/plainLine.ts'

/** A page without the adverts and the forms for newsletters in it, which Readability takes for paragraphs of the story. */
export function withoutAdverts(page: Root, remark: Remark): Root {
  const adverts = advertsIn(page, shownText(page).length / 3)
  for (const advert of adverts) {
    const text = shownText(advert)
    if (text.length >= runningLength)
      remark('repaired', 'leftover.dropped', { text: shortened(startOf(advert)) }, advert.position?.start.line)
  }
  return adverts.length === 0 ? page : { ...page, children: without(page.children, ...adverts) }
}

/** What is called so and holds neither a story nor `most` letters: a whole page may be a newsletter. */
function advertsIn(node: Nodes, most: number): Element[] {
  if (node.type === 'element' && isNamedAdvert(node) && shownText(node).length < most) return [node]
  return 'children' in node ? node.children.flatMap((child) => advertsIn(child, most)) : []
}

function isNamedAdvert(element: Element): boolean {
  const isPart = /^(div|section|aside|p)$/.test(element.tagName)
  const isCalledSo = namesOf(element).some((name) => /^(newsletter|nyhetsbrev|ads?|annonse)$/i.test(name))
  return isPart && isCalledSo && elementsNamed(element, 'article', 'main', 'h1').length === 0
}

function startOf(advert: Element): string {
  const [heading] = elementsNamed(advert, 'h2', 'h3', 'h4', 'p')
  return lineOf(heading && shownText(heading)) ?? shownText(advert).trim()
}
