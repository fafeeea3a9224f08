import { isFormOf, joined, plain, spellingsOf, tellingWords, wordsOf } from './wordForms.ts'

/** What is looked for, and where. Filters narrow it: `topic`, `year`, `language`. */
export interface Question {
  shards: Shard[]
  words: string
  filters: Record<string, string>
  count: number
}

/** Where a shard lies, and by whose rules its words are stemmed. */
interface Shard {
  folder: string
  language: string
}

/** A story that was found. The excerpt's odd pieces are the words that were looked for. */
export interface Found {
  address: string
  headline: string
  published: string | undefined
  language: string | undefined
  excerpt: string[]
}

/** The best of what was found, how much there is, and whether no story has every word that was asked for. */
export interface Answer {
  lacksWords: boolean
  total: number
  found: Found[]
}

/** What Pagefind's own script gives, as far as it is used here. */
interface Engine {
  init(): Promise<void>
  mergeIndex(folder: string, options: object): Promise<void>
  preload(words: string, options: { filters: object }): Promise<void>
  search(words: string, options: { filters: object }): Promise<{ results: Result[] }>
}
interface Result {
  id: string
  score: number
  data(): Promise<Story>
}
interface Story {
  url: string
  meta: Record<string, string>
  filters: Record<string, string[]>
  content: string
  excerpt: string
}

/** A pasted text is looked for by so many of its words. */
const mostWords = 12

/** One engine for each way of stemming, with the shards it has been given. */
const engines = new Map<string, { engine: Promise<Engine>; shards: Map<string, Promise<unknown>> }>()

/** Fewer letters than this are the beginning of too many words. */
const fewestLetters = 3

/** Fetches what every search needs, and what one for these words does, as far as they are written. Never fails. */
export async function prepare({ shards, words, filters }: Question): Promise<void> {
  await Promise.allSettled(
    alike(shards).map(async (group) => {
      const engine = await engineFor(group)
      if (words.length >= fewestLetters) await engine.preload(tellingWords(words), { filters })
    }),
  )
}

/** The best of the stories that fit. Fails where the index does not answer. */
export async function answer(question: Question): Promise<Answer> {
  const afterFailing = (failure: unknown) => {
    engines.clear()
    throw failure
  }
  // A publication may have replaced what was fetched before; then it is fetched anew, once.
  return search(question)
    .catch(afterFailing)
    .catch(() => search(question))
    .catch(afterFailing)
}

/** What has every word as it was written, else as it may have been meant; and when that finds nothing, what has some. */
async function search(question: Question): Promise<Answer> {
  for (const enough of ['every', 'some'] as const)
    for (const words of spellingsOf(question.words)) {
      const found = await searchFor({ ...question, words }, enough)
      if (found.total > 0) return { ...found, lacksWords: enough === 'some' }
    }
  return { lacksWords: true, total: 0, found: [] }
}

async function searchFor(
  { shards, words, filters, count }: Question,
  enough: 'every' | 'some',
): Promise<Omit<Answer, 'lacksWords'>> {
  // The index knows the quotation marks of typewriters only.
  const telling = tellingWords(words.replaceAll(/[«»„“”]/g, '"'))
  // It gives what has every word; what has some is found word by word. A quotation is one.
  const questions = enough === 'every' || telling.includes('"') ? [telling] : telling.split(/\s+/, mostWords)
  const answers = await Promise.all(
    questions.flatMap((question) =>
      alike(shards).map(async (group) => (await engineFor(group)).search(question, { filters })),
    ),
  )
  const results = inOrder(answers.flatMap(({ results: all }) => all))
  const asked = wordsOf(plain(telling))
  return lookAt(results, count, (text) => {
    const there = wordsOf(plain(`${text} ${joined(text)}`))
    return asked[enough]((word) => there.some((other) => isFormOf(word, other)))
  })
}

/** The best first: what was found for more of the words, then what was found better. */
function inOrder(results: Result[]): Result[] {
  const stories: Record<string, Result> = {}
  for (const result of results) {
    result.score += 999 + (stories[result.id]?.score ?? 0)
    stories[result.id] = result
  }
  return Object.values(stories).toSorted((a, b) => b.score - a.score)
}

/**
 * Looks at no more of what was found than is needed, since each look fetches something. A few only share a stem with what
 * was asked for; such are no hits.
 */
async function lookAt(results: Result[], count: number, fits: (text: string) => boolean): ReturnType<typeof searchFor> {
  const found: Story[] = []
  let looked = 0
  while (looked < results.length && found.length < count) {
    const next = await Promise.all(results.slice(looked, looked + count - found.length).map((result) => result.data()))
    looked += next.length
    found.push(...next.filter(({ meta, content }) => fits(`${Object.values(meta).join(' ')} ${content}`)))
  }
  return { total: found.length + results.length - looked, found: found.map(shown) }
}

function alike(shards: Shard[]): Shard[][] {
  const languages = new Set(shards.map(({ language }) => language))
  return [...languages].map((language) => shards.filter((shard) => shard.language === language))
}

async function engineFor(group: Shard[]): Promise<Engine> {
  const [{ folder: first, language }] = group as [Shard]
  if (!engines.has(language)) {
    const engine = start(first)
    engines.set(language, { engine, shards: new Map([[first, engine]]) })
  }
  const { engine, shards } = engines.get(language)!
  const ready = await engine
  for (const { folder } of group)
    if (!shards.has(folder)) shards.set(folder, ready.mergeIndex(folder, { metaCacheTag: '' }))
  await Promise.all(shards.values())
  return ready
}

async function start(folder: string): Promise<Engine> {
  const { createInstance } = (await import(/* @vite-ignore */ `${folder}pagefind.js`)) as {
    createInstance(options: object): Engine
  }
  // It runs in a worker of ours already.
  const engine = createInstance({ basePath: folder, noWorker: true, metaCacheTag: '' })
  await engine.init()
  return engine
}

/** The engine marks a word with the signs around it, which nobody has looked for. */
const marked = /<mark>([«“(]*)(.*?)([.,:!?…»”)]*)<\/mark>/g

function shown({ url, meta, filters, content, excerpt }: Story): Found {
  const parts = excerpt.replaceAll(marked, '$1<mark>$2</mark>$3').split(/<\/?mark>/)
  const pieces = parts.map((piece) => piece.replaceAll('&lt;', '<').replaceAll('&gt;', '>'))
  const text = pieces.join('')
  if (!content.startsWith(text)) pieces[0] = '… ' + pieces[0]!
  if (!content.endsWith(text)) pieces[pieces.length - 1] += ' …'
  return {
    address: url,
    headline: meta.title!,
    published: meta.published,
    language: filters.language?.[0],
    excerpt: pieces,
  }
}
