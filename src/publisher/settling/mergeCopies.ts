import type { Article } from '#article/article.ts'
import { compareText } from '#article/listing.ts'
import { namesDay, sortKey } from '#article/partialDate.ts'
import { byPlace } from './byPlace.ts'
import type { Received } from './settle.ts'
import { lettersOf } from '../sources/words/plainWords.ts'

/**
 * Groups stories that are one: those with the same canonical address, and those with the same text. The first of each
 * group is the fullest, with what it lacks filled in from the others. The order of the stories does not matter.
 */
export function mergeCopies(stories: Received[]): Received[][] {
  const shared = new Set([...sharedAmong(stories), ...recurringAmong(stories)])
  // Most stories are alone, and are in no group.
  const groups = new Map<Received, Received[]>()
  const byKey = new Map<string, Received>()
  for (const story of stories) {
    for (const key of keysOf(story, shared)) {
      const other = byKey.get(key)
      if (other === undefined) byKey.set(key, story)
      else join(groups, other, story)
    }
  }
  return [...new Set(stories.map((story) => groups.get(story) ?? [story]))].map(fullestFirst)
}

function join(groups: Map<Received, Received[]>, one: Received, other: Received): void {
  const [those, these] = [groups.get(one) ?? [one], groups.get(other) ?? [other]]
  if (those === these) return
  const all = [...those, ...these]
  for (const story of all) groups.set(story, all)
}

/**
 * Addresses that stories of one file, or of one format, have under different headlines: a feed's own, a front page's, one
 * that was copied along. They tell nothing, and a story lost to a mistake is worse than one that is there twice.
 */
function sharedAmong(stories: Received[]): Set<string> {
  const headlines = new Map<string, string>()
  const shared = new Set<string>()
  for (const { article, format, file } of stories) {
    const address = plainAddress(article.canonicalUrl)
    if (address === null) continue
    const key = `${format ?? file} ${address}`
    const headline = lettersOf(article.headline)
    if ((headlines.get(key) ?? headline) !== headline) shared.add(`address ${address}`)
    headlines.set(key, headline)
  }
  return shared
}

/**
 * Texts that come out again and again, as “Slik søker du” does: stories of one format have them under different headlines,
 * on different days. Of another format it may be a copy whose desk wrote a headline of its own.
 */
function recurringAmong(stories: Received[]): Set<string> {
  const outings = new Map<string, Map<string, [headline: string, day: string]>>()
  const recurring = new Set<string>()
  const repeated = repeatedAmong(stories.flatMap((story) => story.textKeys))
  for (const { article, format, file, ...story } of stories) {
    const keys = story.textKeys.filter((key) => isOfText(key) && repeated.has(key))
    if (keys.length === 0) continue
    const { published, derived } = article
    const isStated = !derived.includes('headline') && !derived.includes('published')
    if (!isStated || published === null || !namesDay(published)) continue
    const outing: [string, string] = [lettersOf(article.headline), published.slice(0, 10)]
    for (const key of keys.filter((own) => !recurring.has(own))) {
      const place = `${format ?? file} ${key}`
      const others = outings.get(place) ?? new Map<string, [string, string]>()
      outings.set(place, others)
      for (const [headline, day] of others.values()) if (headline !== outing[0] && day !== outing[1]) recurring.add(key)
      others.set(outing.join(' '), outing)
    }
  }
  return recurring
}

/** Those that stand there more than once, which few do. */
function repeatedAmong(keys: string[]): Set<string> {
  const once = new Set<string>()
  return new Set(keys.filter((key) => once.size === once.add(key).size))
}

function isOfText(key: string): boolean {
  return key.startsWith('text ')
}

function keysOf({ article, textKeys: keys }: Received, shared: Set<string>): string[] {
  const address = plainAddress(article.canonicalUrl)
  const all = [...(address === null ? [] : [`address ${address}`]), ...keys]
  return all.filter((key) => !shared.has(key))
}

/** What makes no difference to which page it is: scheme, www, what campaigns add, a final slash. A bare host is no story's. */
function plainAddress(address: string | null): string | null {
  const url = address === null ? null : URL.parse(address)
  if (!url || (url.pathname === '/' && url.search === '')) return null
  for (const key of Array.from(url.searchParams.keys()))
    if (/^(ref$|source$|cmpid)/.test(key)) url.searchParams.delete(key)
  url.searchParams.sort()
  // Entries of a live blog share a page; what follows "#" tells them apart, unless a campaign has put it there.
  const place = /^#(xtor|utm_|ref=|ftag=)/.test(url.hash) ? '' : url.hash
  return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}${url.search}${place}`
}

/**
 * Of those with nearly all the words the one that was revised last, where more than one says when; then the one that
 * states most of itself. The name of its file decides between equals.
 */
function fullestFirst(group: Received[]): Received[] {
  if (group.length === 1) return group
  const most = group.reduce((longest, { article }) => Math.max(longest, article.words), 0)
  const isFull = ({ article }: Received) => article.words >= most * 0.9
  const revisions = group.filter(isFull).flatMap(({ standing: { revised } }) => (revised ? [sortKey(revised)] : []))
  const newest = revisions.length < 2 ? null : revisions.toSorted().at(-1)!
  const isNewest = ({ standing: { revised } }: Received) => revised !== null && sortKey(revised) === newest
  const score = (story: Received) => (isFull(story) ? 1000 : 0) + (isNewest(story) ? 100 : 0) + statedIn(story.article)
  const [first, ...others] = group.toSorted(
    (a, b) => score(b) - score(a) || compareText(nameOf(a), nameOf(b)) || byPlace(a, b),
  ) as [Received, ...Received[]]
  return [others.reduce(filled, first), ...others]
}

/** Without its ending a name stands before those that copies of the file are given: “sak” before “sak - Kopi”. */
function nameOf({ file }: Received): string {
  return file.replace(/\.\w+$/, '')
}

const fillable = ['kicker', 'published', 'dateline', 'source', 'section', 'image', 'rights', 'canonicalUrl'] as const

function statedIn(article: Article): number {
  const stated = fillable.filter((key) => article[key] !== null && !(article.derived as string[]).includes(key))
  const exact = (article.published?.length ?? 0) / 100
  return stated.length + exact + (article.derived.includes('headline') ? 0 : 3) + (article.byline.length > 0 ? 1 : 0)
}

/** A story with what it does not say taken from a copy of it, whose old addresses lead to it too. */
function filled(story: Received, { article: copy, standing, lead, leadOrigin }: Received): Received {
  const { article } = story
  const formerly = [...(story.standing.formerly ?? []), ...(standing.formerly ?? [])]
  const own = copy.canonicalUrl === null || copy.canonicalUrl === article.canonicalUrl ? [] : [copy.canonicalUrl]
  const alsoAt = [...(story.standing.alsoAt ?? []), ...own]
  const lacking = fillable.filter((key) => article[key] === null)
  return {
    ...story,
    ...(article.image === null && { lead, leadOrigin }),
    standing: { ...story.standing, formerly, alsoAt },
    article: {
      ...article,
      ...Object.fromEntries(lacking.map((key) => [key, copy[key]])),
      byline: article.byline.length > 0 ? article.byline : copy.byline,
      topics: article.topics.length > 0 ? article.topics : copy.topics,
    },
  }
}
