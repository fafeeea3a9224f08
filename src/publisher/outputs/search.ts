import path from 'node:path'
import { close, createIndex, type PagefindIndex } from 'pagefind'
import { addressOf } from '#article/addresses.ts'
import type { Article } from '#article/article.ts'
import type { SearchShard } from '#article/search.ts'
import { shardWordsFile } from '#article/shardWords.ts'
import { told } from '#terminal/told.ts'
import { PlaceError } from '../keeping/contents.ts'
import type { MonthOf } from '../arranging/monthsIn.ts'
import { commonestWords } from './commonestWords.ts'
import { border, compoundsIn, type Parted } from './compounds.ts'
import { searchScript } from './searchScript.ts'
import { yearOf } from './searchShards.ts'
import { figuresIn, searchWords } from './searchWords.ts'

/** What a reader fetches first of a shard; it names the rest. */
const entry = 'pagefind-entry.json'

/** The program that searches, for browsers. */
const script = 'pagefind.js'

/** What the index makes beside what is searched: interfaces of its own. */
const needless = /^pagefind-(ui|modular|component|highlight|worker)|^wasm\.unknown/

/** What is shown of a hit is fetched with that of so many others: few files for the host, little to fetch for the reader. */
const storiesPerFragment = 4

/** So many stories are on their way to the indexing program at a time. */
const storiesAtOnce = 100

/** Makes the files of shards, each below its folder; `storyOf` gives a story with its body. Throws PlaceError when the indexing program is not there. */
export async function* makeShards(
  shards: [SearchShard, Article[]][],
  { storyOf, monthOf }: { storyOf(story: Article): Article; monthOf: MonthOf },
): AsyncGenerator<{ shard: SearchShard; stories: number; files: Map<string, Uint8Array> }> {
  try {
    for (const [shard, articles] of shards) {
      const index = await openIndex(shard, articles.length)
      const wrong: string[] = []
      const texts = articles.map((article) => ({ article, text: unparted(searchWords(storyOf(article))) }))
      const words = commonestWords()
      const parted = shard.language === 'no' ? compoundsIn(textsOf(texts)) : asWritten
      // In order: the same order gives the same bytes.
      for (let at = 0; at < articles.length; at += storiesAtOnce) {
        const records = texts
          .slice(at, at + storiesAtOnce)
          .map((story) => recordOf(story, { language: shard.language, monthOf, parted }))
        for (const { meta, content } of records)
          words.read(Object.values(meta).join(' '), content.replaceAll(border, ''))
        const added = await Promise.all(records.map((record) => index.addCustomRecord(record)))
        wrong.push(...added.flatMap(({ errors }) => errors))
      }
      const { errors, files } = await index.getFiles()
      wrong.push(...errors)
      if (wrong.length > 0) throw new PlaceError(told('program.search-failed', { reason: wrong[0]! }))
      await index.deleteIndex()
      // What points to the other files is put in place after them.
      const inOrder = files.toSorted((a, b) => Number(a.path === entry) - Number(b.path === entry))
      yield {
        shard,
        stories: articles.length,
        files: new Map([
          [path.basename(shardWordsFile(shard)), Buffer.from(JSON.stringify(words.found()))],
          ...inOrder
            .filter(({ path: file }) => shard.language === 'und' || !needless.test(file))
            .map(({ path: file, content }): [string, Uint8Array] => [
              file,
              file === script ? searchScript(content, shard.language) : content,
            ]),
        ]),
      }
    }
  } finally {
    await close()
  }
}

async function openIndex({ language }: SearchShard, count: number): Promise<PagefindIndex> {
  const maxFragments = Math.ceil(count / storiesPerFragment)
  const { index, errors } = await createIndex({ forceLanguage: language, maxFragments }).catch((error: Error) => ({
    index: undefined,
    errors: [error.message],
  }))
  if (index) return index
  throw new PlaceError(told('program.no-search', { reason: errors.join(' ') }))
}

/** A story, and the words on its page. */
interface Told {
  article: Article
  text: string
}

/** Languages that put no words together, or not as Norwegian does. */
const asWritten: Parted = (text) => text

/** What the words of stories are learnt from, a story at a time. */
function* textsOf(stories: Told[]): Generator<string> {
  for (const { article, text } of stories) yield `${unparted(article.headline)} ${text}`
}

function recordOf(
  { article, text }: Told,
  { language, monthOf, parted }: { language: string; monthOf: MonthOf; parted: Parted },
) {
  const { slug, kicker, headline, dateline, published, byline, topics } = article
  const year = yearOf(article, monthOf)
  const content = text || unparted(headline)
  const figures = figuresIn(`${headline} ${content}`)
  const parts = partsIn(parted(unparted(headline)))
  return {
    url: addressOf.article(slug),
    content: parted(content),
    language,
    meta: {
      title: unparted(headline),
      ...(kicker !== null && { kicker: unparted(kicker) }),
      ...(published !== null && { published }),
      ...(byline.length > 0 && { byline: byline.map(({ name }) => name).join(', ') }),
      ...(dateline !== null && { dateline }),
      ...(figures.length > 0 && { figures: figures.join(' ') }),
      ...(parts.length > 0 && { parts: parts.join(' ') }),
      ...(topics.length > 0 && { topics: topics.map(({ name }) => unparted(name)).join(', ') }),
    },
    filters: {
      topic: topics.map((topic) => topic.slug),
      ...(article.language !== undefined && { language: [article.language] }),
      ...(year !== null && { year: [String(year)] }),
    },
  }
}

/** What the compounds of a headline are put together from; what it is called by is shown, and stays whole. */
function partsIn(parted: string): string[] {
  return (parted.match(/[\p{L}~^]+/gu) ?? []).flatMap((word) => word.split(border).slice(1))
}

/** Where a word may be parted at the end of a line, or may not, it is still the one that readers look for. */
function unparted(text: string): string {
  return text.replaceAll(/[\u00AD\u200B\u2060]/g, '').replaceAll('\u2011', '-')
}
