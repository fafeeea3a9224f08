import { toJsonSchema } from '@valibot/to-json-schema'
import { fileOf } from '#article/addresses.ts'
import { Article } from '#article/article.ts'
import { Block, Inline } from '#article/block.ts'
import type { SearchShard } from '#article/search.ts'
import type { ArrangedEdition } from '../arranging/arrange.ts'
import { hashOf } from '../keeping/bodies.ts'
import { searchIndexOf } from './searchIndex.ts'

/** A file of data: where it lies below the edition's folder, what it says, and a name of that. */
export interface DataFile {
  file: string
  value: unknown
  key: string
}

/** What an edition says as data, beside the stories themselves and what stands beside each. */
export function dataFiles(
  arranged: ArrangedEdition,
  shards: Iterable<SearchShard>,
  names: Map<unknown, string>,
): DataFile[] {
  const { edition, front, topics, topicPeriods, archive, periods, withdrawn, teasers } = arranged
  const files: [string, unknown][] = [
    ...periods.map((listing): [string, unknown] => [fileOf.archivePeriod(listing.period), listing]),
    ...topicPeriods.map(({ period, listing }): [string, unknown] => [
      fileOf.topicPeriod(listing.topic.slug, period),
      listing,
    ]),
    ...topics.map((listing): [string, unknown] => [fileOf.topic(listing.topic.slug), listing]),
    [fileOf.catalogue(), { stories: teasers.map(({ id, slug }) => ({ id, slug })) }],
    [fileOf.search(), searchIndexOf(arranged, shards)],
    [fileOf.withdrawn(), withdrawn.map(({ slug }) => slug)],
    [fileOf.archive(), archive],
    [fileOf.front(), front],
    [fileOf.edition(), edition],
    ['edition/schema/article.json', articleSchema()],
  ]
  // A teaser is said many times, so its name stands for it.
  const nameIn = (_: string, inner: unknown) => names.get(inner) ?? inner
  return files.map(([file, value]) => ({ file, value, key: hashOf(JSON.stringify(value, nameIn)) }))
}

/** The article contract as JSON Schema, for newsrooms that make or read article JSON themselves. */
function articleSchema(): unknown {
  // What JSON Schema cannot say (that a date exists) is said in docs/article.md.
  return toJsonSchema(Article, { errorMode: 'ignore', definitions: { Block, Inline } })
}
