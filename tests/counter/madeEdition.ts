import { newestFirst, type Teaser } from '#article/listing.ts'
import type { Catalogue } from '#counter/catalogue.ts'

/** What a counter knows of an edition of stories with these ids and dates. */
export function madeEdition(dates: Record<string, string | null>, minimumReaders = 1): Catalogue {
  const teasers = Object.entries(dates).map(([id, published]) => teaser(id, published))
  const stories = teasers.toSorted(newestFirst).map(({ id }, place) => [id, { slug: id, place }] as const)
  return { stories: new Map(stories), minimumReaders, teaserOf: async ({ slug }) => teaser(slug, dates[slug]!) }
}

function teaser(id: string, published: string | null): Teaser {
  return { id, slug: id, kicker: null, headline: id, lede: null, published, section: null, image: null }
}
