import { toJsonSchema } from '@valibot/to-json-schema'
import { fileOf } from '#article/addresses.ts'
import { Article } from '#article/article.ts'
import { Block, Inline } from '#article/block.ts'
import { type ArrangedEdition, teaserOf } from '../arrange.ts'
import { searchIndexOf } from './search.ts'

/** What an edition says as data, beside the stories themselves and what stands beside each: path below the edition's folder -> what stands in it. */
export function dataFiles(arranged: ArrangedEdition): Map<string, unknown> {
  const { edition, articles, front, topics, topicPeriods, archive, periods, withdrawn } = arranged
  return new Map<string, unknown>([
    ...periods.map((listing) => [fileOf.archivePeriod(listing.period), listing] as const),
    ...topicPeriods.map(({ period, listing }) => [fileOf.topicPeriod(listing.topic.slug, period), listing] as const),
    ...topics.map((listing) => [fileOf.topic(listing.topic.slug), listing] as const),
    [fileOf.catalogue(), { teasers: articles.map(teaserOf) }],
    [fileOf.search(), searchIndexOf(arranged)],
    [fileOf.withdrawn(), withdrawn.map(({ slug }) => slug)],
    [fileOf.archive(), archive],
    [fileOf.front(), front],
    [fileOf.edition(), edition],
    ['edition/schema/article.json', articleSchema()],
  ])
}

/** The article contract as JSON Schema, for newsrooms that make or read article JSON themselves. */
function articleSchema(): unknown {
  // What JSON Schema cannot say (that a date exists) is said in docs/article.md.
  return toJsonSchema(Article, { errorMode: 'ignore', definitions: { Block, Inline } })
}
