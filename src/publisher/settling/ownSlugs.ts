import { hash } from 'node:crypto'
import { compareText } from '#article/listing.ts'
import { sortKey } from '#article/partialDate.ts'
import type { Received } from './settle.ts'

/**
 * The slug of each of these stories, by its id: those that are published, held and gone alike, so that nobody takes the
 * address of another. Where slugs collide the oldest story keeps it, a draft after all others; the rest get digits of a
 * hash of their id.
 */
export function ownSlugs(stories: Received[]): Map<string, string> {
  const owners = new Map<string, string>()
  const slugs = new Map<string, string>()
  const give = (id: string, slug: string) => {
    owners.set(slug, id)
    slugs.set(id, slug)
  }
  const collided: Received['article'][] = []
  for (const { article } of oldestFirst(stories)) {
    if (owners.has(article.slug)) collided.push(article)
    else give(article.id, article.slug)
  }
  for (const { id, slug } of collided) {
    const digits = hash('sha256', id)
    let length = 8
    while (owners.has(`${slug}-${digits.slice(0, length)}`)) length++
    give(id, `${slug}-${digits.slice(0, length)}`)
  }
  return slugs
}

function oldestFirst(stories: Received[]): Received[] {
  const keyed = stories.map((story) => ({
    story,
    isDraft: story.standing.isDraft ?? false,
    key: sortKey(story.article.published),
    id: story.article.id,
  }))
  return keyed
    .toSorted((a, b) => Number(a.isDraft) - Number(b.isDraft) || compareText(a.key, b.key) || compareText(b.id, a.id))
    .map(({ story }) => story)
}
