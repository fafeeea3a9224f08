import type { Edition } from '#article/edition.ts'
import type { Front, Teaser, TopicListing } from '#article/listing.ts'
import type { Finding } from './findings.ts'
import type { Settings } from './settings.ts'

const secondTier = 3
const perTopic = 4
const latestCount = 12

/** Composes the front page: the pinned or newest pictured story leads, the next follow, then a strip of each topic of the masthead. */
export function arrangeFront(
  teasers: Teaser[],
  topics: TopicListing[],
  edition: Edition,
  settings: Settings,
  findings: Finding[],
): Front {
  const lead = leadOf(teasers, settings, findings)
  const shown = new Set(lead && [lead.id])
  const take = (from: Teaser[], count: number) => {
    const taken = from.filter(({ id }) => !shown.has(id)).slice(0, count)
    for (const { id } of taken) shown.add(id)
    return taken
  }
  const second = take(teasers, secondTier)
  const strips = edition.topics.flatMap(({ slug }) => topics.find(({ topic }) => topic.slug === slug) ?? [])
  return {
    lead,
    second,
    topics: strips
      .map(({ topic, teasers: held }) => ({ topic, teasers: take(held, perTopic) }))
      .filter(({ teasers: held }) => held.length > 0),
    latest: teasers.slice(0, latestCount),
  }
}

function leadOf(teasers: Teaser[], { lead }: Settings, findings: Finding[]): Teaser | null {
  const pinned = lead === null ? undefined : teasers.find(({ slug }) => slug === lead)
  if (lead !== null && !pinned) {
    const message = `"lead" is "${lead}", which no article has as its slug; the newest story with a picture leads.`
    findings.push({ kind: 'note', file: 'lesesal.json', code: 'lead.unknown', message })
  }
  return pinned ?? teasers.find(({ image }) => image !== null) ?? teasers[0] ?? null
}
