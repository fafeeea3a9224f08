import * as v from 'valibot'
import { Article, Topic } from './article.ts'
import { sortKey } from './partialDate.ts'

/** What a list shows of a story. */
export const Teaser = v.pick(Article, [
  'id',
  'slug',
  'language',
  'kicker',
  'headline',
  'lede',
  'published',
  'section',
  'image',
])
export type Teaser = v.InferOutput<typeof Teaser>

/** The order of every list: newest first, then by id. Partial dates sort with the time they name (see sortKey). */
export function newestFirst(a: Pick<Teaser, 'published' | 'id'>, b: Pick<Teaser, 'published' | 'id'>): number {
  return compareText(sortKey(b.published), sortKey(a.published)) || compareText(a.id, b.id)
}

/** Compares by code unit, so that no machine's language decides the order. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

/**
 * A stretch of the archive: a month `2017-11`, a year `1979`, or `undated`, of which `undated-a` is what has a headline that
 * begins with a or å, as addresses are written, and `undated-0` with no letter. In the whole archive a year is what is
 * dated no closer.
 */
export const Period = v.pipe(v.string(), v.regex(/^(\d{4}(-\d\d)?|undated(-[a-z0])?)$/))
export type Period = v.InferOutput<typeof Period>

const PeriodCount = v.object({ period: Period, count: v.number() })

/** An ordered list of teasers, newest first. `older` names the stretches that hold what does not stand here: of a year by month, its months. */
export const Listing = v.object({ teasers: v.array(Teaser), older: v.array(PeriodCount) })
export type Listing = v.InferOutput<typeof Listing>

/** The nearest periods before and after one that have stories. */
const Neighbours = v.object({ earlier: v.nullable(Period), later: v.nullable(Period) })
export type Neighbours = v.InferOutput<typeof Neighbours>

/** The newest stories of a topic, which has no neighbours, or those of one period of it: a month, or a whole year of few stories. */
export const TopicListing = v.object({ topic: Topic, ...Listing.entries, ...Neighbours.entries })
export type TopicListing = v.InferOutput<typeof TopicListing>

/** The stories of one period. */
export const ArchiveListing = v.object({ period: Period, ...Listing.entries, ...Neighbours.entries })
export type ArchiveListing = v.InferOutput<typeof ArchiveListing>

/** Every period that has stories, newest first. */
export const ArchiveIndex = v.object({ periods: v.array(PeriodCount) })
export type ArchiveIndex = v.InferOutput<typeof ArchiveIndex>

/** The front page: one lead, a second tier, a few stories of each topic, and the latest. No story stands in two of the first three. */
export const Front = v.object({
  lead: v.nullable(Teaser),
  second: v.array(Teaser),
  topics: v.array(v.object({ topic: Topic, teasers: v.array(Teaser) })),
  latest: v.array(Teaser),
})
export type Front = v.InferOutput<typeof Front>

/** The stories published just before and just after one article, and others on the same topics. */
export const Nearby = v.object({ earlier: v.nullable(Teaser), later: v.nullable(Teaser), related: v.array(Teaser) })
export type Nearby = v.InferOutput<typeof Nearby>

/** Every story of an edition, in the order of every list: what the counter knows. Not read by browsers. */
export const Catalogue = v.object({ stories: v.array(v.pick(Article, ['id', 'slug'])) })
export type Catalogue = v.InferOutput<typeof Catalogue>
