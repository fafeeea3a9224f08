import type { Element, RootContent } from 'hast'
import { isName } from '../words/byline.ts'
import { childOf, isContent, isElement, isRunning, madeElement, verbatim } from './htmlElements.ts'
import { type Gathering, plainTextOf } from './htmlInline.ts'

/** A quote and who said it: a `<footer>`, or a `<cite>` or a name behind a dash at the end; elsewhere a `<cite>` is part of the sentence. */
export function partsOfQuote(quote: Element): { credit: Element | undefined; rest: RootContent[] } {
  const last = quote.children.findLast(isContent)
  const credit = childOf(quote, 'footer') ?? (isElement(last, 'cite') || isSigned(last, quote) ? last : undefined)
  const loose = credit ? null : looseSignature(quote)
  if (loose !== null) return loose
  return { credit, rest: quote.children.filter((child) => child !== credit) }
}

/** A post of Twitter or Bluesky says below its paragraph, in none of its own: `— Havna (@havna) November 20, 2026`. */
function looseSignature(quote: Element): ReturnType<typeof partsOfQuote> | null {
  const place = quote.children.findLastIndex((child) => !isRunning(child)) + 1
  const line = madeElement('p', quote.children.slice(place))
  const isLast = place > 0 && /^\s*(—|―|--)/.test(verbatim(line)) && isSigned(line, quote)
  return isLast ? { credit: { ...line, tagName: 'footer' }, rest: quote.children.slice(0, place) } : null
}

/** The words of a credit, without the dash before them. */
export function creditIn(element: Element, gathering: Gathering): string | null {
  return plainTextOf(element.children, gathering)?.replace(/^(—|–|―|--?)\s*/, '') || null
}

/** `— Per Olsen, ordfører` below what he said. Where other paragraphs open with a dash too, people speak with each other. */
function isSigned(last: RootContent | undefined, quote: Element): last is Element {
  if (!isElement(last, 'p')) return false
  const others = quote.children.filter((child) => isElement(child, 'p') && child !== last).map(verbatim)
  const { dash, words } =
    /^\s*(?<dash>—|–|―|--?)\s*(?<words>[^.!?:«»"“”]{2,81})$/u.exec(verbatim(last).trimEnd())?.groups ?? {}
  if (dash === undefined || !isSignature(words!, dash)) return false
  return others.length > 0 && !others.some((text) => /^\s*[—–―-]/.test(text))
}

/** `Heia Viking` looks like a name. */
const calls = /^(?:heia|hurra|leve|takk|gratulerer|velkommen|ja|nei|god|godt|hei)(?!\p{L})/iu

/** `Tidligere ordfører Kari Nordmann`, `Daglig leder …`: what comes before what she is. */
const standing =
  /^(?:tidligere|fungerende|konstituert|nyvalgt|avtroppende|påtroppende|daværende|daglig|administrerende|assisterende|former|acting)\s(?=\p{Ll})/iu

/** Behind a long dash whatever begins with a capital; behind those of speech a name, also behind what she is: “Takk, Per Olsen” is said next. */
function isSignature(words: string, dash: string): boolean {
  if (/—|―|--/.test(dash)) return /^\p{Lu}/u.test(words)
  const name = words
    .replace(/\s*[(,].*$|\s(?:i|ved|til|fra|på|og)\s.*$/s, '')
    .replace(standing, '')
    .replace(/^(?:\p{Ll}+\s){0,2}/u, '')
  return isName(name) && !calls.test(words)
}
