import type { Element, Root } from 'hast'
import { imagesIn, isElement, isRunning } from '../html/htmlElements.ts'
import { addressesOf } from './leftOutParts.ts'
import { elementsNamed, isAround, isMostlyLinks, namesOf, type PageText, shownText } from './pageText.ts'
import { isLede, isStandfirst } from './ledeNames.ts'
import { lineOf } from '../words/plainLine.ts'
import { lettersOf } from '../words/plainWords.ts'

/** What stands above the text of a story, beside its headline, and has not come out with that text. */
export interface PageHead {
  /** A lede by its whole name, below the headline. */
  standfirst: string | null
  lede: string | null
  /** A `<figure>` with one picture. */
  figure: Element | null
}

export function headOf({ paragraphs, found, story, around }: PageText, text: Root | null): PageHead {
  const first = paragraphs.find(({ letters }) => found.has(letters))?.element
  if (text === null || around === undefined || first === undefined) return noHead
  const shown = lettersOf(shownText(text))
  const isNew = (line: string) => !shown.includes(lettersOf(line))
  const standfirst = standfirstsAbove(around, first).find(isNew) ?? null
  if (story === undefined) return { ...noHead, standfirst }
  const above = partsAbove(story, first)
  const addresses = new Set(imagesIn(text.children).flatMap(addressesOf))
  const isOut = (figure: Element) =>
    imagesIn([figure])
      .flatMap(addressesOf)
      .some((address) => addresses.has(address))
  const ledes = above.filter(({ tagName }) => tagName !== 'figure').flatMap((part) => lineOf(shownText(part)) ?? [])
  const figures = above.filter(({ tagName, children }) => tagName === 'figure' && imagesIn(children).length === 1)
  return {
    standfirst,
    lede: ledes.find(isNew) ?? null,
    figure: figures.find((figure) => !isOut(figure)) ?? null,
  }
}

const noHead: PageHead = { standfirst: null, lede: null, figure: null }

/** Below a headline and before the first paragraph of its text. */
function standfirstsAbove(around: Element, first: Element): string[] {
  const lines: string[] = []
  let isBelowHeadline = false
  const isBefore = (element: Element): boolean => {
    if (element === first) return false
    if (element !== around && (isAround(element, true) || isOfWriter(element, first))) return true
    // Another story, or a link to one.
    if (isElement(element, 'article', 'a') && !elementsNamed(element, first.tagName).includes(first)) return true
    if (isElement(element, 'h1')) isBelowHeadline = true
    if (isBelowHeadline && isStandfirst(element)) lines.push(lineOf(shownText(element)) ?? '')
    return element.children.every((child) => child.type !== 'element' || isBefore(child))
  }
  isBefore(around)
  return lines
}

/** Ledes and figures of a story before its first paragraph. */
function partsAbove(story: Element, first: Element): Element[] {
  const parts: Element[] = []
  const isBefore = (element: Element): boolean => {
    if (element === first) return false
    if (element !== story && (isAround(element, true) || isOfWriter(element, first))) return true
    const isFigure = element.tagName === 'figure'
    const isPart = isFigure || (isLede(element) && element.children.every(isRunning))
    if (isFigure ? !isPortrait(element) : isPart && saysMore(element)) parts.push(element)
    return isPart || element.children.every((child) => child.type !== 'element' || isBefore(child))
  }
  isBefore(story)
  return parts
}

const writerNames = /byline|author|avatar/i
const labelNames = /caption|tags|actions|meta|label|leaderboard/i

/** What tells of the writer, and holds neither the headline nor the text. */
function isOfWriter(element: Element, first: Element): boolean {
  if (!namesOf(element).some((name) => writerNames.test(name))) return false
  return elementsNamed(element, 'h1', first.tagName).every((part) => part.tagName !== 'h1' && part !== first)
}

/** A lede by its name may as well be a label above the text, or lead to other pages. */
function saysMore(lede: Element): boolean {
  return !namesOf(lede).some((name) => labelNames.test(name)) && !isMostlyLinks(lede)
}

/** Lead pictures are wider than this, wherever they say how wide they are. */
const portraitWidth = 100

function isPortrait(figure: Element): boolean {
  return imagesIn([figure]).some(
    (image) => Number(image.properties.width) <= portraitWidth || namesOf(image).some((name) => writerNames.test(name)),
  )
}
