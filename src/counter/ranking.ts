import type { Teaser } from '#article/listing.ts'
import type { MostViewed, WindowName } from '#article/mostViewed.ts'
import type { Catalogue, KnownStory } from './catalogue.ts'
import type { ViewStore } from './viewStore.ts'
import { stretchOf } from './window.ts'

interface Viewed {
  views: number
  story: KnownStory
}

/** The articles most readers viewed in a window that ends now: views, then the newest, then id. Only what the edition has, and what has had enough views. */
export async function ranking(
  store: ViewStore,
  catalogue: Catalogue,
  window: WindowName,
  limit: number,
  now: Date,
): Promise<MostViewed> {
  const { from, to, first, last } = stretchOf(window, now)
  const sums = await store.sums(first, last)
  const viewed = [...sums].flatMap(([id, views]): Viewed[] => {
    const story = catalogue.stories.get(id)
    return story && views >= catalogue.minimumReaders ? [{ views, story }] : []
  })
  const ranked = await mostViewed(viewed, limit, catalogue)
  return { window, from, to, computedAt: to, ranked: ranked.map(({ views, teaser }) => ({ views, teaser })) }
}

/** The first `limit` of what has been viewed, with what a list shows of each: most views first, then the newest, then id. */
export async function mostViewed<One extends Viewed>(
  viewed: One[],
  limit: number,
  { teaserOf }: Catalogue,
): Promise<(One & { teaser: Teaser })[]> {
  const most = viewed.toSorted((a, b) => b.views - a.views || a.story.place - b.story.place).slice(0, limit)
  const teasers = await Promise.all(most.map(({ story }) => teaserOf(story)))
  return most.flatMap((one, place) => {
    const teaser = teasers[place]
    return teaser ? [{ ...one, teaser }] : []
  })
}
