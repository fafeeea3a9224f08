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

/** A page that is no story's, and the stories it may be shared with the picture of. */
type ListPage = Omit<Page, 'structured'> & { shown?: (Teaser | null)[] }

/** Every such page, those that lists point to before the lists. */
function* everyPageOf({ front, topics, topicPeriods, periods, withdrawn }: ArrangedEdition): Generator<ListPage> {
  for (const { slug } of withdrawn) yield { address: addressOf.article(slug), reads: [], status: 410 }
  for (const { period } of periods)
    yield { address: addressOf.archivePeriod(period), reads: [fileOf.archivePeriod(period)] }
  for (const { period, listing } of topicPeriods) {
    const [{ slug }, shown] = [listing.topic, listing.teasers]
    yield { address: addressOf.topicPeriod(slug, period), reads: [fileOf.topicPeriod(slug, period)], shown }
  }
  for (const { topic, teasers: shown } of topics)
    yield { address: addressOf.topic(topic.slug), reads: [fileOf.topic(topic.slug)], shown, topic: topic.slug }
  yield { address: addressOf.archive(), reads: [fileOf.archive()] }
  yield { address: addressOf.mostViewed(), reads: [fileOf.front()] }
  yield { address: addressOf.search(), reads: [fileOf.search()] }
  yield { address: addressOf.saved(), reads: [] }
  yield { address: addressOf.about(), reads: [] }
  yield { address: '/404', reads: [], status: 404 }
  yield { address: addressOf.front(), reads: [fileOf.front()], shown: [front.lead, ...front.second] }
}

/** Every page that is no story's, with what a shared link to it shows; `icon` is the address of the paper's. */
export function* listPagesOf(arranged: ArrangedEdition, icon: string): Generator<Page> {
  for (const { shown = [], ...page } of everyPageOf(arranged)) {
    const image = shown.find((teaser) => teaser?.image)?.image ?? null
    yield page.status ? page : { ...page, structured: listMeta(arranged.edition, image, icon) }
  }
}

/** The addresses of those that search engines are to find: what a reader has saved is nobody else's. */
export function addressesToFind(arranged: ArrangedEdition): string[] {
  const pages = [...everyPageOf(arranged)].filter(({ status }) => status === undefined)
  return pages.map(({ address }) => address).filter((address) => address !== addressOf.saved())
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
  const list = html.replace(/<link rel="later" type="text\/css" href="\/([^"]+)">/, (_, file: string) => {
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
