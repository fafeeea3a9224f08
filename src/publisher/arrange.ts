import { hash } from 'node:crypto'
import type { Article } from '#article/article.ts'
import type { Edition } from '#article/edition.ts'
import {
  compareText,
  type ArchiveIndex,
  type ArchiveListing,
  type Front,
  type Nearby,
  type Period,
  type Teaser,
  type TopicListing,
} from '#article/listing.ts'
import { precisionOf, sortKey } from '#article/partialDate.ts'
import type { Accents } from './accent.ts'
import { arrangeFront } from './arrangeFront.ts'
import { clockOf } from './clockOf.ts'
import type { Finding } from './findings.ts'
import { relatedStories } from './relatedStories.ts'
import type { Settings } from './settings.ts'
import type { Withdrawn } from './settle.ts'

/** An edition as it will be read: every article, and every list they stand in. */
export interface ArrangedEdition {
  edition: Edition
  /** Newest first. */
  articles: Article[]
  /** What lists show of each of them, in the same order; every list holds these very objects. */
  teasers: Teaser[]
  nearby: Map<string, Nearby>
  front: Front
  topics: TopicListing[]
  topicPeriods: { period: Period; listing: TopicListing }[]
  archive: ArchiveIndex
  periods: ArchiveListing[]
  /** Stories that were public once, whose addresses say that they are gone. */
  withdrawn: Withdrawn[]
  /** The newsroom's colour in each theme; null when it has chosen none. */
  accents: Accents | null
  findings: Finding[]
}

/** A topic with more stories than this has its older ones in lists by month, which never change when a story is added. */
const topicHead = 60

/** Puts the articles of a newsroom in order. The result does not depend on the order they came in. */
export async function arrange(read: Article[], withdrawn: Withdrawn[], settings: Settings): Promise<ArrangedEdition> {
  const findings: Finding[] = []
  const articles = withOwnSlugs(read)
  const teasers = articles.map(teaserOf)
  const topics = topicListings(articles, teasers)
  const relatedTo = relatedStories(articles)
  const periods = archiveListings(teasers)
  const edition = editionOf(settings, topics)
  return {
    edition,
    articles,
    teasers,
    nearby: new Map(
      articles.map(({ slug }, place) => [
        slug,
        { ...neighbours(teasers, place), related: relatedTo(place).map((other) => teasers[other]!) },
      ]),
    ),
    front: arrangeFront(teasers, topics, edition, settings, findings),
    topics: topics.map(headOf),
    topicPeriods: topics.filter(({ teasers: all }) => all.length > topicHead).flatMap(periodsOf),
    archive: { periods: periods.map(({ period, teasers: held }) => ({ period, count: held.length })) },
    periods,
    withdrawn,
    accents: settings.accent === null ? null : (await import('./accent.ts')).accentsOf(settings.accent, findings),
    findings,
  }
}

export function teaserOf(article: Article): Teaser {
  const { id, slug, language, kicker, headline, lede, published, section, image } = article
  return { id, slug, ...(language && { language }), kicker, headline, lede, published, section, image }
}

/** All articles, newest first. Where slugs collide the oldest story keeps it, so that a published address stays; the others get a hash of their id. */
function withOwnSlugs(articles: Article[]): Article[] {
  const taken = new Set<string>()
  const oldestFirst = inOrderOfTime(articles).toReversed()
  const named = oldestFirst.map((article) => {
    if (!taken.has(article.slug)) {
      taken.add(article.slug)
      return article
    }
    const slug = `${article.slug}-${hash('sha256', article.id).slice(0, 8)}`
    taken.add(slug)
    return { ...article, slug }
  })
  return named.toReversed()
}

/** Newest first, each date put into a form that sorts only once. */
function inOrderOfTime(articles: Article[]): Article[] {
  const keyed = articles.map((article) => ({ article, key: sortKey(article.published) }))
  return keyed
    .toSorted((a, b) => compareText(b.key, a.key) || compareText(a.article.id, b.article.id))
    .map(({ article }) => article)
}

function neighbours(teasers: Teaser[], place: number): Omit<Nearby, 'related'> {
  return { later: teasers[place - 1] ?? null, earlier: teasers[place + 1] ?? null }
}

function editionOf(settings: Settings, topics: TopicListing[]): Edition {
  const { name, tagline, notice, base, language, timeZone, minimumReaders } = settings
  const said = { name, tagline, notice, base, language, timeZone, minimumReaders }
  return { ...said, clock: clockOf(timeZone), topics: mastheadTopics(settings, topics) }
}

const mastheadRoom = 8

function mastheadTopics(settings: Settings, topics: TopicListing[]): Edition['topics'] {
  if (settings.topics.length > 0) {
    const named = new Map(topics.map(({ topic }) => [topic.name, topic]))
    return settings.topics.flatMap((name) => named.get(name) ?? [])
  }
  return topics
    .toSorted((a, b) => b.teasers.length - a.teasers.length || compareText(a.topic.slug, b.topic.slug))
    .slice(0, mastheadRoom)
    .map(({ topic }) => topic)
}

/** Every topic with all its stories, newest first. */
function topicListings(articles: Article[], teasers: Teaser[]): TopicListing[] {
  const listings = new Map<string, TopicListing>()
  for (const [place, { topics }] of articles.entries()) {
    for (const topic of topics) {
      const listing = listings.get(topic.slug) ?? { topic, teasers: [], older: [] }
      listing.teasers.push(teasers[place]!)
      listings.set(topic.slug, listing)
    }
  }
  return [...listings.values()]
}

function headOf({ topic, teasers }: TopicListing): TopicListing {
  if (teasers.length <= topicHead) return { topic, teasers, older: [] }
  const older = [...byPeriod(teasers)].map(([period, held]) => ({ period, count: held.length }))
  return { topic, teasers: teasers.slice(0, topicHead), older }
}

function periodsOf({ topic, teasers }: TopicListing): ArrangedEdition['topicPeriods'] {
  return [...byPeriod(teasers)].map(([period, held]) => ({ period, listing: { topic, teasers: held, older: [] } }))
}

function archiveListings(teasers: Teaser[]): ArchiveListing[] {
  const periods = [...byPeriod(teasers)]
  return periods.map(([period, held], place) => ({
    period,
    teasers: held,
    later: periods[place - 1]?.[0] ?? null,
    earlier: periods[place + 1]?.[0] ?? null,
  }))
}

/** Stories by the stretch of the archive they belong to, newest stretch first: their month, or the year when that is all there is. */
function byPeriod(teasers: Teaser[]): Map<Period, Teaser[]> {
  return Map.groupBy(teasers, ({ published }) => {
    if (published === null) return 'undated'
    return precisionOf(published) === 'year' ? published : published.slice(0, 7)
  })
}
