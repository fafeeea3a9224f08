import type { Element, Root } from 'hast'
import { bylineOf, isName } from '../words/byline.ts'
import { isPast } from '../words/isPast.ts'
import { earliest, readDate } from '../words/dates.ts'
import { elementsNamed, holdsAny, isElement, isRunning, madeElement, runsOf } from '../html/htmlElements.ts'
import { hasName } from '../html/namesOf.ts'
import { shownLine, shownText } from '../html/shownText.ts'
import type { PageText } from './pageText.ts'
import { lineOf } from '../words/plainLine.ts'
import { lettersOf } from '../words/plainWords.ts'
import { isCalledByline, type PageByline, textsIn } from './pageByline.ts'
import { isLede } from './ledeNames.ts'
import { isElsewhere } from './pageTimes.ts'
import { signedBy } from './signedBy.ts'
import { bylineIn, type Stamp } from '../text/textTrimmings.ts'

/** A line at the head of a story that says when it was published, or who wrote it, and nothing else. */
interface LineAtHead {
  kind: 'signed' | 'labelled' | 'bare'
  byline: string | null
  stamps: Stamp[]
  /** Whether it holds a date, in words or as data. */
  isDated: boolean
  /** Whether it is `Av Kari Nordmann`, whatever it is called. */
  isByline: boolean
  letters: string
}

/** The byline of a page with what the lines between its headline and its text say, of which Readability knows some names only. */
export function withLinesAtHead(found: PageByline, page: Root, text: PageText): PageByline {
  const lines = linesAtHead(page, text)
  const own = lines.flatMap((line, place) => {
    if (line === null || !(line.isDated || line.isByline) || found.bylineLetters.includes(line.letters)) return []
    // A day alone may be that of the concert which the story is about.
    const beside = [lines[place - 1], lines[place + 1]]
    return line.kind !== 'bare' || beside.some((other) => other?.kind === 'signed') ? [line] : []
  })
  const byline = found.byline ?? own.flatMap((line) => line.byline ?? [])[0] ?? null
  const named = lettersOf(byline ?? '')
  // Another writer than the page's data names stays in the text.
  const read = own.filter((line) => bylineOf(line.byline).every(({ name }) => named.includes(lettersOf(name))))
  const [first = ''] = found.bylineLetters
  return {
    ...found,
    byline,
    stamps: [...found.stamps, ...own.flatMap(({ stamps }) => stamps)],
    // Readability may have taken the name out of the line.
    bylineLetters: [...found.bylineLetters, ...read.flatMap(({ letters }) => [letters, letters.replace(first, '')])],
  }
}

/** The lines that follow each other at the head; null stands for anything else between them. */
function linesAtHead(page: Root, { story, paragraphs }: PageText): (LineAtHead | null)[] {
  const running = new Set(paragraphs.map(({ element }) => element))
  const isTitled = story !== undefined && holdsAny(story, 'h1')
  const outer = elementsNamed(page, 'main')[0] ?? elementsNamed(page, 'body')[0]
  const around = isTitled || !outer || !holdsHeadline(outer) ? story : outer
  if (around === undefined) return []
  const lines: (LineAtHead | null)[] = []
  let isBelowHeadline = isElement(around, 'article')
  let hasBegun = false
  const visit = (element: Element, isInByline = false) => {
    const isWhole = element === around || element === story
    if (hasBegun || (!isWhole && isOther(element, around))) return
    if (element.tagName === 'h1') isBelowHeadline = true
    const line = isBelowHeadline && !isWhole ? lineIn(element, isInByline) : null
    if (line !== null) lines.push(line)
    else if (running.has(element)) hasBegun = isBelowHeadline && !isLede(element)
    else if (element.children.every(isRunning) || (!isWhole && leadsElsewhere(element))) lines.push(null)
    else {
      const isNamed = isInByline || isCalledByline(element)
      for (const part of partsOf(element)) visit(part, isNamed)
    }
    hasBegun ||= lines.length >= mostLines
  }
  visit(around)
  return lines
}

/** Whether a part of a page has a headline, which the name of the paper in the header of the site is not. */
function holdsHeadline(outer: Element): boolean {
  const ofSite = isElement(outer, 'body')
    ? elementsNamed(outer, 'header').flatMap((one) => elementsNamed(one, 'h1'))
    : []
  return elementsNamed(outer, 'h1').some((heading) => !ofSite.includes(heading))
}

/** A head that has more is a list. */
const mostLines = 40

/** The elements in one; text that stands beside blocks is a line with what runs on in it. */
function partsOf(element: Element): Element[] {
  return runsOf(element.children).flatMap((run): Element[] =>
    run.some((node) => node.type === 'text' && /\S/.test(node.value))
      ? [madeElement('p', run)]
      : run.filter((node) => node.type === 'element'),
  )
}

/** What is no line of the story's own: other stories, pictures, quotes, the site's header, and what is said of an event. */
function isOther(element: Element, around: Element): boolean {
  if (isElement(element, 'figure', 'blockquote', 'table') || isElsewhere(element, around)) return true
  return hasName(element, /event|arrangement|related|relatert/i)
}

/** Whether an element is a link to another story, with what is said of that. */
function leadsElsewhere(element: Element): boolean {
  if (shownText(element).length > 2 * longest || holdsAny(element, 'h1', 'article')) return false
  const links = elementsNamed(element, 'a').flatMap((link) => shownLine(link) ?? [])
  return links.some((words) => words.includes(' ') && !isName(words))
}

/** No line of who and when is longer. Letters. */
const longest = 150

function lineIn(element: Element, isInByline: boolean): LineAtHead | null {
  const shown = shownText(element)
  const letters = lettersOf(shown)
  const isTimed = holdsAny(element, 'time')
  const isByline =
    !isInByline && isElement(element, 'p') && bylineIn({ text: lineOf(shown) ?? '', isSingle: true }).length > 0
  if (letters.length > longest || (!isTimed && !isByline && !/\d/.test(letters) && !isCalledByline(element)))
    return null
  const { byline: said, stamps } = signedBy(withLabels(textsIn(element, false)).map(withoutOn))
  // Two days are from when till when.
  if (stamps.some(isToCome) || stamps.filter(({ says }) => says === 'published').length > 1) return null
  const isDated = stamps.length > 0 || elementsNamed(element, 'time').some(({ properties }) => properties.dateTime)
  if (said !== null) {
    const byline = writerIn(withoutSubmitted(said), isCalledByline(element))
    return byline === null ? null : { kind: 'signed', byline, stamps, isDated, isByline, letters }
  }
  if (!isDated) return null
  const isLabelled = /^\s*(?:først |sist |last )?(?:publisert|published|oppdatert|updated|endret|modified)\b/i.test(
    shown,
  )
  if (isLabelled) return { kind: 'labelled', byline: null, stamps, isDated, isByline, letters }
  const isCalledDate = isElement(element, 'time') || hasName(element, /date|dato|time|publi/i)
  return isCalledDate ? { kind: 'bare', byline: null, stamps, isDated, isByline, letters } : null
}

function isToCome({ written }: Stamp): boolean {
  const { date } = readDate(written)
  return date !== null && !isPast(earliest(date))
}

/** `<span>Oppdatert</span> <time>18. mai 2024</time>`: what says that a day follows stands with it. */
function withLabels(texts: string[]): string[] {
  const joined: string[] = []
  for (const text of texts.filter((one) => /\S/.test(one))) {
    const last = joined.at(-1)?.trim() ?? ''
    if (label.test(last) && !label.test(text.trim())) joined[joined.length - 1] = `${last} ${text.trim()}`
    else joined.push(text)
  }
  return joined
}

const label = /^(?:(?:sist|last)\s)?(?:publisert|published|oppdatert|updated|endret|modified)\s*:?$/i

/** Drupal says `Submitted by Jane Smith on Wed, 11/18/2026`, with the name and the date in elements of their own. */
function withoutOn(text: string): string {
  return text.replace(/(^|\s)(?:on|den)\s+(?=\d|\p{L}+,? \d)|(^|\s)on\s*$/iu, '$1')
}

/** What is said in two elements is joined with a comma: `Skrevet av, Jane Smith`. */
function withoutSubmitted(said: string): string {
  return said
    .replace(/^(?:(?:submitted|posted|written) by|(?:skrevet|publisert|sendt inn|lagt inn) av)[\s:,]+/i, 'By ')
    .replace(/\s\p{Lu}\p{Ll}{2}$/u, (day) => (days.test(day) ? '' : day))
}

const days = /^\s(?:mon|tue|wed|thu|fri|sat|sun)$/i

/** Who wrote, where all that is said are names. */
function writerIn(said: string, isCalled: boolean): string | null {
  if (!isCalled && !/^(?:av|by|tekst|text)[\s:]/i.test(said)) return null
  const people = bylineOf(said)
  return people.length > 0 && people.every(({ name }) => isName(name)) ? said : null
}
