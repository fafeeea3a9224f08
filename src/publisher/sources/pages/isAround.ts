import type { Element } from 'hast'
import { elementsNamed, headings, holdsAny, isDropped } from '../html/htmlElements.ts'
import { hasName, isNamedFactbox } from '../html/namesOf.ts'
import { hasLinkedHeading, isHidden, linkText, shownLine, shownText } from '../html/shownText.ts'
import { isLeftover } from '../text/leftovers.ts'
import { lineOf } from '../words/plainLine.ts'
import { lengthOf, lettersOf } from '../words/plainWords.ts'
import { isCallToPay } from './wordsOfPaying.ts'

/** What stands around a story, or in the middle of it without being of it. */
export function isAround(element: Element, isInStory: boolean): boolean {
  const { tagName: tag, properties } = element
  if (isDropped(tag) || tag === 'nav' || tag === 'dialog' || isHidden(element)) return true
  if (tag === 'html' || tag === 'body' || tag === 'main') return false
  if (hasName(element, aroundNames)) return true
  // Some systems wrap the whole page in one form.
  if (tag === 'form') return isInStory
  if (tag === 'aside') return !readsAsFactbox(element) && !(isInStory && saysInShort(element))
  return properties.role === 'navigation'
}

/** Whole names of classes and ids that newsrooms give to what is no part of a story. */
const aroundNames =
  /^(comments?|comments?-?(list|area|body|section|form)|respond|disqus_thread|kommentar(er|felt)?|newsletter|nyhetsbrev|cookies?|consent|gdpr|share|sharing|sharedaddy|social|ads?|annonse|paywall)$/i

/** Whether an `<aside>` tells something itself, rather than leading to other stories or asking for an address. */
function readsAsFactbox(aside: Element): boolean {
  if (holdsAny(aside, 'article', 'nav', 'form') || hasLinkedHeading(aside)) return false
  const [heading] = elementsNamed(aside, ...headings)
  if (heading && (ofReaders.test(shownLine(heading) ?? '') || isCallToPay(shownText(heading)))) return false
  const [all, linked] = [shownText(aside), linkText(aside)].map((text) => lengthOf(lettersOf(text))) as [number, number]
  const isCalledSo = isNamedFactbox(aside) || (heading && /^\s*(fakta|facts?)\b/i.test(shownText(heading)))
  return all - linked >= (isCalledSo ? 1 : 40) && linked < all / 2
}

/** Whether an `<aside>` in a story is a short quote, or a few words under a heading, and leads nowhere. */
function saysInShort(aside: Element): boolean {
  if (holdsAny(aside, 'a', 'article', 'nav', 'form', 'button', 'img')) return false
  const [words, [heading]] = [shownText(aside), elementsNamed(aside, ...headings)]
  if (heading) return !asksReaders(shownText(heading)) && lettersOf(words).length > lettersOf(shownText(heading)).length
  const isQuote = holdsAny(aside, 'blockquote') || hasName(aside, /quote|sitat/i)
  return /\p{L}/u.test(words) && (isQuote || /^\s*[«“"–—]/.test(words))
}

/** `Kommentarer (12)`: what readers write below a story; `Kommentar` is one of the paper's own. */
const ofReaders = /^(\d+ )?(les[ea]r)?(kommentar[ea]r|comments)( \(?\d+\)?)?:?$/i

/** A heading of what no story says: an advert, a list of other stories, what readers write, a call to subscribe, support or share. */
function asksReaders(heading: string): boolean {
  const text = lineOf(heading) ?? ''
  const isCall =
    /^(abonn(er|ement)|bli abonnent|subscribe|støtt (oss|avisa|avisen)|support us|tips (oss|redaksjonen)|(har du )?(et )?tips\?|nyhetsbrev(et)?|newsletter|følg oss|follow us|del|share|sponset( innhold)?|reklame|ads?)\s?[.!:]?$/i
  return isCall.test(text) || isCallToPay(text) || ofReaders.test(text) || isLeftover({ text, isSingle: true }, false)
}
