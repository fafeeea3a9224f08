import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { addressOf, fileOf } from '#article/addresses.ts'
import type { Article } from '#article/article.ts'
import { shardFolder } from '#article/search.ts'
import type { ArrangedEdition } from './arrange.ts'
import { hashOf } from './bodies.ts'
import type { ReadFile } from './newsroom.ts'
import { brandedShell } from './outputs/brandedShell.ts'
import { dataFiles } from './outputs/dataFiles.ts'
import { drawFeed, feedsOf, filesOfFeed } from './outputs/feeds.ts'
import { hostingFiles } from './outputs/hosting.ts'
import { makeRendition } from './outputs/images.ts'
import { makePages } from './outputs/makePages.ts'
import { listPagesOf, pageFile, pageFileAt, storyPage, type Page } from './outputs/pages.ts'
import { makeShards } from './outputs/search.ts'
import { searchShards } from './outputs/searchShards.ts'
import { securityHeaders } from './outputs/securityHeaders.ts'
import { sitemapFiles } from './outputs/sitemaps.ts'
import type { Icons } from './outputs/webManifest.ts'
import type { PageTask } from './pageWorker.ts'
import type { PlannedPicture } from './pictures.ts'
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
  for (const [url, rendition] of pictures) await draw(press, url.slice(1), () => makeRendition(rendition))
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
  const data = dataFiles(arranged)
  const beside = new Map<string, string>()
  for (const [file, value] of data) if (isOfStory(file)) beside.set(file, press.put(file, JSON.stringify(value)))
  const stories = await storyTasks(press, planned, { data, beside, shell })
  await putPages(press, stories, listTasks(arranged, data), { arranged, shell, progress: planned.progress })
  await putSearch(press, arranged)
  const lists = [...data].filter(([file]) => !isOfStory(file))
  const listed = lists.map(([file, value]) => press.put(file, JSON.stringify(value)))
  putFeeds(press, arranged)
  for (const [file, content] of sitemapFiles(arranged, now)) press.put(file, content)
  const told = arranged.articles.map(({ slug }) => press.keys.get(fileOf.article(slug)))
  // Last, since open pages go and look when it has changed.
  press.put(fileOf.version(), JSON.stringify({ version: hashOf([...told, ...listed].join(' ')) }))
}

/** A page to be made, and what each of its files is made from. */
interface Keyed {
  task: PageTask
  keys: Map<string, string>
}

/** The stories that are new or changed, or stand beside one that is. */
async function storyTasks(
  press: Press,
  { arranged: { articles, edition }, stories, readAgain }: Planned,
  { data, beside, shell }: { data: Map<string, unknown>; beside: Map<string, string>; shell: string },
): Promise<Keyed[]> {
  const byId = new Map(stories.map((story) => [story.article.id, story]))
  const everywhere = hashOf(shell + JSON.stringify(edition))
  const keyed: (Keyed & { story: Placed })[] = []
  for (const article of articles) {
    const story = byId.get(article.id)!
    const [file, ofPage] = [fileOf.article(article.slug), pageFileAt(addressOf.article(article.slug))]
    const articleKey = hashOf(JSON.stringify([article, story.body.hash, story.images]))
    const pageKey = hashOf(articleKey + beside.get(fileOf.nearby(article.slug)) + everywhere)
    const isNew = !press.keeps(file, articleKey)
    if (press.keeps(ofPage, pageKey) && !isNew) continue
    const page = storyPage(article, edition)
    const files = page.reads.map((read): [string, unknown] => [read, data.get(read)])
    const body = isNew ? story.body.place : { article: press.placeOf(file) }
    // A body that is not at hand is read below.
    const task = { article: { ...article, sections: [] as [] }, body: body!, images: story.images, isNew }
    keyed.push({
      story,
      task: { page, files, story: task },
      keys: new Map([
        [file, articleKey],
        [ofPage, pageKey],
      ]),
    })
  }
  const lacking = keyed.filter(({ task }) => !task.story!.body)
  const again = lacking.length === 0 ? [] : await readAgain(lacking.map(({ story }) => story.origin))
  for (const { story, task } of lacking) {
    const found = again.find(({ path: name }) => name === story.file)?.stories.find(({ item }) => item === story.item)
    if (!found?.body.place || found.body.hash !== story.body.hash)
      throw new PlaceError(`${story.file} changed while it was being published. Publish again.`)
    task.story!.body = found.body.place
  }
  return keyed
}

/** The lists, and all pages that are no story's. */
function listTasks(
  arranged: ArrangedEdition,
  data: Map<string, unknown>,
): { page: Page; files: [string, unknown][] }[] {
  return [...listPagesOf(arranged)].map((page) => ({ page, files: page.reads.map((file) => [file, data.get(file)]) }))
}

async function putPages(
  press: Press,
  stories: Keyed[],
  lists: PageTask[],
  { arranged: { edition }, shell, progress }: { arranged: ArrangedEdition; shell: string; progress: Progress },
): Promise<void> {
  const everywhere = hashOf(shell + JSON.stringify(edition))
  const changed = lists.flatMap((task): Keyed[] => {
    const key = hashOf(JSON.stringify([task, everywhere]))
    return press.keeps(pageFile(task.page), key) ? [] : [{ task, keys: new Map([[pageFile(task.page), key]]) }]
  })
  const all = [...stories, ...changed]
  let done = 0
  const pages = makePages(
    all.map(({ task }) => task),
    { shell, edition, folder: press.folder },
  )
  for await (const made of pages) {
    const { keys } = all[done++]!
    for (const [file, hash] of made) press.made(file, hash, keys.get(file)!)
    progress('drawing', done, all.length)
  }
}

/** The shards of the search index that a story has changed in. */
async function putSearch(press: Press, { articles }: ArrangedEdition): Promise<void> {
  const keys = new Map<string, string>()
  const changed = [...searchShards(articles)].filter(([shard, stories]) => {
    const key = hashOf(JSON.stringify(stories.map(({ slug }) => press.keys.get(fileOf.article(slug)))))
    keys.set(shardFolder(shard), key)
    return !press.keepsFolder(shardFolder(shard), key)
  })
  const withBodies = function* () {
    for (const [shard, stories] of changed) yield [shard, stories.map((story) => storyIn(press, story))] as const
  }
  for await (const { shard, files } of makeShards(withBodies())) {
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

function isOfStory(file: string): boolean {
  return file.startsWith('edition/nearby/')
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
