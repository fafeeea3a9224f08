import type { Article } from '#article/article.ts'
import { compareText } from '#article/listing.ts'
import { stemmedAs, type SearchShard } from '#article/search.ts'

/**
 * Past years are put together until a shard holds this many stories. Fewer shards are fetched faster, smaller ones are
 * made anew faster when an old story changes.
 */
const room = 3000

/**
 * The shards of an edition with the stories in each; a story is listed without its body. In each language the newest month
 * stands by itself, since what is added there is all that is made anew; so do the months before it in that year.
 */
export function searchShards(articles: Article[]): Map<SearchShard, Article[]> {
  const newest = articles.reduce((last, { published }) => ((published ?? '') > last ? published! : last), '')
  const [year, month] = [newest.slice(0, 4), newest.slice(0, 7)]
  const shards = new Map<SearchShard, Article[]>()
  const add = (language: string, name: string, held: Article[]) => {
    if (held.length > 0) shards.set({ language, name, ...yearsOf(held) }, held)
  }
  const byLanguage = Map.groupBy(articles, ({ language }) => stemmedAs(language))
  for (const language of [...byLanguage.keys()].toSorted(compareText)) {
    const dated = Map.groupBy(byLanguage.get(language)!, ({ published }) => {
      if (published?.startsWith(month)) return 'month'
      return published?.startsWith(year) ? 'year' : 'past'
    })
    add(language, month, dated.get('month') ?? [])
    add(language, `${year}-before`, dated.get('year') ?? [])
    for (const [name, held] of pastShards(dated.get('past') ?? [])) add(language, name, held)
  }
  return shards
}

/** Whole years, oldest first, so many together as there is room for. The oldest hold what is undated, too. */
function pastShards(articles: Article[]): Map<string, Article[]> {
  const years = Map.groupBy(articles, ({ published }) => published?.slice(0, 4) ?? '')
  const shards = new Map<string, Article[]>()
  let name = 'past'
  for (const year of [...years.keys()].toSorted(compareText)) {
    if ((shards.get(name)?.length ?? 0) >= room) name = `from-${year}`
    shards.set(name, [...(shards.get(name) ?? []), ...years.get(year)!])
  }
  return shards
}

function yearsOf(articles: Article[]): { from: number | null; to: number | null } {
  const years = articles.map(yearOf).filter((year) => year !== null)
  if (years.length === 0) return { from: null, to: null }
  return { from: Math.min(...years), to: Math.max(...years) }
}

/** The year of a story, as far as it is known. */
export function yearOf({ published }: Pick<Article, 'published'>): number | null {
  return published === null ? null : Number(published.slice(0, 4))
}
