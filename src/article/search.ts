import * as v from 'valibot'
import { Topic } from './article.ts'
import { Language, type InterfaceLanguage } from './language.ts'

/**
 * Stories that are indexed, and fetched, together: their words are stemmed alike, and they are of a stretch of time. `name`
 * is that stretch's; years are the first and last of its stories, or null where none is dated.
 */
export const SearchShard = v.object({
  language: v.string(),
  name: v.string(),
  from: v.nullable(v.number()),
  to: v.nullable(v.number()),
})
export type SearchShard = v.InferOutput<typeof SearchShard>

/** What something is called in each language of the interface. */
const Names = v.object({ nb: v.string(), nn: v.string(), en: v.string() } satisfies Record<InterfaceLanguage, unknown>)

/** What can be searched in an edition, and what a search can be narrowed by. */
export const SearchIndex = v.object({
  shards: v.array(SearchShard),
  topics: v.array(Topic),
  /** The years that have stories, newest first. */
  years: v.array(v.number()),
  /** The languages of stories, the most common first, and what each is called: browsers differ in what they call one. */
  languages: v.array(v.object({ tag: Language, names: Names })),
})
export type SearchIndex = v.InferOutput<typeof SearchIndex>

/** Where a shard lies in an edition, below its folder. */
export function shardFolder({ language, name }: Pick<SearchShard, 'language' | 'name'>): string {
  return `search/${language}-${name}`
}

/** By whose rules words are stemmed: `no` for both forms of Norwegian, `en`, and `und` for all others, whose words stay as they are. */
export function stemmedAs(language: string | undefined): 'no' | 'en' | 'und' {
  const primary = language?.split('-')[0]!.toLowerCase()
  if (primary === 'nb' || primary === 'nn') return 'no'
  return primary === 'en' ? 'en' : 'und'
}
