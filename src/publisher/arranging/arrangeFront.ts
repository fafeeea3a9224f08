import type { Edition } from '#article/edition.ts'
import type { Front, Teaser } from '#article/listing.ts'
import { finding, type Finding } from '../findings.ts'
import type { TopicStories } from './periodLists.ts'
import type { Settings } from '../settings.ts'

const secondTier = 3
const perTopic = 4
const latestCount = 12

/**
 * Composes the front page: the pinned or newest pictured story leads, the next follow, then a strip of each topic of the
 * masthead. What the editor has put in order comes first at every step.
 */
export function arrangeFront(
  teasers: Teaser[],
  topics: TopicStories[],
  edition: Edition,
  settings: Settings,
  findings: Finding[],
): Front {
  const pinned = pinnedStories(teasers, settings, findings)
  const inOrder = [...new Set([...pinned, ...teasers])]
  const lead = pinned[0] ?? teasers.find(({ image }) => image !== null) ?? teasers[0] ?? null
  const shown = new Set(lead && [lead.id])
  const take = (from: Teaser[], count: number) => {
    const taken: Teaser[] = []
    for (const teaser of from) {
      if (taken.length === count) break
      if (shown.has(teaser.id)) continue
      shown.add(teaser.id)
      taken.push(teaser)
    }
    return taken
  }
  const second = take(inOrder, secondTier)
  const strips = edition.topics.flatMap(({ slug }) => topics.find(({ topic }) => topic.slug === slug) ?? [])
  const pinnedFirst = (held: Teaser[]) => {
    const ids = new Set(held.map(({ id }) => id))
    return [...pinned.filter(({ id }) => ids.has(id)), ...held]
  }
  return {
    lead,
    second,
    topics: strips
      .map(({ topic, teasers: held }) => ({ topic, teasers: take(pinnedFirst(held), perTopic) }))
      .filter(({ teasers: held }) => held.length > 0),
    latest: teasers.slice(0, latestCount),
  }
}

/** The stories the editor has chosen, the lead first. A slug no story has is told, and the rest stand. */
function pinnedStories(teasers: Teaser[], { lead, order }: Settings, findings: Finding[]): Teaser[] {
  const bySlug = new Map(teasers.map((teaser) => [teaser.slug, teaser]))
  const wanted = new Map([...(lead === null ? [] : [[lead, 'lead']]), ...order.map((slug) => [slug, 'order'])] as [
    string,
    string,
  ][])
  return [...wanted].flatMap(([slug, setting]) => {
    const teaser = bySlug.get(slug)
    if (teaser) return teaser
    findings.push(finding('note', 'lesesal.json', 'front.unknown', { setting, slug }))
    return []
  })
}
