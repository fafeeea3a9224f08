import * as v from 'valibot'
import { shardFolder, type SearchShard } from './search.ts'

/** The commonest words of a shard's stories, in the order of the alphabet. */
export const ShardWords = v.array(v.string())

/** Where they are, below the edition's folder. */
export function shardWordsFile(shard: Pick<SearchShard, 'language' | 'name'>): string {
  return `${shardFolder(shard)}/words.json`
}
