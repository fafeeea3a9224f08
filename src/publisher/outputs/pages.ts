import { addressOf, fileOf } from '#article/addresses.ts'
import type { Edition } from '#article/edition.ts'
import { prerender, ReadFailure, type ReadFile } from '#reader/prerender.tsx'
import type { ArrangedEdition } from '../arrange.ts'
import { headLinks, storyMeta } from './headLinks.ts'
import { breadcrumbs, structuredData } from './structuredData.ts'

/** A page to draw: its address, and what stands in its head for machines. */
export interface Page {
  address: string
  /** The slug of the story on it. */
  story?: string
  structured?: string
  /** The slug of the topic it belongs to, whose feeds it names beside the edition's. */
  topic?: string
  status?: 404 | 410
}

/** Every page of an edition, those that lists point to before the lists. */
export function* pagesOf(arranged: ArrangedEdition): Generator<Page> {
  const { articles, topics, topicPeriods, periods, withdrawn, edition } = arranged
  for (const article of articles) {
    const structured = structuredData(article, edition) + breadcrumbs(article, edition) + storyMeta(article)
    yield { address: addressOf.article(article.slug), story: article.slug, structured }
  }
  for (const { slug } of withdrawn) yield { address: addressOf.article(slug), status: 410 }
  for (const { period } of periods) yield { address: addressOf.archivePeriod(period) }
  for (const { period, listing } of topicPeriods) yield { address: addressOf.topicPeriod(listing.topic.slug, period) }
  for (const { topic } of topics) yield { address: addressOf.topic(topic.slug), topic: topic.slug }
  yield { address: addressOf.archive() }
  yield { address: addressOf.mostViewed() }
  yield { address: '/404', status: 404 }
  yield { address: addressOf.front() }
}

/** The files of the edition that a story's page reads; null for other pages, which are few and read longer lists. */
export function filesOf({ story }: Page, data: Map<string, unknown>): [string, unknown][] | null {
  if (story === undefined) return null
  const needed = [fileOf.edition(), fileOf.article(story), fileOf.nearby(story)]
  return needed.map((file) => [file, data.get(file)])
}

/** Where a page's HTML lies below the edition's folder. */
export function pageFile({ address, status }: Page): string {
  if (status === 404) return '404.html'
  return address === '/' ? 'index.html' : `${address.slice(1)}/index.html`
}

/** Draws a page into the reader's own HTML shell. `files` holds the edition's data by path. */
export async function drawPage(
  page: Page,
  shell: string,
  files: Map<string, unknown>,
  edition: Edition,
): Promise<string> {
  const readFile: ReadFile = async (path) => {
    // What is withdrawn is gone, which is more than not being there.
    if (page.status === 410 && path.startsWith('edition/articles/')) throw new Response(null, { status: 410 })
    // What the counter answers is known only when the page is read.
    if (!files.has(path)) throw new ReadFailure('missing', `There is no ${path}`)
    return files.get(path)
  }
  const { language } = edition
  const { head, body, state } = await prerender(page.address, { readFile, language, status: page.status ?? 200 })
  return shell
    .replace('<html lang="nb"', () => `<html lang="${language}"`)
    .replace('<!--head-->', () => head + headLinks(edition, page.topic ?? null) + (page.structured ?? ''))
    .replace('<!--page-->', () => body)
    .replace('<!--state-->', () => state)
}
