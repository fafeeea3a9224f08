import type { SearchIndex, SearchShard } from '#article/search.ts'
import type { ArrangedEdition } from '../arranging/arrange.ts'
import { yearOf } from './searchShards.ts'

/** What a reader is told of the shards. */
export function searchIndexOf(
  { articles, topics, edition, monthOf }: ArrangedEdition,
  shards: Iterable<SearchShard>,
): SearchIndex {
  const compareNames = new Intl.Collator(edition.language, { numeric: true }).compare
  const languages = Map.groupBy(articles, ({ language }) => language ?? null)
  languages.delete(null)
  const years = new Set(articles.map((article) => yearOf(article, monthOf)).filter((year) => year !== null))
  return {
    shards: [...shards],
    // By name, since the order of their newest stories would change with every story.
    topics: topics.map(({ topic }) => topic).toSorted((a, b) => compareNames(a.name, b.name)),
    years: [...years].toSorted((a, b) => b - a),
    languages: [...languages]
      .toSorted(([a, some], [b, others]) => others.length - some.length || (a! < b! ? -1 : 1))
      .map(([tag]) => ({ tag: tag!, names: namesOf(tag!) })),
  }
}

type Names = SearchIndex['languages'][number]['names']

const called = (language: keyof Names) => new Intl.DisplayNames(language, { type: 'language' })
const languageNames = { nb: called('nb'), nn: called('nn'), en: called('en') }

/** What a language is called in each language of the chrome, as it stands in a list. */
function namesOf(tag: string): Names {
  const name = (language: keyof Names) =>
    (languageNames[language].of(tag) ?? tag).replace(/^./u, (first) => first.toUpperCase())
  return { nb: name('nb'), nn: name('nn'), en: name('en') }
}
