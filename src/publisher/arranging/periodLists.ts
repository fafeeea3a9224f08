import type { Topic } from '#article/article.ts'
import {
  compareText,
  type ArchiveIndex,
  type ArchiveListing,
  type Listing,
  type Neighbours,
  type Period,
  type Teaser,
  type TopicListing,
} from '#article/listing.ts'
import { slugFrom } from '../sources/words/slugs.ts'
import type { MonthOf } from './monthsIn.ts'

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

/** A year of a topic, and what is undated, is one list until it has more stories than this; then each of its months is, or each first letter. */
const yearRoom = 100

/**
 * What a topic's own page lists: its newest stories, and the lists that hold the others. And these lists of its past,
 * newest first: a year each, or a month each of a year that has many.
 */
export function topicLists(
  { topic, teasers }: TopicStories,
  monthOf: MonthOf,
): { head: TopicListing; periods: TopicPeriod[] } {
  const years = teasers.length > headRoom ? yearsOf(teasers, monthOf, yearRoom) : []
  const older = counted(years.flatMap(({ lists }) => lists))
  return {
    head: { topic, teasers: teasers.slice(0, headRoom), older, earlier: null, later: null },
    periods: [...listsOf(years)].map(([period, list]) => ({ period, listing: { topic, ...list } })),
  }
}

/** The whole archive by month, newest first, and what each month has. */
export function archiveByMonth(
  teasers: Teaser[],
  monthOf: MonthOf,
): { archive: ArchiveIndex; periods: ArchiveListing[] } {
  const years = yearsOf(teasers, monthOf, 0)
  return {
    archive: { periods: counted(years.flatMap(({ lists }) => lists)) },
    periods: [...listsOf(years)].map(([period, list]) => ({ period, ...list })),
  }
}

const undated: Period = 'undated'

/** A stretch and what is listed in it. */
type Stretch = [period: Period, teasers: Teaser[]]

interface Year {
  year: Period
  lists: Stretch[]
}

/** Stories by their year, newest first: in one list, or by month where they are more than `room`; and what has no date. */
function yearsOf(teasers: Teaser[], monthOf: MonthOf, room: number): Year[] {
  const years = stretchesBy(teasers, (published) => monthOf(published).slice(0, 4))
  return years.map(([year, held]) => {
    if (year === undated) return { year, lists: held.length > yearRoom ? byFirstLetter(held) : [[year, held]] }
    // By the year where that is all there is.
    return { year, lists: held.length > room ? stretchesBy(held, monthOf) : [[year, held]] }
  })
}

/** By what their headlines begin with, and not their addresses, which files may have named; a new one changes one list only. */
function byFirstLetter(teasers: Teaser[]): Stretch[] {
  const inOrder = teasers
    .map((teaser) => ({ teaser, headline: slugFrom(teaser.headline) }))
    .toSorted((a, b) => compareText(a.headline, b.headline) || compareText(a.teaser.slug, b.teaser.slug))
  const letters = Map.groupBy(inOrder, ({ headline }) => /^[a-z]/.exec(headline)?.[0] ?? '0')
  return [...letters].map(([letter, held]) => [`${undated}-${letter}`, held.map(({ teaser }) => teaser)])
}

/** Stories by the period of their date, the newest period first and what has no date last. */
function stretchesBy(teasers: Teaser[], periodOf: MonthOf): Stretch[] {
  const stretches = Map.groupBy(teasers, ({ published }) => (published === null ? '' : periodOf(published)))
  const newestFirst = [...stretches].toSorted(([a], [b]) => compareText(b, a))
  return newestFirst.map(([period, held]) => [period || undated, held])
}

/**
 * All lists of these years by their period. A year by month, as what is undated by letter, has a list of its own beside them, which names the months, so
 * that an address without its month answers, as does the one a year had while it was one list.
 */
function listsOf(years: Year[]): Map<Period, Listing & Neighbours> {
  const stretches = years.flatMap(({ lists }) => lists)
  const found = new Map<Period, Listing & Neighbours>()
  for (const [place, [period, teasers]] of stretches.entries()) {
    const [later, earlier] = [stretches[place - 1]?.[0] ?? null, stretches[place + 1]?.[0] ?? null]
    found.set(period, { teasers, older: [], earlier, later })
  }
  for (const { year, lists } of years) {
    const months = lists.filter(([period]) => period !== year)
    if (months.length === 0) continue
    // Stories dated by this year alone have it as their list already.
    const own = found.get(year) ?? { teasers: [], earlier: null, later: null }
    found.set(year, { ...own, older: counted(months) })
  }
  return found
}

function counted(stretches: Stretch[]): Listing['older'] {
  return stretches.map(([period, { length: count }]) => ({ period, count }))
}
