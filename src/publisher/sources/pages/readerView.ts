import type { Element, Root } from 'hast'
import { webAddress } from '../words/plainLine.ts'
import { elementsNamed } from '../html/htmlElements.ts'
import { namesOf } from '../html/namesOf.ts'
import { shownLine } from '../html/shownText.ts'

/** What Firefox's reader view says above a text, when a page is saved from it: it keeps nothing of the head of the page. */
export interface ReaderView {
  address: string | null
  author: string | null
}

/** Told by the names of that view; null for any other page. */
export function readerView(page: Root): ReaderView | null {
  const called = (tag: string, name: string): Element | undefined =>
    elementsNamed(page, tag).find((element) => namesOf(element).includes(name))
  const link = called('a', 'reader-domain')
  if (!link || !called('h1', 'reader-title')) return null
  const { href } = link.properties
  return {
    address: typeof href === 'string' ? webAddress(href) : null,
    author: shownLine(called('div', 'reader-credits')),
  }
}
