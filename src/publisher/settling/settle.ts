import type { Image } from '#article/image.ts'
import { finding, placeOf, type Finding, type Words } from '../findings.ts'
import type { FiledStory } from '../reading/filedStory.ts'
import { byPlace } from './byPlace.ts'
import { mergeCopies } from './mergeCopies.ts'
import { soonest, type ReadFile } from '../reading/newsroom.ts'
import type { Origin } from '../reading/origin.ts'
import { haveUnlikeHeadlines, tellApart, tellApartByEnding } from './tellApart.ts'
import { ownSlugs } from './ownSlugs.ts'
import { reasonToHold } from '../sources/holding/reasonToHold.ts'
import { earliest, latest } from '../sources/words/dates.ts'
import { compareVersions } from './versions.ts'

/** A story with where it came from, and what became of it. */
export interface Received extends FiledStory {
  file: string
  /** The name of its format. */
  format: string | null
  origin: Origin
  /** Where the picture it leads with is asked for; elsewhere when that is a copy's. */
  leadOrigin: Origin
  outcome: 'published' | 'merged' | 'held' | 'rejected'
  /** The id of the story that a copy of it is kept as. */
  keptAs?: string
}

/** A story whose pictures have been found. */
export interface Placed extends Received {
  /** The pictures in its body, in order; null where there is none to show. */
  images: (Image | null)[]
}

/** A story that was public and is withdrawn: its address, so that a page can say so. */
export interface Withdrawn {
  id: string
  slug: string
}

export interface Settled {
  /** Every story of the newsroom. */
  received: Received[]
  /** What is published. */
  published: Received[]
  withdrawn: Withdrawn[]
  /** Every slug that a story has: published, held and gone. */
  slugs: string[]
  findings: Finding[]
  /** When an embargo or an expiry next changes what is published; null when none will. Milliseconds. */
  nextChange: number | null
}

/** A story and its copies. */
type Group = [kept: Received, ...copies: Received[]]

/**
 * Decides which stories are public at the moment `now` (milliseconds): versions, withdrawals, copies, embargoes,
 * expiries. Moments are told by the clocks of the paper's zone.
 */
export function settle(files: ReadFile[], now: number, zone: string): Settled {
  const received: Received[] = []
  for (const { stories, path: file, format, from, folder, prefix } of files) {
    const origin = { path: file, from, folder, prefix }
    for (const story of stories)
      received.push({ ...story, file, format, origin, leadOrigin: origin, outcome: 'published' })
  }
  received.sort(byPlace)
  const findings: Finding[] = []
  tellApart(received, findings)
  tellApartByEnding(received, now, findings)
  const versions = [...Map.groupBy(received, ({ article }) => article.id).values()]
  const newest = newestVersions(versions, findings)
  cancelReferred(versions, newest, findings)
  const slugs = firstSlugs(versions)
  const named = newest.map((story) => withSlug(story, slugs.get(story.article.id) ?? story.article.slug))
  const groups = groupsOf(named)
  const own = ownSlugs(groups.flatMap(([kept]) => (slugs.has(kept.article.id) ? [kept] : [])))
  const slugOf = ({ article: { id, slug } }: Received) => own.get(id) ?? slug
  const published: Received[] = []
  const withdrawn: Withdrawn[] = []
  const asReceived = findReceived(received)
  for (const group of groups) {
    const [kept, ...copies] = group
    const reasons = group.map(({ standing }) => reasonToHold(standing, now, zone)).filter((reason) => reason !== null)
    const why = reasons.find(({ words }) => words === 'held.canceled') ?? reasons[0] ?? null
    for (const copy of copies) {
      const told = asReceived(copy)
      told.outcome = why === null ? 'merged' : 'held'
      told.keptAs = kept.article.id
      findings.push(finding('note', copy.file, 'copy.merged', { other: nameOf(kept) }, placeOf(copy)))
    }
    if (why === null) published.push(withSlug(kept, slugOf(kept)))
    else {
      asReceived(kept).outcome = 'held'
      if (!kept.standing.isDraft) findings.push(finding('held', kept.file, why.words, why.values, placeOf(kept)))
      if (why.words === 'held.canceled') {
        // Each of them may have been the one that was out.
        const known = group.filter(({ article: { id } }) => slugs.has(id))
        for (const story of known) withdrawn.push({ id: story.article.id, slug: slugOf(story) })
      }
    }
  }
  const live = new Set(published.map(({ article }) => article.slug))
  const gone = new Map(withdrawn.filter(({ slug }) => !live.has(slug)).map((story) => [story.slug, story]))
  return {
    received,
    published,
    withdrawn: [...gone.values()],
    slugs: [...own.values(), ...gone.keys()],
    findings,
    nextChange: nextChange(received, now),
  }
}

/** Stories with their copies. A draft has none: one may well begin as a copy of what is out. */
function groupsOf(stories: Received[]): Group[] {
  const { drafts = [], others = [] } = Object.groupBy(stories, ({ standing }) =>
    standing.isDraft ? 'drafts' : 'others',
  )
  return [...mergeCopies(others), ...drafts.map((draft) => [draft])] as Group[]
}

function withSlug(story: Received, slug: string): Received {
  return slug === story.article.slug ? story : { ...story, article: { ...story.article, slug } }
}

/** Finds a story as it was received; those in groups are copies with their own slugs. */
function findReceived(received: Received[]): (story: Received) => Received {
  const keyOf = ({ origin, file, item }: Received) => JSON.stringify([origin.from, file, item])
  // Most publications have few stories that are not published, or none.
  let byKey: Map<string, Received> | undefined
  return (story) => {
    byKey ??= new Map(received.map((one) => [keyOf(one), one]))
    return byKey.get(keyOf(story))!
  }
}

/**
 * Of each id the newest version; at equal age the one that holds back most, but a draft only when it is known to be newer.
 * Two different texts that claim one id are told.
 */
function newestVersions(ofEach: Received[][], findings: Finding[]): Received[] {
  return ofEach.map((versions) => {
    if (versions.length === 1) return versions[0]!
    const [newest, ...others] = versions.toSorted(
      (a, b) => compareVersions(b, a) || isDraft(a) - isDraft(b) || holdsBack(b) - holdsBack(a) || byPlace(a, b),
    ) as [Received, ...Received[]]
    for (const other of others) {
      if (other.standing.isDraft) {
        other.outcome = 'held'
        continue
      }
      const isOlder = compareVersions(newest, other) > 0 || holdsBack(newest) > holdsBack(other)
      const isConflict = !isOlder && textOf(other) !== textOf(newest)
      other.outcome = isConflict ? 'rejected' : 'merged'
      const { id, headline } = other.article
      const values = { id, other: nameOf(newest), headline, newest: newest.article.headline }
      const words = isConflict ? takenBy(newest, other) : isOlder ? olderThan(newest, other) : 'copy.merged'
      findings.push(finding(isConflict ? 'rejected' : 'note', other.file, words, values, placeOf(other)))
    }
    return newest
  })
}

/** Who states no id cannot leave it out. */
function takenBy(newest: Received, other: Received): Words {
  return [newest, other].every(({ article }) => article.derived.includes('id')) ? 'id.taken/place' : 'id.taken'
}

/** Two senders may well count from 1, each for itself. */
function olderThan(newest: Received, other: Received): Words {
  return newest.file !== other.file && haveUnlikeHeadlines(newest, other) ? 'version.older/unlike' : 'version.older'
}

function textOf({ article: { headline, lede }, body }: Received): string {
  return JSON.stringify([headline, lede, body.hash])
}

function isDraft({ standing }: Received): number {
  return standing.isDraft ? 1 : 0
}

function holdsBack({ standing: { status, embargo } }: Received): number {
  return { usable: 0, withheld: 1, canceled: 2 }[status] + (embargo === null ? 0 : 0.5)
}

/**
 * NITF may withdraw a story by naming it in another document (formats.md, ruling 7): by its id, or by what any version of
 * it is called. What names nothing that is here is told.
 */
function cancelReferred(ofEach: Received[][], newest: Received[], findings: Finding[]): void {
  const kills = newest.filter(({ standing }) => standing.cancels.length > 0)
  if (kills.length === 0) return
  const named = new Map<string, Set<Received>>()
  for (const [at, versions] of ofEach.entries())
    for (const { article, standing } of versions)
      for (const name of [article.id, ...(standing.alsoCalled ?? [])])
        named.set(name, (named.get(name) ?? new Set()).add(newest[at]!))
  for (const kill of kills) {
    for (const id of kill.standing.cancels) {
      if (!named.has(id)) findings.push(finding('note', kill.file, 'cancel.unknown', { id }, placeOf(kill)))
      for (const story of named.get(id) ?? []) story.standing = { ...story.standing, status: 'canceled' }
    }
  }
}

/**
 * A story keeps the address its first version had, whatever later ones are called. What nothing but a withdrawal is
 * known of, which need not repeat the story, never had one.
 */
function firstSlugs(ofEach: Received[][]): Map<string, string> {
  const slugs = new Map<string, string>()
  for (const all of ofEach) {
    const known = all.filter(({ standing }) => !standing.isDraft)
    const versions = known.length === 0 ? all : known
    const oldestFirst =
      versions.length === 1 ? versions : versions.toSorted((a, b) => compareVersions(a, b) || byPlace(a, b))
    const first = oldestFirst.find(
      ({ article, standing }) => article.headline !== article.id || standing.status === 'usable',
    )
    if (first) slugs.set(first.article.id, first.article.slug)
  }
  return slugs
}

function nextChange(received: Received[], now: number): number | null {
  const moments = received.flatMap(({ standing: { embargo, comesOut, expires } }) => [
    ...(embargo?.until ? [latest(embargo.until)] : []),
    ...(comesOut ? [earliest(comesOut)] : []),
    ...(expires === null ? [] : [earliest(expires)]),
  ])
  return soonest(moments.filter((moment) => moment > now))
}

function nameOf({ file, item }: Received): string {
  return item === undefined ? file : `${file} (${item})`
}
