import type { Element, ElementContent, Properties, Root } from 'hast'
import { isElement } from './htmlElements.ts'
import { isAround, isHeading, isMostlyLinks, isText, namesOf } from './pageText.ts'

/**
 * A page without the names that Readability misunderstands: it takes who took a picture for who wrote the story, an
 * address for letters for a name, and a sub-heading whose class says `header`, or a list of class `menu`, for what stands
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
  next: Element | undefined
}

const outermost: Surroundings = { isInStory: false, isInFigure: false, next: undefined }

function plainly(element: Element, around: Surroundings = outermost): Element[] {
  if (isAddressOfAuthor(element)) return []
  const isPage = isElement(element, 'html', 'head')
  if (!isPage && isAround(element, around.isInStory)) return [element]
  const inside = {
    isInStory: around.isInStory || isElement(element, 'article', 'main'),
    isInFigure: around.isInFigure || isElement(element, 'figure'),
  }
  const elements = element.children.filter((child) => child.type === 'element')
  const following = new Map(elements.map((child, place) => [child, elements[place + 1]]))
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

/** Whether an element is part of the story by what it is, whatever it is called. */
function isOfStory(element: Element, { isInStory, isInFigure, next }: Surroundings): boolean {
  if (isInFigure || isElement(element, 'figure')) return true
  if (namesOf(element).some((name) => telling.test(name))) return false
  if (isElement(element, 'img')) return true
  if (isHeading(element)) return next !== undefined && isText(next)
  return isInStory && isElement(element, 'p', 'ul', 'ol', 'li', 'table', 'blockquote') && !isMostlyLinks(element)
}

/** Without class and id, but for lists whose places are led to; in figures also without who is named there. */
function withoutNames({ tagName, properties }: Element, isInFigure: boolean): Properties {
  const names = ['className', ...(tagName === 'li' ? [] : ['id']), ...(isInFigure ? ['rel', 'itemProp'] : [])]
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)))
}
