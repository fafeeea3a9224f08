import { newestFirst } from '#article/listing.ts'
import type { MostViewed, WindowName } from '#article/mostViewed.ts'
import type { Known } from './catalogue.ts'
import type { ViewStore } from './viewStore.ts'
import { stretchOf } from './window.ts'

type Ranked = MostViewed['ranked'][number]

/** The articles most readers viewed in a window that ends now: views, then the newest, then id. Only what the edition has, and what has had enough views. */
export async function ranking(
  store: ViewStore,
  known: Known,
  window: WindowName,
  limit: number,
  now: Date,
): Promise<MostViewed> {
  const { from, to, first, last } = stretchOf(window, now)
  const sums = await store.sums(first, last)
  const ranked = [...sums].flatMap(([id, views]): Ranked[] => {
    const teaser = known.stories.get(id)
    return teaser && views >= known.minimumReaders ? [{ views, teaser }] : []
  })
  return { window, from, to, computedAt: to, ranked: ranked.toSorted(byViews).slice(0, limit) }
}

/** The order of what has been viewed: most views first, then the newest, then id. */
export function byViews(a: Ranked, b: Ranked): number {
  return b.views - a.views || newestFirst(a.teaser, b.teaser)
}
