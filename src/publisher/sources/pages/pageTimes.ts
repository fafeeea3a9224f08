import type { Element, Nodes, Root } from 'hast'
import { elementsNamed, holdsAny, isElement } from '../html/htmlElements.ts'
import { isLede } from './ledeNames.ts'
import { namesOf } from '../html/namesOf.ts'
import { isAround } from './isAround.ts'
import type { PageText } from './pageText.ts'

/** When a story was published and changed, by the `<time>`s in it. */
export interface PageTimes {
  /** What says that it is when the story was published. */
  stated: string[]
  /** What says that it is when the story was last changed. */
  updated: string[]
  /** What stands at the head of the story and does not say what it is. */
  atHead: string[]
}

interface Time {
  written: string
  says: 'published' | 'updated' | null
  isAtHead: boolean
  isBelowHeadline: boolean
  /** Whether it is schema.org's date of publication. */
  isProperty: boolean
}

/** Clocks, lists of news and other stories have times too, so only the story is asked, or what stands under its headline. */
export function timesOf(page: Root, { story, paragraphs }: PageText): PageTimes {
  const running = new Set(paragraphs.map(({ element }) => element))
  const own = story ? timesIn(story, story, running) : []
  if (own.some(({ says, isAtHead }) => says === 'published' || (says === null && isAtHead))) return asTimes(own)
  if (story && holdsAny(story, 'h1')) return asTimes(own)
  const [around] = elementsNamed(page, 'main')
  const [body] = elementsNamed(page, 'body')
  const outer = around ?? body
  if (outer === undefined || outer === story) return asTimes(own)
  const times = timesIn(outer, story, running)
  const published = new Set(times.filter(({ isProperty }) => isProperty).map(({ written }) => written))
  // Blogger's headline is no `<h1>`.
  return asTimes(times.filter((time) => time.isBelowHeadline || (time.isProperty && published.size === 1)))
}

function asTimes(times: Time[]): PageTimes {
  return {
    stated: times.filter(({ says }) => says === 'published').map(({ written }) => written),
    updated: times.filter(({ says }) => says === 'updated').map(({ written }) => written),
    atHead: times.filter(({ says, isAtHead }) => says === null && isAtHead).map(({ written }) => written),
  }
}

/** The times in an element in their order, those of other stories and of what stands around this one left out. */
function timesIn(around: Element, story: Element | undefined, running: Set<Element>): Time[] {
  const times: Time[] = []
  let label = ''
  let isAtHead = true
  let isBelowHeadline = false
  const visit = (node: Nodes, says: Time['says']) => {
    if (node.type === 'text' && /\S/.test(node.value)) label = node.value
    if (node.type !== 'element') return
    if (node !== around && node !== story && isElsewhere(node, around)) return
    const said = node === around ? null : (saidBy(node) ?? says)
    const written = momentIn(node)
    const isProperty = node.properties.itemProp?.includes('datePublished') ?? false
    if (written !== null) times.push({ written, says: said ?? saidIn(label), isAtHead, isBelowHeadline, isProperty })
    if (running.has(node) && !isLede(node)) isAtHead = false
    if (node.tagName === 'h1') isBelowHeadline = true
    for (const child of node.children) visit(child, said)
  }
  visit(around, null)
  return times
}

/** The moment that a `<time>` states, or an `<abbr>` in its title; durations and hours of the clock are times too. */
function momentIn({ tagName, properties: { dateTime, title } }: Element): string | null {
  if (tagName === 'time') return typeof dateTime === 'string' && /\d{4}/.test(dateTime) ? dateTime : null
  return tagName === 'abbr' && typeof title === 'string' && /^\d{4}-\d\d-\d\dT/.test(title) ? title : null
}

/** Whether an element is another story, or stands around this one. */
export function isElsewhere(element: Element, around: Element): boolean {
  if (isElement(element, 'article', 'aside') || isAround(element, true)) return true
  // The header of the site, and its footer.
  return around.tagName === 'body' && isElement(element, 'header', 'footer')
}

const publishedNames =
  /^(?:.*[-_])?(?:date)?(?:published|publisert|publish(?:ed)?[-_]?(?:date|time|at|on)|pub[-_]?date)$/i
const updatedNames = /updated|modified|oppdatert|endret/i

function saidBy(element: Element): Time['says'] {
  const { itemProp, pubdate } = element.properties
  const names = [...namesOf(element), ...[itemProp].flat().map(String)]
  if (pubdate !== undefined || names.some((name) => publishedNames.test(name))) return 'published'
  return names.some((name) => updatedNames.test(name)) ? 'updated' : null
}

/** What the words just before a time say of it: "Publisert:", "Sist oppdatert". */
function saidIn(label: string): Time['says'] {
  if (label.trim().length > 40) return null
  if (/oppdatert|updated|endret|modified/i.test(label)) return 'updated'
  return /publisert|published|lagt ut/i.test(label) ? 'published' : null
}
