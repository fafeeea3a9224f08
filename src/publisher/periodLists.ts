import type { Topic } from '#article/article.ts'
import type { ArchiveListing, Listing, Period, Teaser, TopicListing } from '#article/listing.ts'
import { precisionOf } from '#article/partialDate.ts'

/** A topic and all its stories, newest first. */
export interface TopicStories {
  topic: Topic
  teasers: Teaser[]
}

/** One stretch of a topic's past. */
export interface TopicPeriod {
  period: Period
  listing: TopicListing
}

/** A topic's own page lists so many; one with more has all its stories in lists of the past too, which a new story leaves alone. */
const headRoom = 60

/** A year of a topic is one list until it has more stories than this; then each of its months is. */
const yearRoom = 100

/** A stretch and what is listed in it. */
type Stretch = [period: Period, teasers: Teaser[]]

/** What a topic's own page lists: its newest stories, and the lists that hold the others. */
export function topicHead({ topic, teasers }: TopicStories): TopicListing {
  const older = teasers.length > headRoom ? yearsOf(teasers).flatMap(({ lists }) => lists) : []
  return { topic, teasers: teasers.slice(0, headRoom), older: counted(older), earlier: null, later: null }
}

/**
 * The lists of a topic's past, newest first: a year each, or a month each of a year that has many. Such a year keeps its own
 * list, which names its months, so that the address it had while it was short goes on answering.
 */
export function topicPeriods({ topic, teasers }: TopicStories): TopicPeriod[] {
  if (teasers.length <= headRoom) return []
  const years = yearsOf(teasers)
  const listings = new Map<Period, TopicListing>()
  for (const { period, ...list } of besideEachOther(years.flatMap(({ lists }) => lists)))
    listings.set(period, { topic, ...list, older: [] })
  for (const { year, lists: months } of years.filter(({ isLong }) => isLong)) {
    // Stories dated by this year alone have it as their list already.
    const list = listings.get(year) ?? { topic, teasers: [], earlier: null, later: null }
    listings.set(year, { ...list, older: counted(months.filter(([month]) => month !== year)) })
  }
  return [...listings].map(([period, listing]) => ({ period, listing }))
}

/** The whole archive by month, newest first. */
export function archiveListings(teasers: Teaser[]): ArchiveListing[] {
  return besideEachOther(byMonth(teasers))
}

interface Year {
  year: Period
  isLong: boolean
  lists: Stretch[]
}

function yearsOf(teasers: Teaser[]): Year[] {
  const years = Map.groupBy(teasers, ({ published }) => published?.slice(0, 4) ?? 'undated')
  return [...years].map(([year, held]) => {
    const isLong = year !== 'undated' && held.length > yearRoom
    return { year, isLong, lists: isLong ? byMonth(held) : [[year, held]] }
  })
}

/** Stories by their month, newest first; by the year where that is all there is. */
function byMonth(teasers: Teaser[]): Stretch[] {
  const months = Map.groupBy(teasers, ({ published }) => {
    if (published === null) return 'undated'
    return precisionOf(published) === 'year' ? published : published.slice(0, 7)
  })
  return [...months]
}

function besideEachOther(stretches: Stretch[]): ArchiveListing[] {
  return stretches.map(([period, teasers], place) => ({
    period,
    teasers,
    later: stretches[place - 1]?.[0] ?? null,
    earlier: stretches[place + 1]?.[0] ?? null,
  }))
}

function counted(stretches: Stretch[]): Listing['older'] {
  return stretches.map(([period, { length: count }]) => ({ period, count }))
}
