import { hash } from 'node:crypto'
import type { Article } from '#article/article.ts'
import { stemmedAs, type SearchShard } from '#article/search.ts'

/**
 * A shard has at most about so many stories: indexing one takes 0.3 MB and some 2 ms a story, which is what a change to
 * an old story costs; a reader fetches something of every shard.
 */
const mostStories = 500

/** The months that have stories of their own shard: nearly all that is added or changed is this new. */
const newestMonths = 2

/**
 * Divides stories into shards: the newest months one by one, older years one by one, ten years together where they are
 * few. What is still too many is parted by the stories' ids, so that a new story changes one part only. The result does
 * not depend on what was published before.
 */
export function searchShards(articles: Article[]): Map<SearchShard, Article[]> {
  const newest = new Set(
    [...new Set(articles.map(monthOf).filter((month) => month !== null))].toSorted().slice(-newestMonths),
  )
  const shards = new Map<SearchShard, Article[]>()
  for (const [language, alike] of Map.groupBy(articles, (article) => stemmedAs(article.language))) {
    const isNewest = (article: Article) => newest.has(monthOf(article) ?? '')
    const older = alike.filter((article) => !isNewest(article))
    const decades = Map.groupBy(older, (article) => decadeOf(yearOf(article)))
    const periods = [
      ...Map.groupBy(alike.filter(isNewest), (article) => monthOf(article)!).values(),
      ...[...decades.values()].flatMap((held) =>
        held.length <= mostStories ? [held] : [...Map.groupBy(held, yearOf).values()],
      ),
    ]
    for (const held of periods) {
      const shard = periodOf(language, held, isNewest(held[0]!), decades)
      for (const [part, stories] of partsOf(held)) shards.set(part ? { ...shard, part } : shard, stories)
    }
  }
  return shards
}

function periodOf(
  language: string,
  [first]: Article[],
  isMonth: boolean,
  decades: Map<number | null, Article[]>,
): SearchShard {
  const year = yearOf(first!)
  if (year === null) return { language, from: null, to: null }
  if (isMonth) return { language, from: year, to: year, month: monthOf(first!)!.slice(5) }
  const decade = decadeOf(year)!
  if (decades.get(decade)!.length > mostStories) return { language, from: year, to: year }
  return { language, from: decade, to: decade + 9 }
}

/** A power of two of parts, so that a story stays in its part while others come, and all are parted anew but seldom. */
function partsOf(stories: Article[]): [SearchShard['part'], Article[]][] {
  if (stories.length <= mostStories) return [[undefined, stories]]
  const count = 2 ** Math.ceil(Math.log2(stories.length / mostStories))
  const parts = Map.groupBy(stories, ({ id }) => (Number.parseInt(hash('sha256', id).slice(0, 6), 16) % count) + 1)
  return [...parts].map(([number, held]) => [{ number, of: count }, held])
}

export function yearOf({ published }: Article): number | null {
  return published === null ? null : Number(published.slice(0, 4))
}

/** The month a story is dated by, "2025-12"; null when it is dated by a year or not at all. */
function monthOf({ published }: Article): string | null {
  return published === null || published.length < 7 ? null : published.slice(0, 7)
}

function decadeOf(year: number | null): number | null {
  return year === null ? null : year - (year % 10)
}
