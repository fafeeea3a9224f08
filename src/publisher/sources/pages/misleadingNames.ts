import type { Element, ElementContent, Properties, Root } from 'hast'
import { elementsNamed, isContent, isElement, isEmoji, isHeading, verbatim } from '../html/htmlElements.ts'
import { saysByline } from './pageByline.ts'
import { hasName, isNamedFactbox, isPlainSection, isText, namesOf } from '../html/namesOf.ts'
import { isMostlyLinks, shownLine, shownText } from '../html/shownText.ts'
import { isAround } from './isAround.ts'
import { runningLength } from './pageText.ts'

/**
 * A page without the names that Readability misunderstands: it takes who took a picture for who wrote the story, an
 * address for letters for a name, what an author notes for a byline, and a sub-heading whose class says `header`, or a list of class `menu`, for what stands
 * around the story.
 */
export function withoutMisleadingNames(page: Root): Root {
  return {
    ...page,
    children: page.children.flatMap((child): Root['children'] => (child.type === 'element' ? plainly(child) : [child])),
  }
}

interface Surroundings {
  isInStory: boolean
  isInFigure: boolean
  /** It is a quote, or tells of a book or a film, which others than the story's writer have made. */
  isOfOthers: boolean
  /** The `<p>` around it. */
  paragraph: Element | undefined
  /** What follows it, or what it stands alone in. */
  next: Element | undefined
}

const outermost: Surroundings = {
  isInStory: false,
  isInFigure: false,
  isOfOthers: false,
  paragraph: undefined,
  next: undefined,
}

function plainly(element: Element, around: Surroundings = outermost): ElementContent[] {
  if (isAddressOfAuthor(element)) return []
  // Its class says that it is one, and Readability leaves none.
  if (isEmoji(element)) return [{ type: 'text', value: String(element.properties.alt) }]
  const isPage = isElement(element, 'html', 'head')
  if (!isPage && isAround(element, around.isInStory)) return [element]
  const inside = {
    isInStory: around.isInStory || isElement(element, 'article', 'main'),
    isInFigure: around.isInFigure || isElement(element, 'figure'),
    isOfOthers: around.isOfOthers || isByOthers(element),
    paragraph: isElement(element, 'p') ? element : around.paragraph,
  }
  const elements = element.children.filter((child) => child.type === 'element')
  const last = elements.length === 1 ? around.next : undefined
  const following = new Map(elements.map((child, place) => [child, elements[place + 1] ?? last]))
  const children = element.children.flatMap((child): ElementContent[] =>
    child.type === 'element' ? plainly(child, { ...inside, next: following.get(child) }) : [child],
  )
  const properties = isOfStory(element, around) ? withoutNames(element, inside.isInFigure) : element.properties
  return [{ ...element, properties, children }]
}

function isAddressOfAuthor({ tagName, properties: { name, content } }: Element): boolean {
  return tagName === 'meta' && name === 'author' && /^\s*\S+@\S+\s*$/.test(String(content))
}

/** Names of what is no part of a story, in whole or in part, and of who wrote it, whom Readability knows by them. */
const telling =
  /comment|kommentar|disqus|newsletter|nyhetsbrev|cookie|consent|outbrain|promo|byline|author|dateline|lazy/i

/**
 * Whether an element is what somebody said, or microdata of a work: `<div itemscope
 * itemtype="https://schema.org/Book">`.
 */
function isByOthers(element: Element): boolean {
  const { tagName, properties } = element
  if (/^(?:html|body|main|article)$/.test(tagName)) return false
  const isQuote = hasName(element, /^(?:[\w-]+[-_])?(?:pull-?quote|quote|sitat)$/i)
  if (isElement(element, 'dl') && tellsOfWork(element)) return true
  const { itemType } = properties
  return isQuote || /\/(?:Book|Movie|TVSeries|Play|Music\w+|VideoGame|Product|Quotation)$/.test(String(itemType ?? ''))
}

/** Labels of what books, films and plays have and stories do not. */
const ofWorks =
  /^(?:forlag|regi|regissør|directors?|directed by|manus|sider|pages|isbn|originaltittel|oversetter|oversatt av|omsett av|translator|skuespillere|skodespelarar|medvirkende|cast|starring|sjanger|spilletid|speletid|running time|premiere|aldersgrense|komponist|koreograf)\s*:?$/i
const ofStories = /^(?:publisert|published|oppdatert|updated|kategori|category|dato|date)\s*:?$/i

/**
 * `<dt>Forfatter</dt><dd class="author">Knut Hamsun</dd>` beside `<dt>Forlag</dt>`, or in a fact box: Joomla lists who
 * wrote the story so, too.
 */
function tellsOfWork(list: Element): boolean {
  const labels = elementsNamed(list, 'dt').flatMap((label) => shownLine(label) ?? [])
  const areOfStory = labels.length === 0 || labels.some((label) => ofStories.test(label))
  return labels.some((label) => ofWorks.test(label)) || (isNamedFactbox(list) && !areOfStory)
}

/** Classes, ids and marks of microdata. */
function allNamesOf(element: Element): string[] {
  const { rel, itemProp } = element.properties
  return [...namesOf(element), ...[rel ?? [], itemProp ?? []].flat().map(String)]
}

/** Whether an element is part of the story by what it is, whatever it is called. */
function isOfStory(element: Element, { isInStory, isInFigure, isOfOthers, paragraph, next }: Surroundings): boolean {
  if (isInFigure || isElement(element, 'figure')) return true
  const names = allNamesOf(element).filter((name) => telling.test(name))
  if (names.length > 0) {
    const areCalled = (sought: RegExp) => names.every((name) => sought.test(name))
    return (
      (areCalled(/author/i) && isOfOthers) ||
      (areCalled(/author|dateline/i) && (isSentence(paragraph) || isWithinSentence(element, paragraph))) ||
      (areCalled(/byline|author|dateline/i) && isShort(element) && !saysByline(element))
    )
  }
  if (isElement(element, 'img') || isPlainSection(element)) return true
  if (isHeading(element) || isAroundHeading(element)) return next !== undefined && isText(next)
  return isInStory && isElement(element, 'p', 'ul', 'ol', 'li', 'table', 'blockquote') && !isMostlyLinks(element)
}

/** Running text that names a writer or a place, rather than a line that says who wrote it. */
function isSentence(paragraph: Element | undefined): boolean {
  const text = paragraph ? shownText(paragraph).trimEnd() : ''
  return text.length >= runningLength && /[.!?…»”"]$/.test(text)
}

/**
 * “Boka <a rel="author">Knut Hamsun</a> skrev.”: a short sentence that goes straight on behind the name; who “av” leads
 * up to may have signed it.
 */
function isWithinSentence(element: Element, paragraph: Element | undefined): boolean {
  const text = shownLine(paragraph) ?? ''
  const name = shownLine(element)
  if (name === null || !/[.!?…»”"]$/.test(text)) return false
  const [before = '', after = ''] = text.split(name)
  return (
    /\p{L}\s$/u.test(before) && !/\b(?:av|by|tekst|text)\s$/i.test(before) && /^\s(?!(?:og|and)\s)\p{Ll}/u.test(after)
  )
}

/** Readability takes nothing longer for a byline. */
function isShort(element: Element): boolean {
  return verbatim(element).trim().length < 100
}

/** `<header class="section-header">` around a sub-heading and nothing else. */
function isAroundHeading({ tagName, children }: Element): boolean {
  if (tagName !== 'header' && tagName !== 'div') return false
  const inside = children.filter(isContent)
  return inside.length === 1 && isElement(inside[0], 'h2', 'h3', 'h4', 'h5', 'h6')
}

/**
 * Without class and id, but for lists whose places are led to, and without marks of who is named there. What links within the
 * text call the place is kept where it misleads nobody.
 */
function withoutNames({ tagName, properties }: Element, isInFigure: boolean): Properties {
  const marks = ['rel', 'itemProp'].filter((name) => isInFigure || telling.test(String(properties[name])))
  const names = ['className', ...(tagName === 'li' ? [] : ['id']), ...marks]
  const kept = Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)))
  return properties.id === undefined || tagName === 'li' ? kept : { ...kept, dataPlace: properties.id }
}
