import { createRequire } from 'node:module'
import type { Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { withoutAdvertLabels, withoutAdverts } from './adverts.ts'
import { withoutCallsToPay } from './callsToPay.ts'
import { treeOfHtml } from '../html/bodyHtml.ts'
import { givenTitle } from './documentTitle.ts'
import { keepParts } from './keptParts.ts'
import { withoutMisleadingNames } from './misleadingNames.ts'
import { bylineIn, noByline, withoutByline, type PageByline } from './pageByline.ts'
import { withLinesAtHead } from './linesAtHead.ts'
import { pageTextOf } from './pageText.ts'
import { withoutTeaserLinks } from './teaserLinks.ts'
import type { Desk } from '../desk.ts'

/** What Readability finds on a page: its text, and what looks like its title and byline. */
export interface Readable extends PageByline {
  text: Root | null
  title: string | null
}

const require = createRequire(import.meta.url)

/**
 * The part of a page that is its text. The tree is written out first, so that the light DOM sees what a browser would
 * have made of the page; who else is known to have written it is its writer if it names none. Its libraries take a while to load, and most newsrooms have no such page.
 */
export function readableIn(page: Root, desk: Desk, author: string | null = null): Readable {
  if (page.children.length === 0) return { text: null, title: null, ...noByline }
  const { parseHTML } = require('linkedom') as typeof import('linkedom')
  const { Readability } = require('@mozilla/readability') as typeof import('@mozilla/readability')
  const parts = keepParts(withoutMisleadingNames(withoutAdverts(page, desk.remark)))
  const { document } = parseHTML(toHtml(parts.page))
  const found = new Readability(document).parse()
  const whole = found?.content ? treeOfHtml(found.content, desk) : null
  const byline = withLinesAtHead(bylineIn(parts.page, found?.byline ?? author), page, pageTextOf(page, whole))
  const text = whole && withoutByline(whole, byline.bylineLetters)
  return {
    text: text && withoutWhatLeads(parts.putBack(text), desk),
    title: givenTitle(found?.title),
    ...byline,
  }
}

/** Links to other stories and boxes that ask readers to pay are taken out of what was found, as without them a stub may be shorter than its banners. */
function withoutWhatLeads(text: Root, { remark }: Desk): Root {
  return withoutAdvertLabels(withoutTeaserLinks(withoutCallsToPay(text, remark).page, remark), remark)
}
