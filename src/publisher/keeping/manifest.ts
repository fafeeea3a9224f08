import { appendFileSync, closeSync, openSync, readFileSync, readSync, renameSync } from 'node:fs'
import path from 'node:path'
import { hashOf } from './bodies.ts'
import { contentsAfter, type Contents } from './contents.ts'
import type { KnownSource } from '../newsroom.ts'
import { stampOf } from '../reading/origin.ts'
import type { Measured } from '../pictures/measurePicture.ts'
import { manifestOf } from './ownWork.ts'
import { programVersion } from './programVersion.ts'
import type { Settings } from '../settings.ts'

/** What a publication tells the next one, so that it need do no more than what changed. It lies beside the edition and is never served. */
export interface Manifest {
  /** What the files of the newsroom gave, by where they are. */
  sources: Map<string, KnownSource>
  /** What is known of its pictures, by where they are. */
  pictures: Map<string, KnownPicture>
  /** What the edition consists of; null when it is not known. */
  contents: Contents | null
  /** All files the last publication read, by where they are, also those that must be read anew. */
  lastRead: Map<string, KnownSource>
}

export interface KnownPicture {
  stamp: string
  measured: Measured
}

/** The first line of a manifest: the edition it belongs to, what that depends on, and of each file path, hash and key, one after the other. */
interface Head {
  edition: string
  program: string
  reading: string
  pictures: [string, KnownPicture][]
  contents: (string | null)[]
}

/** A file of the newsroom, which has a line of its own below. */
type Line = [from: string, stamp: string | null, reading: KnownSource['reading']]

/** What a later publication changed in all that, in one line at the end. */
interface Change extends Pick<Head, 'edition' | 'pictures' | 'contents'> {
  sources: Line[]
  gone: { sources: string[]; pictures: string[]; contents: string[] }
}

/** Which edition is made of which newsrooms. */
interface Place {
  to: string
  newsrooms: string[]
}

export function nothingKnown(): Manifest {
  return { sources: new Map(), pictures: new Map(), contents: null, lastRead: new Map() }
}

/** What a program that goes on running has written last, so that it need not read it again: by file. */
export type Remembered = Map<string, { stamp: string | null; known: Written }>

/** A manifest as it lies there, with the edition it belongs to, and what that depends on. */
interface Written extends Pick<Head, 'edition' | 'program' | 'reading'>, Pick<Manifest, 'sources' | 'pictures'> {
  contents: Contents
  /** How many changes stand below what was written as a whole; infinitely many where one of them was cut short. */
  changes: number
}

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

/** Whether the next publication to `to` may build on the last: there was one, by this version of the program. */
export function isBuiltUpon(to: string): boolean {
  try {
    const file = openSync(manifestOf(to), 'r')
    try {
      const beginning = Buffer.alloc(200)
      readSync(file, beginning)
      return beginning.includes(JSON.stringify(programVersion()))
    } finally {
      closeSync(file)
    }
  } catch {
    return false
  }
}

function manifestIn(file: string): Written | null {
  try {
    const [first, ...lines] = readFileSync(file, encoding).split('\n')
    const { pictures, contents, ...head } = JSON.parse(first!) as Head
    const sources = new Map<string, KnownSource>()
    const after = lines.findIndex((line) => !line.startsWith('['))
    for (const line of after < 0 ? lines : lines.slice(0, after)) {
      const [from, stamp, reading] = JSON.parse(line) as Line
      sources.set(from, { stamp, reading })
    }
    const known = { ...head, sources, pictures: new Map(pictures), contents: contentsFrom(contents), changes: 0 }
    return after < 0 ? known : withChanges(known, lines.slice(after))
  } catch {
    return null
  }
}

/** What is known when these changes came one after the other. A run that was killed may have left the last one half written. */
function withChanges(known: Written, lines: string[]): Written {
  const { sources, pictures } = known
  const [given, gone]: [Contents, Set<string>] = [new Map(), new Set()]
  let { edition, changes } = known
  for (const line of lines) {
    const change = changeIn(line)
    if (change === null) {
      changes = Infinity
      break
    }
    for (const [from, stamp, reading] of change.sources) sources.set(from, { stamp, reading })
    for (const from of change.gone.sources) sources.delete(from)
    for (const [from, picture] of change.pictures) pictures.set(from, picture)
    for (const from of change.gone.pictures) pictures.delete(from)
    for (const [file, made] of contentsFrom(change.contents)) {
      given.set(file, made)
      gone.delete(file)
    }
    for (const file of change.gone.contents) {
      given.delete(file)
      gone.add(file)
    }
    edition = change.edition
    changes++
  }
  return { ...known, edition, changes, contents: contentsAfter(known.contents, { given, gone }) }
}

function changeIn(line: string): Change | null {
  try {
    return JSON.parse(line) as Change
  } catch {
    return null
  }
}

/** So many changes are read again with every publication before all is written as a whole. */
const mostChanges = 50

/** What changes so many files of the edition is small, however small that is. */
const fewFiles = 100

export function writeManifest(
  { to, newsrooms }: Place,
  settings: Settings,
  { edition, sources, pictures, contents }: Pick<Written, 'edition' | 'sources' | 'pictures' | 'contents'>,
  remembered: Remembered,
): void {
  const before = remembered.get(manifestOf(to))?.known
  const now: Written = {
    edition,
    program: programVersion(),
    reading: readingOf(newsrooms, settings),
    sources: new Map([...sources].map(([from, source]) => [from, bare(source)])),
    pictures,
    contents,
    changes: 0,
  }
  const change = before && changeFrom(before, now)
  if (!change) writeWhole(manifestOf(to), now)
  else {
    const isNew = change.edition !== before.edition || tellsOfAny(change)
    if (isNew) appendFileSync(manifestOf(to), `\n${written(change)}`, { mode: ownerOnly, encoding })
    now.changes = before.changes + Number(isNew)
  }
  remembered.set(manifestOf(to), { stamp: stampOf(manifestOf(to), 0), known: now })
}

/** What has changed from one to the other; null when all is better written as a whole. */
function changeFrom(before: Written, now: Written): Change | null {
  if (before.changes >= mostChanges || before.program !== now.program || before.reading !== now.reading) return null
  const [sources, pictures] = [changedIn(before.sources, now.sources), changedIn(before.pictures, now.pictures)]
  const contents = changedIn(before.contents, now.contents)
  if (contents.length > Math.max(fewFiles, now.contents.size / 10)) return null
  const goneFrom = (one: Map<string, unknown>, other: Map<string, unknown>) =>
    [...one.keys()].filter((key) => !other.has(key))
  return {
    edition: now.edition,
    sources: sources.map(asLine),
    pictures,
    contents: contents.flatMap(([file, { hash, key }]) => [file, hash, key]),
    gone: {
      sources: goneFrom(before.sources, now.sources),
      pictures: goneFrom(before.pictures, now.pictures),
      contents: goneFrom(before.contents, now.contents),
    },
  }
}

function tellsOfAny({ sources, pictures, contents, gone }: Change): boolean {
  return [sources, pictures, contents, ...Object.values(gone)].some((told) => told.length > 0)
}

/** What is known of anything is never changed but replaced. */
function changedIn<Known>(before: Map<string, Known>, now: Map<string, Known>): [string, Known][] {
  return [...now].filter(([name, known]) => before.get(name) !== known)
}

/** So many files of the newsroom are written of at a time. */
const linesAtOnce = 500

function writeWhole(file: string, { edition, program, reading, sources, pictures, contents }: Written): void {
  const first: Head = {
    edition,
    program,
    reading,
    pictures: [...pictures],
    contents: [...contents].flatMap(([name, { hash, key }]) => [name, hash, key]),
  }
  const beside = `${file}.${process.pid}`
  const opened = openSync(beside, 'w', ownerOnly)
  try {
    appendFileSync(opened, written(first), { encoding })
    // In parts: all of it at once would be the most memory that a publication takes.
    const lines = [...sources].map(asLine)
    for (let at = 0; at < lines.length; at += linesAtOnce)
      appendFileSync(
        opened,
        lines
          .slice(at, at + linesAtOnce)
          .map((line) => `\n${written(line)}`)
          .join(''),
        { encoding },
      )
  } finally {
    closeSync(opened)
  }
  renameSync(beside, file)
}

function asLine([from, { stamp, reading }]: [string, KnownSource]): Line {
  return [from, stamp, reading]
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

/** It names stories that are held. */
const ownerOnly = 0o600

/** A manifest is many megabytes; one character outside this would make every other take two bytes while it is read and kept. */
const encoding = 'latin1'

/** JSON with all else in escapes. */
function written(line: Head | Line | Change): string {
  return JSON.stringify(line).replaceAll(
    /[^\0-\xff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function contentsFrom(listed: Head['contents']): Contents {
  const contents: Contents = new Map()
  for (let at = 0; at < listed.length; at += 3)
    contents.set(listed[at]!, { hash: listed[at + 1]!, key: listed[at + 2] ?? null })
  return contents
}

/** What files are read by: settings, and the folders, which names and sections of stories come from. */
function readingOf(newsrooms: string[], { limits, pictureLimits, people, sourceTimeZone, language }: Settings): string {
  const folders = newsrooms.map((folder) => path.resolve(folder))
  return hashOf(JSON.stringify([folders, limits, pictureLimits, people, sourceTimeZone, language]))
}
