import path from 'node:path'
import { addressOf, fileOf } from '#article/addresses.ts'
import type { Article } from '#article/article.ts'
import { articleIn } from '../keeping/bodies.ts'
import type { Contents } from '../keeping/contents.ts'
import type { KnownSource } from '../reading/newsroom.ts'
import { finding, placeOf, type Finding } from '../findings.ts'
import type { Placed } from '../settling/settle.ts'
import type { Press } from '../keeping/press.ts'
import type { Report } from './report.ts'

/**
 * Tells which addresses of stories are no longer there, so that a headline's correction breaks no link unseen. Not those of
 * files that gave them when they were `lastRead` and are rejected or held now, which is told of each.
 */
export function goneFrom(
  before: Contents,
  now: Contents,
  { lastRead, files }: { lastRead: Map<string, KnownSource>; files: Report['files'] },
): Finding[] {
  const stories = addressOf.article('')
  const gone = [...before.keys()].filter((file) => !now.has(file)).map((file) => `/${path.posix.dirname(file)}`)
  const ofStories = gone.filter((address) => address.startsWith(stories))
  if (ofStories.length === 0) return []
  const heldBack = addressesOf(
    lastRead,
    files.filter(({ outcome }) => outcome === 'rejected' || outcome === 'held'),
  )
  const addresses = ofStories.filter((address) => !heldBack.has(address))
  if (addresses.length === 0) return []
  const values = { count: addresses.length, addresses: addresses.slice(0, 5).join(', ') }
  return [finding('note', 'edition', 'address.gone', values)]
}

function addressesOf(lastRead: Map<string, KnownSource>, files: Report['files']): Set<string> {
  const names = new Set(files.map(({ file }) => file))
  const read = [...lastRead.values()].flatMap(({ reading }) => reading.files.filter((file) => names.has(file.path)))
  return new Set(read.flatMap(({ stories }) => stories.map(({ article: { slug } }) => addressOf.article(slug))))
}

/** Tells which stories stand where another did in the edition in `to`, which is still there while the next is in the press. */
export function passedOn(stories: Placed[], before: Contents, press: Press, to: string): Finding[] {
  return stories.flatMap((story) => {
    const { article, file } = story
    const place = fileOf.article(article.slug)
    if (!before.has(place) || !press.changes(place)) return []
    const last = articleIn(path.join(to, place))
    if (last === null || isSame(last, article)) return []
    const values = { address: addressOf.article(article.slug), headline: last.headline }
    return [finding('note', file, 'address.passed', values, placeOf(story))]
  })
}

/** A file that was only moved may have another id. */
function isSame(one: Article, other: Article): boolean {
  return one.id === other.id || (one.headline === other.headline && one.published === other.published)
}
