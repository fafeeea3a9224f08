import { shardFolder, stemmedAs, type SearchIndex, type SearchShard } from '#article/search.ts'
import { ReadFailure } from './editionFile.ts'

/** What a reader looks for. Empty words find nothing; null narrows nothing. */
export interface Asked {
  words: string
  topic: string | null
  year: string | null
  language: string | null
}

/** A story that was found. The excerpt's odd pieces are the words that were looked for. */
export interface Found {
  address: string
  headline: string
  /** What is said of it beside its text. */
  about: string
  published: string | null
  language: string | undefined
  excerpt: string[]
}

/** The best of what was found, and how much there is. */
export interface Answer {
  total: number
  found: Found[]
}

/** What Pagefind's own script gives, as far as it is used here. */
interface Engine {
  init(): Promise<void>
  mergeIndex(folder: string, options: object): Promise<void>
  search(words: string, options: { filters: object }): Promise<{ results: Result[] }>
}
interface Result {
  score: number
  data(): Promise<{ url: string; meta: Record<string, string>; filters: Record<string, string[]>; excerpt: string }>
}

/** So many of the best are looked at, at most, whether they truly fit. */
const lookedAt = 60

/** One engine for each way of stemming, with the shards it has been given. */
const engines = new Map<string, { engine: Promise<Engine>; shards: Map<string, Promise<void>> }>()

/** Fetches what every search needs, so that it is there when the first word has been written. Never fails. */
export async function prepareSearch({ shards }: SearchIndex): Promise<void> {
  await Promise.allSettled(alike(shards).map(engineFor))
}

/** The best `count` of the stories that fit, and how many there are. Fails with a ReadFailure. */
export async function searchStories(index: SearchIndex, asked: Asked, count: number): Promise<Answer> {
  try {
    // A publication may have replaced what was fetched before; then it is fetched anew, once.
    return await search(index, asked, count).catch(() => {
      engines.clear()
      return search(index, asked, count)
    })
  } catch (cause) {
    engines.clear()
    throw new ReadFailure('offline', 'The search index does not answer', { cause })
  }
}

async function search({ shards }: SearchIndex, { words, topic, year, language }: Asked, count: number) {
  const wanted = shards.filter(
    ({ from, to, language: stemmed }) =>
      (year === null || (from !== null && from <= Number(year) && Number(year) <= to!)) &&
      (language === null || stemmed === stemmedAs(language)),
  )
  const filters = { ...(topic && { topic }), ...(year && { year }), ...(language && { language }) }
  // The index knows the quotation marks of typewriters only.
  const plainlyQuoted = words.replaceAll(/[«»„“”]/g, '"')
  const answers = await Promise.all(
    alike(wanted).map(async (group) => (await engineFor(group)).search(plainlyQuoted, { filters })),
  )
  const results = answers.flatMap((answer) => answer.results).toSorted((a, b) => b.score - a.score)
  return lookAt(results, words, count)
}

/** Looks at no more of what was found than is needed, since each look fetches something. */
async function lookAt(results: Result[], words: string, count: number): Promise<Answer> {
  const found: Found[] = []
  let looked = 0
  while (looked < results.length && found.length < count && (looked < count || looked < lookedAt)) {
    const next = await Promise.all(results.slice(looked, looked + count - found.length).map(shown))
    looked += next.length
    found.push(...next.filter((hit) => fits(hit, words)))
  }
  // Where none of the best fit, the rest do not either.
  return { total: found.length === 0 ? 0 : results.length - looked + found.length, found }
}

function alike(shards: SearchShard[]): SearchShard[][] {
  return [...Map.groupBy(shards, ({ language }) => language).values()]
}

async function engineFor(group: SearchShard[]): Promise<Engine> {
  const [first, ...others] = group.map((shard) => `/${shardFolder(shard)}/`) as [string, ...string[]]
  const { language } = group[0]!
  if (!engines.has(language))
    engines.set(language, { engine: start(first), shards: new Map([[first, Promise.resolve()]]) })
  const { engine, shards } = engines.get(language)!
  for (const folder of [first, ...others])
    if (!shards.has(folder))
      shards.set(
        folder,
        engine.then((ready) => ready.mergeIndex(folder, { metaCacheTag: '' })),
      )
  await Promise.all(shards.values())
  return engine
}

async function start(folder: string): Promise<Engine> {
  const { createInstance } = (await import(/* @vite-ignore */ `${folder}pagefind.js`)) as {
    createInstance(options: object): Engine
  }
  // Its worker would be started from an address that is text, which the security policy refuses.
  const engine = createInstance({ basePath: folder, noWorker: true, metaCacheTag: '' })
  await engine.init()
  return engine
}

/** Where an index lacks a word, it falls back on a shorter one ("folk" for "folkeavstemning"); such are no hits. */
function fits({ excerpt, about }: Found, words: string): boolean {
  const there = [...excerpt.filter((_, place) => place % 2 === 1), ...wordsOf(about)].map(plain)
  return wordsOf(words).some((word) =>
    there.some((other) => other.startsWith(plain(word).slice(0, Math.max(3, Math.ceil(word.length * 0.6))))),
  )
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

async function shown(result: Result): Promise<Found> {
  const { url, meta, filters, excerpt } = await result.data()
  return {
    address: url,
    headline: meta.title!,
    about: Object.values(meta).join(' '),
    published: meta.published ?? null,
    language: filters.language?.[0],
    excerpt: excerpt.split(/<\/?mark>/).map((piece) => piece.replaceAll('&lt;', '<').replaceAll('&gt;', '>')),
  }
}
