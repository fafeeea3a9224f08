import * as v from 'valibot'
import { addressOf } from '#article/addresses.ts'
import type { Article } from '#article/article.ts'
import { Edition } from '#article/edition.ts'
import {
  compareText,
  type ArchiveIndex,
  type ArchiveListing,
  type Front,
  type Nearby,
  type Teaser,
  type TopicListing,
} from '#article/listing.ts'
import { sortKey } from '#article/partialDate.ts'
import type { Accents } from './accent.ts'
import { arrangeFront } from './arrangeFront.ts'
import { clockOf } from './clockOf.ts'
import { finding, type Finding } from '../findings.ts'
import { monthsIn, type MonthOf } from './monthsIn.ts'
import { archiveByMonth, topicLists, type TopicPeriod, type TopicStories } from './periodLists.ts'
import { relatedStories } from './relatedStories.ts'
import { tellOfTopicsAlike } from './topicsAlike.ts'
import { teaserOf } from '../reading/teaserOf.ts'
import type { Settings } from '../settings.ts'
import type { Withdrawn } from '../settling/settle.ts'
import { topicSlug } from '../sources/words/slugs.ts'

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
  topicPeriods: TopicPeriod[]
  archive: ArchiveIndex
  periods: ArchiveListing[]
  /** Months by the calendar of the edition's zone. */
  monthOf: MonthOf
  /** Stories that were public once, whose addresses say that they are gone. */
  withdrawn: Withdrawn[]
  /** The newsroom's colour in each theme; null when it has chosen none. */
  accents: Accents | null
  findings: Finding[]
}

/** Puts the articles of a newsroom in order. The result does not depend on the order they came in. */
export async function arrange(read: Article[], withdrawn: Withdrawn[], settings: Settings): Promise<ArrangedEdition> {
  const findings: Finding[] = []
  const chosen = chosenTopics(settings)
  tellOfTopicsAlike(read, settings.topics, findings)
  const articles = inOrderOfTime(read).map((article) => withTopicsSpelt(article, chosen))
  const teasers = articles.map(teaserOf)
  const topics = topicsOf(articles, teasers)
  const relatedTo = relatedStories(articles)
  tellOfLinksAstray(settings, teasers, findings)
  const edition = editionOf(settings, articles.length, topics, findings)
  const monthOf = monthsIn(edition)
  const listed = topics.map((topic) => topicLists(topic, monthOf))
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
    topics: listed.map(({ head }) => head),
    topicPeriods: listed.flatMap(({ periods }) => periods),
    ...archiveByMonth(teasers, monthOf),
    monthOf,
    withdrawn,
    accents: settings.accent === null ? null : (await import('./accent.ts')).accentsOf(settings.accent, findings),
    findings,
  }
}

/** Newest first, each date put into a form that sorts only once. */
function inOrderOfTime(articles: Article[]): Article[] {
  const keyed = articles.map((article) => ({ article, key: sortKey(article.published) }))
  return keyed
    .toSorted((a, b) => compareText(b.key, a.key) || compareText(a.article.id, b.article.id))
    .map(({ article }) => article)
}

/** The stories before and after one in time, which nobody knows of one without a date. */
function neighbours(teasers: Teaser[], place: number): Omit<Nearby, 'related'> {
  const datedAt = (at: number) => (teasers[place]!.published === null || !teasers[at]?.published ? null : teasers[at])
  return { later: datedAt(place - 1), earlier: datedAt(place + 1) }
}

function editionOf(settings: Settings, stories: number, topics: TopicStories[], findings: Finding[]): Edition {
  const edition: Edition = {
    ...settings,
    links: Object.entries(settings.links),
    rows: Math.min(stories, 10),
    clock: clockOf(settings.timeZone),
    topics: mastheadTopics(settings, topics, findings),
  }
  // Without the settings that no page shows.
  return v.parse(Edition, edition)
}

/** A link of the newsroom's own to a story that is not there, as one that has got another address, is told. */
function tellOfLinksAstray({ links }: Settings, teasers: Teaser[], findings: Finding[]): void {
  const slugs = new Set(teasers.map(({ slug }) => slug))
  const stories = addressOf.article('')
  for (const [name, address] of Object.entries(links)) {
    const [slug] = address.startsWith(stories) ? address.slice(stories.length).split(/[/?#]/) : []
    if (slug && !slugs.has(slug)) findings.push(finding('note', 'lesesal.json', 'links.unknown', { name, address }))
  }
}

const mastheadRoom = 8

/** The topics that the newsroom has chosen, as it spells them, by their slugs. */
function chosenTopics({ topics }: Settings): Map<string, string> {
  return new Map(topics.map((name) => [topicSlug(name), name]))
}

/** An article whose topics are called what the newsroom has `chosen`. */
function withTopicsSpelt(article: Article, chosen: Map<string, string>): Article {
  const nameOf = ({ slug, name }: Article['topics'][number]) => chosen.get(slug) ?? name
  if (article.topics.every((topic) => topic.name === nameOf(topic))) return article
  return { ...article, topics: article.topics.map((topic) => ({ slug: topic.slug, name: nameOf(topic) })) }
}

/** Those the newsroom has chosen, spelt as it spells them, else the largest. One that no story has is told. */
function mastheadTopics(settings: Settings, topics: TopicStories[], findings: Finding[]): Edition['topics'] {
  if (settings.topics.length > 0) {
    const known = new Set(topics.map(({ topic }) => topic.slug))
    return [...chosenTopics(settings)].flatMap(([slug, name]) => {
      if (known.has(slug)) return [{ slug, name }]
      findings.push(finding('note', 'lesesal.json', 'topic.unknown', { name }))
      return []
    })
  }
  return topics
    .toSorted((a, b) => b.teasers.length - a.teasers.length || compareText(a.topic.slug, b.topic.slug))
    .slice(0, mastheadRoom)
    .map(({ topic }) => topic)
}

/** Every topic with all its stories, newest first; it is called what its newest story calls it. */
function topicsOf(articles: Article[], teasers: Teaser[]): TopicStories[] {
  const found = new Map<string, TopicStories>()
  for (const [place, { topics }] of articles.entries()) {
    for (const { slug, name } of topics) {
      const stories = found.get(slug) ?? { topic: { slug, name }, teasers: [] }
      stories.teasers.push(teasers[place]!)
      found.set(slug, stories)
    }
  }
  return [...found.values()]
}
