import type { View } from '#counter/viewStore.ts'
import { numbersFrom } from '../benchmark/manyArticles.ts'

/** Things that are the same for the same seed. */
export function choicesFrom(seed: number) {
  const next = numbersFrom(seed)
  const below = (limit: number): number => Math.floor(next() * limit)
  return { next, below, pick: <Thing>(things: Thing[]): Thing => things[below(things.length)]! }
}

/**
 * Events as they reach a store over five weeks around the end of summer time in Norway (25 October 2026): few articles
 * have most readers, readers come back, and some views are written hours after they happened.
 */
export function weeksOfViews(seed: number, count: number, articles: string[]): View[] {
  const { next, below } = choicesFrom(seed)
  const start = Date.UTC(2026, 9, 5)
  const minutes = 35 * 24 * 60
  return Array.from({ length: count }, (_, event) => {
    const late = next() < 0.05 ? below(180) : 0
    const minute = Math.max(0, Math.floor((event * minutes) / count) - late)
    return {
      article: articles[Math.floor(next() ** 3 * articles.length)]!,
      visitor: `reader ${below(400)}`,
      hour: new Date(start + minute * 60_000).toISOString().slice(0, 13),
    }
  })
}

/** What one of several writers writes: readers others write too, each of whom reads an article in one hour of the day only. */
export function readerLog(seed: number): View[] {
  const { below } = choicesFrom(seed)
  return Array.from({ length: 400 }, () => {
    const [article, reader, day] = [below(20), below(50), 20 + below(3)]
    const hour = (article * 7 + reader * 3 + day) % 24
    return {
      article: `story/${article}`,
      visitor: `r${reader}`,
      hour: `2026-11-${day}T${String(hour).padStart(2, '0')}`,
    }
  })
}
