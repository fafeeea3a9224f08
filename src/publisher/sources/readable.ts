import { Readability } from '@mozilla/readability'
import type { Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { parseHTML } from 'linkedom'
import { lineOf } from './plainLine.ts'

/** What Readability finds on a page: its text as HTML, and what looks like its title and byline. */
export interface Readable {
  html: string | null
  title: string | null
  byline: string | null
}

/**
 * The part of a page that is its text. The tree is written out first, so that the light DOM sees what a browser would
 * have made of the page.
 */
export function readableIn(page: Root): Readable {
  if (page.children.length === 0) return { html: null, title: null, byline: null }
  const { document } = parseHTML(toHtml(page))
  const found = new Readability(document).parse()
  return { html: found?.content ?? null, title: lineOf(found?.title), byline: lineOf(found?.byline) }
}
