import type { Period } from './listing.ts'
import type { WindowName } from './mostViewed.ts'

/** Where each page of the site is. A test proves that a route answers every one of them. */
export const addressOf = {
  front: () => '/',
  article: (slug: string) => `/a/${slug}`,
  topic: (slug: string) => `/topic/${slug}`,
  topicPeriod: (slug: string, period: Period) => `/topic/${slug}/${period.replace('-', '/')}`,
  archive: () => '/archive',
  archivePeriod: (period: Period) => `/archive/${period.replace('-', '/')}`,
  search: () => '/search',
  saved: () => '/saved',
  about: () => '/about',
  mostViewed: (window: WindowName = 'week') => (window === 'week' ? '/most-viewed' : `/most-viewed?window=${window}`),
}

/** On what terms the libraries and fonts of the reader may be used, as the build writes it. */
export const licencesAddress = '/licences.txt'

/** What answers for saved stories where nobody else does; it reaches no further than its own folder, so it lies at the top. */
export const savedWorkerAddress = '/saved-worker.js'

/** The list of the reader's own files, as the build writes it: what a saved story needs beside itself. */
export const readerFilesAddress = '/reader-files.json'

export type FeedFormat = 'rss' | 'atom' | 'json'

const feedNames: Record<FeedFormat, string> = { rss: 'feed.xml', atom: 'feed.atom', json: 'feed.json' }

/** Where a feed is: of the whole edition, or of the topic with this slug. */
export function feedAddress(format: FeedFormat, topic: string | null = null): string {
  return `${topic === null ? '' : addressOf.topic(topic)}/${feedNames[format]}`
}

/** Whether an address is one of the site's pages, not a file beside them or another site. */
export function isPage(href: string): boolean {
  return /^\/($|[?#]|(a|topic|archive|most-viewed|search|saved|about)([/?#]|$))/.test(href)
}

/** Where each file of an edition is, below the edition's folder. */
export const fileOf = {
  edition: () => 'edition/edition.json',
  version: () => 'edition/version.json',
  front: () => 'edition/front.json',
  article: (slug: string) => `edition/articles/${slug}.json`,
  nearby: (slug: string) => `edition/nearby/${slug}.json`,
  topic: (slug: string) => `edition/topics/${slug}.json`,
  topicPeriod: (slug: string, period: Period) => `edition/topics/${slug}/${period.replace('-', '/')}.json`,
  archive: () => 'edition/archive.json',
  archivePeriod: (period: Period) => `edition/archive/${period.replace('-', '/')}.json`,
  catalogue: () => 'edition/catalogue.json',
  search: () => 'edition/search.json',
  withdrawn: () => 'edition/withdrawn.json',
  redirects: () => 'edition/redirects.json',
  headers: () => 'edition/headers.json',
}

/** Where the HTML of the page at an address is, below the edition's folder. */
export function pageFileAt(address: string): string {
  return address === '/' ? 'index.html' : `${address.slice(1)}/index.html`
}

/** What the counter answers. */
export const counterAddress = {
  views: () => '/api/views',
  mostViewed: (window: WindowName, limit: number) => `/api/most-viewed?window=${window}&limit=${limit}`,
}

/** The archive's period from the parts of its address: `2017` and `11`, or `undated` and `a`. */
export function periodOf(year: string, month?: string): string {
  return month === undefined ? year : `${year}-${month}`
}
