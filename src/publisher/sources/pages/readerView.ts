import type { Root } from 'hast'
import { webAddress } from '../words/plainLine.ts'
import { elementCalled } from '../html/namesOf.ts'
import { shownLine } from '../html/shownText.ts'

/** What Firefox's reader view says above a text, when a page is saved from it: it keeps nothing of the head of the page. */
export interface ReaderView {
  address: string | null
  author: string | null
}

/** Told by the names of that view; null for any other page. */
export function readerView(page: Root): ReaderView | null {
  const link = elementCalled('reader-domain', page, 'a')
  if (!link || !elementCalled('reader-title', page, 'h1')) return null
  const { href } = link.properties
  return {
    address: typeof href === 'string' ? webAddress(href) : null,
    author: shownLine(elementCalled('reader-credits', page, 'div')),
  }
}
