import * as v from 'valibot'
import { Topic } from './article.ts'

/**
 * Stories that are indexed, and fetched, together: those whose words are stemmed alike (`language`: `no` for both forms
 * of Norwegian), of a month, a year, ten years or no date.
 */
export const SearchShard = v.object({
  language: v.string(),
  /** The years it is of; null for stories without a date. */
  from: v.nullable(v.number()),
  to: v.nullable(v.number()),
  /** The month it is of ("12"), when that is all. */
  month: v.optional(v.string()),
  /** Which part it is, when there are too many stories for one. */
  part: v.optional(v.object({ number: v.number(), of: v.number() })),
})
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

/** Where a shard lies in an edition, below its folder: `search/no-2010-2019`, `search/no-2025-12`, `search/no-2024-part-1-of-2`. */
export function shardFolder({ language, from, to, month, part }: SearchShard): string {
  const years = from === null ? 'undated' : from === to ? from : `${from}-${to}`
  const parts = part ? `-part-${part.number}-of-${part.of}` : ''
  return `search/${language}-${years}${month ? `-${month}` : ''}${parts}`
}

/** The language by whose rules words are stemmed: the index knows Norwegian as one. */
export function stemmedAs(language: string | undefined): string {
  const primary = language?.split('-')[0]!.toLowerCase() ?? 'und'
  return primary === 'nb' || primary === 'nn' ? 'no' : primary
}
