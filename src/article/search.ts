import * as v from 'valibot'
import { Topic } from './article.ts'

/** The stories whose words are stemmed alike (`language`: `no` for both forms of Norwegian), of a year or of ten: indexed, and fetched, together. */
export const SearchShard = v.object({ language: v.string(), from: v.nullable(v.number()), to: v.nullable(v.number()) })
export type SearchShard = v.InferOutput<typeof SearchShard>

/** What can be searched in an edition, and what a search can be narrowed by. */
export const SearchIndex = v.object({
  shards: v.array(SearchShard),
  topics: v.array(Topic),
  /** The years that have stories, newest first. */
  years: v.array(v.number()),
  /** The languages of stories, the most common first. */
  languages: v.array(v.string()),
})
export type SearchIndex = v.InferOutput<typeof SearchIndex>

/** Where a shard lies in an edition, below its folder. */
export function shardFolder({ language, from, to }: SearchShard): string {
  if (from === null) return `search/${language}-undated`
  return `search/${language}-${from === to ? from : `${from}-${to}`}`
}

/** The language by whose rules words are stemmed: the index knows Norwegian as one. */
export function stemmedAs(language: string | undefined): string {
  const primary = language?.split('-')[0]!.toLowerCase() ?? 'und'
  return primary === 'nb' || primary === 'nn' ? 'no' : primary
}
