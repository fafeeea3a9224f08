import type { Element, RootContent } from 'hast'
import { isName } from './byline.ts'
import { childOf, isElement, verbatim } from './htmlElements.ts'
import { type Gathering, plainTextOf } from './htmlInline.ts'

/** A quote and who said it: a `<footer>`, or a `<cite>` or a name behind a dash at the end; elsewhere a `<cite>` is part of the sentence. */
export function partsOfQuote(quote: Element): { credit: Element | undefined; rest: RootContent[] } {
  const last = quote.children.findLast(
    (child) => child.type === 'element' || (child.type === 'text' && /\S/.test(child.value)),
  )
  const credit = childOf(quote, 'footer') ?? (isElement(last, 'cite') || isSigned(last, quote) ? last : undefined)
  return { credit, rest: quote.children.filter((child) => child !== credit) }
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
  if (dash === undefined || !(isSignature(words!) || (/—|―|--/.test(dash) && /^\p{Lu}\S+$/u.test(words!)))) return false
  return others.length > 0 && !others.some((text) => /^\s*[—–―-]/.test(text))
}

/** A whole name, and after a comma whatever is said of its bearer: “Nå må noen ta ansvar” is speech. */
function isSignature(words: string): boolean {
  return isName(words.replace(/\s*(\(|,).*$/s, ''))
}
