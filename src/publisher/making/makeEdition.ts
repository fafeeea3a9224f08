import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setImmediate as othersTurn } from 'node:timers/promises'
import { fileOf } from '#article/addresses.ts'
import type { Article } from '#article/article.ts'
import type { SearchShard } from '#article/search.ts'
import type { ArrangedEdition } from '../arranging/arrange.ts'
import { hashOf } from '../keeping/bodies.ts'
import { builtReader } from './builtReader.ts'
import { changedLists, changedStories, drawPages } from './changedPages.ts'
import { freshStories, type KeyedStories } from './freshStories.ts'
import type { ReadFile } from '../reading/newsroom.ts'
import { namesOf } from '../reading/names.ts'
import { brandedShell } from '../outputs/brandedShell.ts'
import { dataFiles, type DataFile } from '../outputs/dataFiles.ts'
import { drawFeed, feedsOf, filesOfFeed } from '../outputs/feeds.ts'
import { hostingFiles } from '../outputs/hosting.ts'
import { areMany } from './makePages.ts'
import { searchShards } from '../outputs/searchShards.ts'
import { shellsOf } from '../outputs/pages.ts'
import { securityHeaders } from '../outputs/securityHeaders.ts'
import { sitemapFiles } from '../outputs/sitemaps.ts'
import { redirectFiles } from '../outputs/redirectFiles.ts'
import type { Icons } from '../outputs/webManifest.ts'
import type { PlannedPicture } from '../pictures/measurePicture.ts'
import type { Linked } from '../settling/linkStories.ts'
import type { Press } from '../keeping/press.ts'
import type { Progress } from '../progress.ts'
import { slugOfPage, type Redirect } from '../settling/redirects.ts'
import type { Origin } from '../reading/origin.ts'
import { endIdleReaders } from '../reading/readers.ts'
import { putAssets } from './putAssets.ts'
import { putSearch } from './putSearch.ts'
import { storyIn } from './wholeStory.ts'

/** All that is known of an edition before it is made. */
export interface Planned {
  arranged: ArrangedEdition
  /** The stories that are published. */
  stories: Linked[]
  redirects: Redirect[]
  pictures: Map<string, PlannedPicture>
  icons: Icons
  readAgain(origins: Origin[]): Promise<ReadFile[]>
  now: number
  progress: Progress
}

/** Makes what an edition has changed in, in the order it is put in place: what is pointed to before what points to it. */
export async function makeEdition(press: Press, planned: Planned): Promise<void> {
  const { arranged, now, progress } = planned
  const keyed = await freshStories(press, planned)
  const { edition, monthOf } = arranged
  const shards = searchShards(arranged.articles, monthOf)
  const search = () => putSearch(press, shards, { ...keyed, edition, monthOf, progress })
  const pages = () => putPages(press, planned, { ...keyed, shards })
  let lists: DataFile[]
  if (areMany(keyed.fresh.size)) {
    await endIdleReaders()
    lists = await pages()
    await search()
  } else {
    // The index is made by a program of its own, so the rest is made meanwhile; not beside threads that draw, for the memory's sake.
    ;[, lists] = await bothDone(search(), pages())
  }
  for (const { file, value, key } of lists) if (!press.keeps(file, key)) press.put(file, JSON.stringify(value), key)
  for (const { file, key, content } of sitemapFiles(arranged, now))
    if (!press.keeps(file, key)) press.put(file, content(), key)
  // Last, since open pages go and look when it has changed.
  press.put(
    fileOf.version(),
    JSON.stringify({ version: hashOf([...keyed.keyOf.values(), ...lists.map(({ key }) => key)].join(' ')) }),
  )
}

/** Waits for both to end, also when one fails: the other is not left at work in a place that is given up. */
async function bothDone<One, Other>(one: Promise<One>, other: Promise<Other>): Promise<[One, Other]> {
  await Promise.allSettled([one, other])
  return Promise.all([one, other])
}

/** All pages with what they consist of, and the feeds. Gives the lists that pages show, whose files are put in place after them. */
async function putPages(
  press: Press,
  planned: Planned,
  { shards, ...keyed }: KeyedStories & { shards: Map<SearchShard, Article[]> },
): Promise<DataFile[]> {
  const { arranged, icons, progress } = planned
  const { large: icon } = icons
  const { edition, withdrawn } = arranged
  await putAssets(press, planned)
  const shells = shellsOf(brandedShell(withIcons(readerFile('index.html'), icons), arranged.accents), readerFile)
  // It has every inline style and script there is.
  const headers = securityHeaders(shells.list)
  press.put(fileOf.headers(), JSON.stringify(headers, null, 2))
  const gone = withdrawn.map(({ slug }) => slug)
  for (const [file, content] of hostingFiles(headers, gone)) press.put(file, content)
  press.put('manifest.webmanifest', icons.manifest)
  const everywhere = hashOf(shells.list + JSON.stringify(edition))
  const names = new Map(arranged.teasers.map((teaser, nth) => [teaser, namesOf(arranged.articles[nth]!).teaser]))
  // Between long stretches of work the indexing program gets its answers.
  await othersTurn()
  const lists = dataFiles(arranged, shards.keys(), names)
  await othersTurn()
  const stories = changedStories(press, arranged, { ...keyed, everywhere, names })
  await othersTurn()
  const changed = [...stories, ...changedLists(press, arranged, { lists, everywhere, icon })]
  await drawPages(press, changed, { shells, edition, icon, progress })
  putRedirects(press, planned)
  await putFeeds(press, arranged, keyed.keyOf)
  return lists
}

/** Pages at old addresses, and where each leads, for servers. A story's own old address has what the reader fetches, too. */
function putRedirects(press: Press, { redirects, arranged: { edition } }: Planned): void {
  for (const [file, content] of redirectFiles(redirects, edition)) press.put(file, content)
  for (const { file, article } of redirects) {
    const slug = slugOfPage(file)
    if (slug === null) continue
    for (const data of [fileOf.article, fileOf.nearby]) press.put(data(slug), press.read(data(article.slug)))
  }
}

/** Feeds carry whole stories, which are in the edition by now. */
async function putFeeds(press: Press, arranged: ArrangedEdition, keyOf: Map<Article, string>): Promise<void> {
  const { edition } = arranged
  for (const feed of feedsOf(arranged)) {
    const key = hashOf(JSON.stringify([feed.title, feed.articles.map((story) => keyOf.get(story)), edition]))
    const files = filesOfFeed(feed)
    if (files.filter((file) => press.keeps(file, key)).length === files.length) continue
    const articles = feed.articles.map(({ slug }) => storyIn(press, slug))
    for (const [nth, content] of drawFeed({ ...feed, articles }, edition, edition.base!).entries())
      press.put(files[nth]!, content, key)
    await othersTurn()
  }
}

function readerFile(file: string): string {
  return readFileSync(path.join(builtReader, file), 'utf8')
}

function withIcons(shell: string, { links, favicon }: Icons): string {
  return shell
    .replace('<!--head-->', () => `${links}<!--head-->`)
    .replace(/<link rel="icon"[^>]*>/, (own) => favicon ?? own)
}
