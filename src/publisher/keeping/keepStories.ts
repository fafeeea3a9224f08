import path from 'node:path'
import { fileOf } from '#article/addresses.ts'
import { told } from '#terminal/told.ts'
import { PlaceError, type Contents } from './contents.ts'
import type { Finding } from '../findings.ts'

interface Emptying {
  newsrooms: string[]
  to: string
  /** What the edition consists of now. */
  before: Contents
  /** The files that were read for it, by where they are, and those that are read now. */
  lastRead: Map<string, unknown>
  read: Map<string, unknown>
  report: { tally: Record<'published' | 'merged' | 'held', number>; findings: Finding[] }
}

/**
 * Throws PlaceError rather than take stories from readers because a newsroom is empty, as it is when it was moved or its
 * disk is not there. Stories that are held or withdrawn are there, and go as they
 * should, unless their files cannot be read.
 */
export function keepStories({ newsrooms, to, before, lastRead, read, report: { tally, findings } }: Emptying): void {
  const stories = storiesIn(before)
  if (stories === 0) return
  const standing = told(stories === 1 ? 'place.standing/one' : 'place.standing', { to, count: stories })
  const emptied = newsrooms.find((folder) => holdsAny(lastRead, folder) && !holdsAny(read, folder))
  if (emptied !== undefined) throw new PlaceError(told('place.emptied', { folder: emptied, standing }))
  const unread = findings.filter(({ code }) => code === 'held.unread').length
  if (tally.published + tally.merged + tally.held > unread) return
  throw new PlaceError(told('place.no-story', { folders: newsrooms.join(', '), standing }))
}

function storiesIn(contents: Contents): number {
  const folder = `${path.posix.dirname(fileOf.article('x'))}/`
  return [...contents.keys()].filter((file) => file.startsWith(folder)).length
}

function holdsAny(files: Map<string, unknown>, folder: string): boolean {
  const below = path.join(path.resolve(folder), path.sep)
  return files.keys().some((file) => file.startsWith(below))
}
