import { Readability } from '@mozilla/readability'
import type { Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { parseHTML } from 'linkedom'

/**
 * The part of a page that is its text, as HTML; null when there is none to speak of. The tree is written out first, so
 * that the light DOM sees what a browser would have made of the page.
 */
export function readableHtml(page: Root): string | null {
  const { document } = parseHTML(toHtml(page))
  const found = new Readability(document).parse()
  return found?.content ?? null
}
