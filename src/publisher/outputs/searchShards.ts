import { hash } from 'node:crypto'
import type { Article } from '#article/article.ts'
import { compareText } from '#article/listing.ts'
import { stemmedAs, type SearchShard } from '#article/search.ts'
import type { MonthOf } from '../arranging/monthsIn.ts'

/**
 * A shard has at most so many stories. Fewer shards are fetched faster, as a reader fetches something of every one;
 * smaller ones are made anew faster when an old story changes, and take less memory.
 */
const mostStories = 2500

/** The stretches of years that older stories stand in by: the longest that has no more stories than that. */
const lengths = [8, 4, 2, 1]

/** The months that have shards of their own: nearly all that is added or changed is this new. */
const newestMonths = 2

/**
 * The shards of an edition with the stories in each; a story is listed without its body. The newest months stand by
 * themselves, older stories by eight years where they are few, else by four, two or one; what is still too many is parted
 * by the stories' ids, so that a new story changes one part only. The result does not depend on what was published before.
 */
export function searchShards(articles: Article[], monthOf: MonthOf): Map<SearchShard, Article[]> {
  const monthIn = ({ published }: Article) => (published === null || published.length < 7 ? null : monthOf(published))
  const yearIn = (article: Article) => yearOf(article, monthOf)
  const months = new Set(articles.map(monthIn).filter((month) => month !== null))
  const newest = new Set([...months].toSorted(compareText).slice(-newestMonths))
  const byLanguage = Map.groupBy(articles, ({ language }) => stemmedAs(language))
  const shards = new Map<SearchShard, Article[]>()
  for (const language of [...byLanguage.keys()].toSorted(compareText)) {
    const alike = byLanguage.get(language)!
    const stretches = stretchesOf(alike, yearIn)
    const stretchOf = (article: Article): string => {
      const month = monthIn(article)
      return month !== null && newest.has(month) ? month : stretches.get(yearIn(article))!
    }
    for (const [stretch, stories] of Map.groupBy(alike, stretchOf))
      for (const [name, held] of partsOf(stretch, stories))
        shards.set({ language, name, ...yearsOf(held, yearIn) }, held)
  }
  return shards
}

/** The stretch that each year belongs to: "2016-2023", "2024". */
function stretchesOf(articles: Article[], yearIn: YearIn): Map<number | null, string> {
  const years = Map.groupBy(articles, yearIn)
  const storiesIn = (first: number, length: number) =>
    Array.from({ length }, (_, nth) => years.get(first + nth)?.length ?? 0).reduce((sum, held) => sum + held)
  const stretchOf = (year: number | null): string => {
    if (year === null) return 'undated'
    const firstIn = (length: number) => year - (year % length)
    const length = lengths.find((many) => storiesIn(firstIn(many), many) <= mostStories) ?? 1
    return length === 1 ? String(year) : `${firstIn(length)}-${firstIn(length) + length - 1}`
  }
  return new Map([...years.keys()].map((year) => [year, stretchOf(year)]))
}

/** A power of two of parts, so that a story stays in its part while others come, and all are parted anew but seldom. */
function partsOf(stretch: string, stories: Article[]): Map<string, Article[]> {
  const count = 2 ** Math.max(0, Math.ceil(Math.log2(stories.length / mostStories)))
  if (count === 1) return new Map([[stretch, stories]])
  const partOf = ({ id }: Article) => (Number.parseInt(hash('sha256', id).slice(0, 6), 16) % count) + 1
  return Map.groupBy(stories, (article) => `${stretch}-part-${partOf(article)}-of-${count}`)
}

function yearsOf(articles: Article[], yearIn: YearIn): { from: number | null; to: number | null } {
  const years = articles.map(yearIn).filter((year) => year !== null)
  if (years.length === 0) return { from: null, to: null }
  return { from: Math.min(...years), to: Math.max(...years) }
}

/** The year of a story, as far as it is known. */
export function yearOf({ published }: Article, monthOf: MonthOf): number | null {
  return published === null ? null : Number(monthOf(published).slice(0, 4))
}

type YearIn = (article: Article) => number | null
