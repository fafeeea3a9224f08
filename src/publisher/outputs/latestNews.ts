import type { Article } from '#article/article.ts'
import { namesDay } from '#article/partialDate.ts'
import { earliest, latest } from '../sources/words/dates.ts'

/** Google News reads what is at most this old. */
const age = 2 * 24 * 60 * 60 * 1000

/** Tells whether a story is news at the moment `now` (milliseconds): of the last two days, as far as its date says. */
export function latestNews(now: number): (story: Article) => boolean {
  const mayBe = laterThan(now - 2 * age)
  return (story) => mayBe(story) && begins(story) <= now && now <= ends(story)
}

/** When one of the stories next becomes news or ceases to be, in milliseconds; null when none will. */
export function nextNews(stories: Article[], now: number): number | null {
  const ahead = stories
    .filter(laterThan(now - 2 * age))
    .flatMap((story) => [begins(story), ends(story) + 1])
    .filter((moment) => moment > now)
  return ahead.length === 0 ? null : ahead.reduce((a, b) => Math.min(a, b))
}

/** Nearly all of an archive is told to be older by its year, month and day. A story that came out elsewhere is no news here. */
function laterThan(moment: number): (story: Article) => boolean {
  const day = new Date(moment).toISOString().slice(0, 10)
  return ({ published, canonicalUrl }) =>
    canonicalUrl === null && published !== null && published >= day && namesDay(published)
}

function begins({ published }: Article): number {
  return earliest(published!)
}

function ends({ published }: Article): number {
  return latest(published!) + age
}
