import { addressOf, fileOf, pageFileAt } from '#article/addresses.ts'
import type { Article } from '#article/article.ts'
import type { Edition } from '#article/edition.ts'
import type { Teaser } from '#article/listing.ts'
import { prerender, ReadFailure, type ReadFile } from '#reader/prerender.tsx'
import type { ArrangedEdition } from '../arranging/arrange.ts'
import { headLinks, listMeta, storyMeta } from './headLinks.ts'
import { breadcrumbs, structuredData } from './structuredData.ts'

/** A page to draw: its address, and what stands in its head for machines. */
export interface Page {
  address: string
  /** The files of the edition that it shows, beside what is said of the edition itself. */
  reads: string[]
  structured?: string
  /** The slug of the topic it belongs to, whose feeds it names beside the edition's. */
  topic?: string
  status?: 404 | 410
}

/** The page of a story; `icon` is the address of the paper's. */
export function storyPage(article: Article, edition: Edition, icon: string): Page {
  const structured =
    structuredData(article, edition) + breadcrumbs(article, edition) + storyMeta(article, edition, icon)
  return { address: addressOf.article(article.slug), reads: [fileOf.nearby(article.slug)], structured }
}

/** Every other page, those that lists point to before the lists. */
export function* listPagesOf(arranged: ArrangedEdition, icon: string): Generator<Page> {
  const { edition, front, topics, topicPeriods, periods, withdrawn } = arranged
  const page = (address: string, reads: string[], shown: (Teaser | null)[] = []): Page => {
    const image = shown.find((teaser) => teaser?.image)?.image ?? null
    return { address, reads, structured: listMeta(edition, image, icon) }
  }
  for (const { slug } of withdrawn) yield { address: addressOf.article(slug), reads: [], status: 410 }
  for (const { period } of periods) yield page(addressOf.archivePeriod(period), [fileOf.archivePeriod(period)])
  for (const { period, listing } of topicPeriods) {
    const { slug } = listing.topic
    yield page(addressOf.topicPeriod(slug, period), [fileOf.topicPeriod(slug, period)], listing.teasers)
  }
  for (const { topic, teasers } of topics)
    yield { ...page(addressOf.topic(topic.slug), [fileOf.topic(topic.slug)], teasers), topic: topic.slug }
  yield page(addressOf.archive(), [fileOf.archive()])
  yield page(addressOf.mostViewed(), [fileOf.front()])
  yield page(addressOf.search(), [fileOf.search()])
  yield page(addressOf.saved(), [])
  yield page(addressOf.about(), [])
  yield { address: '/404', reads: [], status: 404 }
  yield page(addressOf.front(), [fileOf.front()], [front.lead, ...front.second])
}

/** Where a page's HTML lies below the edition's folder. */
export function pageFile({ address, status }: Page): string {
  return status === 404 ? '404.html' : pageFileAt(address)
}

/** What pages are drawn into: the reader's own HTML, with the styles each kind of page needs before it is seen. */
export interface Shells {
  /** For the front and for stories. */
  story: string
  /** For every other page. */
  list: string
}

/**
 * Both shells from the reader's HTML, in which the styles of stories and the front stand; `laterStyles` are the rest, which
 * it names as a file. Lists have them in the page too: on a slow line a file of their own is half a second more.
 */
export function shellsOf(html: string, laterStyles: (file: string) => string): Shells {
  const list = html.replace(/<link rel="later" as="style" href="\/([^"]+)">/, (_, file: string) => {
    return `<style>${laterStyles(file).trim()}</style>`
  })
  return { story: html, list }
}

/** Draws a page into its shell. `files` holds the edition's data by path. */
export async function drawPage(
  page: Page,
  shells: Shells,
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
  return shellFor(page, shells)
    .replace('<html lang="nb"', () => `<html lang="${language}"`)
    .replace('<!--head-->', () => head + headLinks(edition, page.topic ?? null) + (page.structured ?? ''))
    .replace('<!--page-->', () => body)
    .replace('<!--state-->', () => state)
}

function shellFor({ address }: Page, { story, list }: Shells): string {
  return address === addressOf.front() || address.startsWith(addressOf.article('')) ? story : list
}
