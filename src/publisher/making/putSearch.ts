import type { Article } from '#article/article.ts'
import type { Edition } from '#article/edition.ts'
import { shardFolder, type SearchShard } from '#article/search.ts'
import type { MonthOf } from '../arranging/monthsIn.ts'
import { hashOf } from '../keeping/bodies.ts'
import type { Press } from '../keeping/press.ts'
import type { Progress } from '../progress.ts'
import type { KeyedStories } from './freshStories.ts'
import { storyIn, wholeStory } from './wholeStory.ts'

/** The shards of the search index that a story has changed in. */
export async function putSearch(
  press: Press,
  shards: Map<SearchShard, Article[]>,
  {
    keyOf,
    fresh,
    edition,
    monthOf,
    progress,
  }: KeyedStories & { edition: Edition; monthOf: MonthOf; progress: Progress },
): Promise<void> {
  const keys = new Map<SearchShard, string>()
  const changed = [...shards].filter(([shard, stories]) => {
    // The year a story can be found by is that of the paper's zone.
    const key = hashOf([edition.timeZone, ...stories.map((story) => keyOf.get(story))].join())
    keys.set(shard, key)
    return !press.keepsFolder(shardFolder(shard), key)
  })
  if (changed.length === 0) return
  const total = changed.reduce((sum, [, stories]) => sum + stories.length, 0)
  // What is new may not be in the press yet.
  const storyOf = (story: Article) => (fresh.has(story) ? wholeStory(fresh.get(story)!) : storyIn(press, story.slug))
  let done = 0
  const { makeShards } = await import('../outputs/search.ts')
  for await (const { shard, stories, files } of makeShards(changed, { storyOf, monthOf })) {
    progress('indexing', (done += stories), total)
    for (const [name, content] of files) press.put(`${shardFolder(shard)}/${name}`, content, keys.get(shard))
  }
}
