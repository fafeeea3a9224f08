import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { fileOf } from '#article/addresses.ts'
import type { Article } from '#article/article.ts'
import type { Teaser } from '#article/listing.ts'
import { shardFolder } from '#article/search.ts'
import type { ArrangedEdition } from './arrange.ts'
import { hashOf } from './bodies.ts'
import { changedLists, changedStories, putPages } from './changedPages.ts'
import type { ReadFile } from './newsroom.ts'
import { brandedShell } from './outputs/brandedShell.ts'
import { dataFiles } from './outputs/dataFiles.ts'
import { drawFeed, feedsOf, filesOfFeed } from './outputs/feeds.ts'
import { hostingFiles } from './outputs/hosting.ts'
import { makeShards } from './outputs/search.ts'
import { searchShards } from './outputs/searchShards.ts'
import { securityHeaders } from './outputs/securityHeaders.ts'
import { sitemapFiles } from './outputs/sitemaps.ts'
import type { Icons } from './outputs/webManifest.ts'
import type { PlannedPicture } from './measurePicture.ts'
import type { Placed } from './placePictures.ts'
import { PlaceError, type Press } from './press.ts'
import type { Progress } from './progressBar.ts'
import type { Origin } from './origin.ts'

const builtReader = fileURLToPath(new URL('../../dist/reader/', import.meta.url))

/** All that is known of an edition before it is made. */
export interface Planned {
  arranged: ArrangedEdition
  /** The stories that are published. */
  stories: Placed[]
  pictures: Map<string, PlannedPicture>
  icons: Icons
  readAgain(origins: Origin[]): Promise<ReadFile[]>
  now: number
  progress: Progress
}

/** Makes what an edition has changed in, in the order it is put in place: what is pointed to before what points to it. */
export async function makeEdition(press: Press, planned: Planned): Promise<void> {
  const { arranged, pictures, icons, now } = planned
  for (const [url, rendition] of pictures)
    await draw(press, url.slice(1), async () => (await import('./outputs/images.ts')).makeRendition(rendition))
  for (const [file, drawIcon] of icons.files) await draw(press, file, drawIcon)
  await putReader(press)
  const shell = brandedShell(
    (await readerShell()).replace('<!--head-->', () => `${icons.links}<!--head-->`),
    arranged.accents,
  )
  const headers = securityHeaders(shell)
  press.put(fileOf.headers(), JSON.stringify(headers, null, 2))
  const gone = arranged.withdrawn.map(({ slug }) => slug)
  for (const [file, content] of hostingFiles(headers, gone)) press.put(file, content)
  press.put('manifest.webmanifest', icons.manifest)
  const everywhere = hashOf(shell + JSON.stringify(arranged.edition))
  const lists = [...dataFiles(arranged)].map(([file, value]) => ({ file, value, hash: hashOf(JSON.stringify(value)) }))
  const stories = await changedStories(press, planned, { nearby: putNearby(press, arranged), everywhere })
  const pages = [...stories, ...changedLists(press, arranged, { lists, everywhere })]
  await putPages(press, pages, { shell, edition: arranged.edition, progress: planned.progress })
  await putSearch(press, arranged, planned.progress)
  for (const { file, value, hash } of lists) if (!press.has(file, hash)) press.put(file, JSON.stringify(value))
  putFeeds(press, arranged)
  for (const [file, content] of sitemapFiles(arranged, now)) press.put(file, content)
  const told = arranged.articles.map(({ slug }) => press.keys.get(fileOf.article(slug)))
  // Last, since open pages go and look when it has changed.
  press.put(
    fileOf.version(),
    JSON.stringify({ version: hashOf([...told, ...lists.map(({ hash }) => hash)].join(' ')) }),
  )
}

/** Puts what stands beside each story; gives a name of it that changes with it. */
function putNearby(press: Press, { nearby }: ArrangedEdition): Map<string, string> {
  // The same story stands beside several, so it is looked through once.
  const told = new Map<Teaser, string>()
  const nameOf = (teaser: Teaser | null) => {
    if (teaser === null) return '-'
    if (!told.has(teaser)) told.set(teaser, hashOf(JSON.stringify(teaser)))
    return told.get(teaser)!
  }
  const keys = new Map<string, string>()
  for (const [slug, around] of nearby) {
    const file = fileOf.nearby(slug)
    const key = hashOf([around.later, around.earlier, ...around.related].map(nameOf).join())
    keys.set(slug, key)
    if (press.keeps(file, key)) continue
    press.put(file, JSON.stringify(around))
    press.keys.set(file, key)
  }
  return keys
}

/** The shards of the search index that a story has changed in. */
async function putSearch(press: Press, { articles }: ArrangedEdition, progress: Progress): Promise<void> {
  const keys = new Map<string, string>()
  const changed = [...searchShards(articles)].filter(([shard, stories]) => {
    const key = hashOf(JSON.stringify(stories.map(({ slug }) => press.keys.get(fileOf.article(slug)))))
    keys.set(shardFolder(shard), key)
    return !press.keepsFolder(shardFolder(shard), key)
  })
  const withBodies = function* () {
    for (const [shard, stories] of changed) yield [shard, stories.map((story) => storyIn(press, story))] as const
  }
  const total = changed.reduce((sum, [, stories]) => sum + stories.length, 0)
  let done = 0
  for await (const { shard, stories, files } of makeShards(withBodies())) {
    progress('indexing', (done += stories), total)
    const folder = shardFolder(shard)
    for (const [name, content] of files) {
      const file = `${folder}/${name}`
      press.put(file, content)
      press.keys.set(file, keys.get(folder)!)
    }
  }
}

function storyIn(press: Press, { slug }: Article): Article {
  return JSON.parse(press.read(fileOf.article(slug))) as Article
}

/** Feeds carry whole stories, which are in the edition by now. */
function putFeeds(press: Press, arranged: ArrangedEdition): void {
  const { edition } = arranged
  for (const feed of feedsOf(arranged)) {
    const keyOf = ({ slug }: Article) => press.keys.get(fileOf.article(slug))
    const key = hashOf(JSON.stringify([feed.title, feed.articles.map(keyOf), edition]))
    const files = filesOfFeed(feed)
    if (files.filter((file) => press.keeps(file, key)).length === files.length) continue
    const articles = feed.articles.map((story) => storyIn(press, story))
    for (const [nth, content] of drawFeed({ ...feed, articles }, edition, edition.base!).entries()) {
      press.put(files[nth]!, content)
      press.keys.set(files[nth]!, key)
    }
  }
}

/** Files whose name says what is in them. */
async function draw(press: Press, file: string, make: () => Promise<Uint8Array>): Promise<void> {
  if (press.keeps(file, file)) return
  press.put(file, await make())
  press.keys.set(file, file)
}

async function readerShell(): Promise<string> {
  return readFile(path.join(builtReader, 'index.html'), 'utf8').catch(() => {
    throw new PlaceError('The reader has not been built yet. Run: npm run build')
  })
}

/** The reader's scripts, styles and icons, as the build made them. */
async function putReader(press: Press): Promise<void> {
  for (const entry of await readdir(builtReader, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath, entry.name)
    const below = path.relative(builtReader, file).split(path.sep).join('/')
    if (entry.isFile() && below !== 'index.html') press.put(below, await readFile(file))
  }
}
