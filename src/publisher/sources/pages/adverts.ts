import type { Element, Nodes, Root } from 'hast'
import { shortened, type Remark } from '../../findings.ts'
import { elementsNamed, holdsAny, isElement, isRunning, withoutParts } from '../html/htmlElements.ts'
import { hasName, namesOf } from '../html/namesOf.ts'
import { shownLine, shownText, startOf } from '../html/shownText.ts'
import { runningLength } from './pageText.ts'

/** A page without the adverts and the forms for newsletters in it, which Readability takes for paragraphs of the story. */
export function withoutAdverts(page: Root, remark: Remark): Root {
  const adverts = advertsIn(page, shownText(page).length / 3)
  for (const advert of adverts) {
    const text = shownText(advert)
    if (text.length >= runningLength)
      remark(
        'repaired',
        'leftover.dropped',
        { text: shortened(startOf(advert, 'h2', 'h3', 'h4', 'p')) },
        advert.position?.start.line,
      )
  }
  return withoutParts(page, adverts)
}

/** What is called so and holds neither a story nor `most` letters: a whole page may be a newsletter. */
function advertsIn(node: Nodes, most: number): Element[] {
  if (node.type === 'element' && isNamedAdvert(node) && shownText(node).length < most) return [node]
  return 'children' in node ? node.children.flatMap((child) => advertsIn(child, most)) : []
}

function isNamedAdvert(element: Element): boolean {
  const isPart = /^(div|section|aside|p)$/.test(element.tagName)
  const isCalledSo = hasName(element, /^(newsletter|nyhetsbrev|ads?|annonse)$|^subscription-widget/i)
  return isPart && (isCalledSo || isButtonToSubscribe(element)) && !holdsAny(element, 'article', 'main', 'h1')
}

/** Substack fills in where its buttons lead (`%%checkout_url%%`) when it sends a post. */
function isButtonToSubscribe(element: Element): boolean {
  const [link] = namesOf(element).includes('button-wrapper') ? elementsNamed(element, 'a') : []
  const href = link?.properties.href
  return typeof href === 'string' && href.startsWith('%%')
}

const labelOfAdvert =
  /^(annonse|reklame|advertisement|(artikkelen|saka|saken|teksten|article|story) (fortset|fortsetter|continues) (under|etter|below|after) (annonsa|annonsen|reklamen|(the |this )?(ad|advert|advertisement)))\s?[.:]?$/i

/** A line that says that an advert stands below it. One word in bold may be a sub-heading, and so may a heading. */
export function isAdvertLabel(element: Element): boolean {
  if (!/^(p|div)$|-/.test(element.tagName) || !element.children.every(isRunning)) return false
  const holdsMore = holdsAny(element, 'strong', 'b', 'img', 'iframe', 'video', 'audio', 'object', 'embed')
  return !holdsMore && labelOfAdvert.test(shownLine(element) ?? '')
}

/** A text without the labels of the adverts between its paragraphs; above them they tell that the story is one itself. */
export function withoutAdvertLabels(text: Root, remark: Remark): Root {
  const parts = elementsNamed(text, 'blockquote', 'aside', 'table', 'figure', 'li', 'dd')
  const within = new Set(parts.flatMap((part) => elementsNamed(part, 'p', 'div')))
  const lines = linesIn(text).filter((line) => line.children.every(isRunning) && !within.has(line))
  const first = lines.findIndex((line) => shownText(line).length >= runningLength)
  const labels = first === -1 ? [] : lines.slice(first).filter(isAdvertLabel)
  for (const label of new Set(labels.map((one) => shownLine(one) ?? '')))
    remark('repaired', 'leftover.dropped', { text: label })
  return withoutParts(text, labels)
}

/** Lines of a text; an element that only some papers have is one of its own between paragraphs, not within them. */
function linesIn(node: Nodes): Element[] {
  if (!('children' in node)) return []
  const isParagraph = isElement(node, 'p')
  const isLine = node.type === 'element' && /^(p|div)$|-/.test(node.tagName)
  return [...(isLine ? [node] : []), ...(isParagraph ? [] : node.children.flatMap(linesIn))]
}
