import { existsSync } from 'node:fs'
import path from 'node:path'
import { hashOf } from '../keeping/bodies.ts'
import { contentsFile, type Contents } from '../keeping/contents.ts'
import type { KnownSource } from '../reading/newsroom.ts'
import { stampOf } from '../reading/origin.ts'
import { manifestIn, writeManifestTo, type Written } from './manifestFile.ts'
import { beginningOf, manifestOf } from '../keeping/ownWork.ts'
import { programVersion } from '../keeping/programVersion.ts'
import type { KnownPicture } from '../pictures/pictures.ts'
import type { Settings } from '../settings.ts'
import type { Stay } from '../keeping/staying.ts'

/** What a publication tells the next one, so that it need do no more than what changed. It lies beside the edition and is never served. */
export interface Manifest {
  /** What the files of the newsroom gave, by where they are. */
  sources: Map<string, KnownSource>
  /** What is known of its pictures, by where they are. */
  pictures: Map<string, KnownPicture>
  /** What the edition consists of; null when it is not known. */
  contents: Contents | null
  /** What of that no page names any more, and stays for a while. */
  staying: Map<string, Stay>
  /** All files the last publication read, by where they are, also those that must be read anew. */
  lastRead: Map<string, KnownSource>
}

/** Which edition is made of which newsrooms. */
interface Place {
  to: string
  newsrooms: string[]
}

export function nothingKnown(): Manifest {
  return { sources: new Map(), pictures: new Map(), contents: null, staying: new Map(), lastRead: new Map() }
}

/** What a program that goes on running has written last, so that it need not read it again: by file. */
export type Remembered = Map<string, { stamp: string | null; known: Written }>

/**
 * What the last publication to `to` told. Nothing when there was none, or another version of the program; nothing of the
 * edition's files when the edition there, told by a hash of its list of files, is another one.
 */
export function readManifest(
  { to, newsrooms }: Place,
  edition: string,
  settings: Settings,
  remembered: Remembered,
): Manifest {
  const known = writtenAt(to, remembered)
  if (known === null) return nothingKnown()
  if (known.program !== programVersion()) return { ...nothingKnown(), lastRead: known.sources }
  const isReadAlike = known.reading === readingOf(newsrooms, settings)
  return {
    sources: isReadAlike ? known.sources : new Map(),
    pictures: isReadAlike ? known.pictures : new Map(),
    contents: known.edition === edition ? known.contents : null,
    staying: known.edition === edition ? known.staying : new Map(),
    lastRead: known.sources,
  }
}

/** What lies there, which is read once for each publication. */
function writtenAt(to: string, remembered: Remembered): Written | null {
  const file = manifestOf(to)
  const stamp = stampOf(file, 0)
  const last = remembered.get(file)
  if (last !== undefined && stamp !== null && last.stamp === stamp) return last.known
  const known = manifestIn(file)
  if (known !== null) remembered.set(file, { stamp, known })
  return known
}

/** Whether the next publication to `to` may build on the last: its edition is there, and was made by this version of the program. */
export function isBuiltUpon(to: string): boolean {
  const isThere = existsSync(path.join(to, contentsFile))
  return isThere && (beginningOf(manifestOf(to))?.includes(JSON.stringify(programVersion())) ?? false)
}

export function writeManifest(
  { to, newsrooms }: Place,
  settings: Settings,
  { sources, ...given }: Pick<Written, 'edition' | 'sources' | 'pictures' | 'contents' | 'staying'>,
  remembered: Remembered,
): void {
  const before = remembered.get(manifestOf(to))?.known
  const now: Written = {
    ...given,
    program: programVersion(),
    reading: readingOf(newsrooms, settings),
    sources: new Map([...sources].map(([from, source]) => [from, bare(source)])),
    changes: 0,
  }
  const known = writeManifestTo(manifestOf(to), before, now)
  remembered.set(manifestOf(to), { stamp: stampOf(manifestOf(to), 0), known })
}

/** A source without the bodies of its stories, which lie in a workshop that goes; the same one where they are gone. */
function bare(source: KnownSource): KnownSource {
  const { files, ...reading } = source.reading
  if (files.every(({ stories }) => stories.every(({ body }) => body.place === null))) return source
  return {
    ...source,
    reading: {
      ...reading,
      files: files.map((file) => ({
        ...file,
        stories: file.stories.map((story) => ({ ...story, body: { ...story.body, place: null } })),
      })),
    },
  }
}

/** What files are read by: settings, and the folders, which names and sections of stories come from. */
function readingOf(newsrooms: string[], { limits, pictureLimits, people, sourceTimeZone, language }: Settings): string {
  const folders = newsrooms.map((folder) => path.resolve(folder))
  return hashOf(JSON.stringify([folders, limits, pictureLimits, people, sourceTimeZone, language]))
}
