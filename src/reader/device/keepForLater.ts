import type { i18n } from 'i18next'
import * as v from 'valibot'
import { addressOf, fileOf, readerFilesAddress, savedWorkerAddress } from '#article/addresses.ts'
import { Article } from '#article/article.ts'
import { EditionVersion } from '#article/editionVersion.ts'
import type { Image } from '#article/image.ts'
import { imagesOf } from '#article/imagesOf.ts'
import { addWordsOnDemand } from '../languages/wordsOnDemand.ts'
import { readOverHttp } from '../queries/readOverHttp.ts'
import { keep, kept } from './kept.ts'
import { changeSaved, savedStories } from './savedStories.ts'
import { trusted } from './trusted.ts'

/** Where the copies lie in the browser's cache storage; savedWorker.ts looks for them there. */
const place = 'lesesal-saved'

/** The list of saved stories, and what every page shows of the paper. */
const always = [addressOf.saved(), `/${fileOf.edition()}`, readerFilesAddress]

/** As wide as a phone shows a picture, or a text on a large screen. CSS pixels, doubled. */
const wideEnough = 1000

/** What has been said of a story that was saved, or is no longer. */
export type SavedWord = 'saved.now' | 'saved.nowOnline' | 'saved.removed'

/** Makes the copies on this device what the list of saved stories has just become, and tells how it went with this story. */
export async function syncCopies(slug: string, languages: i18n): Promise<SavedWord> {
  addWordsOnDemand(languages)
  if (!savedStories().has(slug)) {
    await inTurn(clearAway).catch(() => undefined)
    return 'saved.removed'
  }
  try {
    await inTurn(async () => {
      await keepStory(slug)
      await keepReader()
    })
    return 'saved.now'
  } catch {
    // Over plain HTTP, in some private windows and on a full device nothing can be kept. Elsewhere it is tried again.
    keep('savedVersion', '')
    return 'saved.nowOnline'
  }
}

/** Brings the copies up to date, once for each publication. Fails when not all could be. */
export async function refreshCopies(): Promise<void> {
  const { version } = v.parse(EditionVersion, await readOverHttp(fileOf.version(), 'no-cache'))
  await inTurn(async () => {
    // A browser short of room throws copies away, and not what is noted of them.
    if (kept('savedVersion', v.string(), '') === version && (await caches.has(place))) return
    // Whoever leaves the page meanwhile has copies of some stories only.
    keep('savedVersion', '')
    if (savedStories().size > 0) await keepReader()
    for (const slug of savedStories()) await keepStory(slug)
    await clearAway()
    keep('savedVersion', version)
  })
}

/** Copies are made and cleared away one after the other, in all tabs, so that none is left of a story that was let go meanwhile. */
async function inTurn(work: () => Promise<void>): Promise<void> {
  await navigator.locks.request(place, work)
}

/** Copies a story and its pictures; of one that is no longer there nothing is left but its place in the list. */
async function keepStory(slug: string): Promise<void> {
  const copies = await caches.open(place)
  // Read before anything is copied: what is no story, as a login page in its place, must not take the place of one.
  const told = await fetched(`/${fileOf.article(slug)}`)
  if (told === null) {
    for (const file of filesOf(slug)) await copies.delete(file)
    return
  }
  const article = v.parse(Article, await told.json())
  // What stands at an old address tells the new one.
  if (article.slug !== slug) {
    changeSaved((saved) => saved.map((one) => (one === slug ? article.slug : one)))
    return keepStory(article.slug)
  }
  const files = filesOf(slug).map((file) => copied(copies, file))
  await Promise.all([...files, ...picturesOf(article).map((file) => once(copies, file))])
}

/** The reader itself, and the worker that answers with what is kept. */
async function keepReader(): Promise<void> {
  const copies = await caches.open(place)
  await Promise.all(always.map((file) => copied(copies, file)))
  await Promise.all((await readerFiles(copies)).map((file) => once(copies, file)))
  await navigator.serviceWorker.register(trusted(savedWorkerAddress))
}

/** Takes away what no saved story needs, and the worker with the last. */
async function clearAway(): Promise<void> {
  if (savedStories().size === 0) {
    await caches.delete(place)
    await (await navigator.serviceWorker.getRegistration())?.unregister()
    return
  }
  const copies = await caches.open(place)
  const needed = new Set([...always, ...(await readerFiles(copies))])
  for (const slug of savedStories()) {
    for (const file of filesOf(slug)) needed.add(file)
    const data = await copies.match(`/${fileOf.article(slug)}`)
    if (data) for (const file of picturesOf(v.parse(Article, await data.json()))) needed.add(file)
  }
  for (const request of await copies.keys())
    if (!needed.has(new URL(request.url).pathname)) await copies.delete(request)
}

function filesOf(slug: string): string[] {
  return [addressOf.article(slug), `/${fileOf.article(slug)}`, `/${fileOf.nearby(slug)}`]
}

/** One rendition of each picture; the worker answers with it for every other. */
function picturesOf(article: Article): string[] {
  const fitting = ({ renditions }: Image) => {
    const { type } = renditions.at(-1)!
    return renditions.find((one) => one.type === type && one.width >= wideEnough) ?? renditions.at(-1)!
  }
  return imagesOf(article).map((image) => fitting(image).url)
}

async function readerFiles(copies: Cache): Promise<string[]> {
  const list = await copies.match(readerFilesAddress)
  return v.parse(v.array(v.string()), (await list?.json()) ?? [])
}

/** A file as it is now; null when there is none. Throws when nobody answers. */
async function fetched(address: string): Promise<Response | null> {
  const response = await fetch(address, { cache: 'no-cache' })
  if (response.status === 404 || response.status === 410) return null
  if (!response.ok) throw new Error(`${response.status} for ${address}`)
  return response
}

async function copied(copies: Cache, address: string): Promise<void> {
  const response = await fetched(address)
  if (response === null) return
  // A browser opens no page from an answer that was sent on, as hosts do that end addresses with a slash.
  const { status, headers } = response
  await copies.put(address, new Response(await response.blob(), { status, headers }))
}

/** A file that never changes under its name. */
async function once(copies: Cache, address: string): Promise<void> {
  if (!(await copies.match(address))) await copied(copies, address)
}
