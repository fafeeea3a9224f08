import { appendFileSync, closeSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { contentsAfter, type Contents, type MadeFile } from '../keeping/contents.ts'
import { unfinished } from '../keeping/ownWork.ts'
import type { KnownSource } from '../reading/newsroom.ts'
import type { KnownPicture } from '../pictures/pictures.ts'
import type { Stay } from '../keeping/staying.ts'

/** A manifest as it lies there, with the edition it belongs to, and what that depends on. */
export interface Written extends Pick<Head, 'edition' | 'program' | 'reading'> {
  sources: Map<string, KnownSource>
  pictures: Map<string, KnownPicture>
  contents: Contents
  staying: Map<string, Stay>
  /** How many changes stand below what was written as a whole; infinitely many where one of them was cut short. */
  changes: number
}

/**
 * The first line of a manifest: the edition it belongs to, what that depends on, of each file path, hash and key, one after
 * the other, and which of them stay although no page names them.
 */
interface Head {
  edition: string
  program: string
  reading: string
  form: number
  pictures: [string, KnownPicture][]
  contents: (string | null)[]
  staying: [string, Stay][]
}

/** Which form all this has, another where one program would misread what another has written: that is as good as nothing. */
const form = 1

/** A file of the newsroom, which has a line of its own below. */
type Line = [from: string, stamp: string | null, reading: KnownSource['reading']]

/** What a later publication changed in all that, in one line at the end. */
interface Change extends Pick<Head, 'edition' | 'pictures' | 'contents' | 'staying'> {
  sources: Line[]
  gone: { sources: string[]; pictures: string[]; contents: string[] }
}

/** What stands in the file of a manifest; null where that is none. */
export function manifestIn(file: string): Written | null {
  try {
    const [first, ...lines] = readFileSync(file, encoding).split('\n')
    const { pictures, contents, staying, form: itsForm, ...head } = JSON.parse(first!) as Head
    if (itsForm !== form) return null
    const sources = new Map<string, KnownSource>()
    const after = lines.findIndex((line) => !line.startsWith('['))
    for (const line of after < 0 ? lines : lines.slice(0, after)) {
      const [from, stamp, reading] = JSON.parse(line) as Line
      sources.set(from, { stamp, reading })
    }
    const known = {
      ...head,
      sources,
      pictures: new Map(pictures),
      contents: contentsFrom(contents),
      staying: new Map(staying),
      changes: 0,
    }
    return after < 0 ? known : withChanges(known, lines.slice(after))
  } catch {
    return null
  }
}

/** What is known when these changes came one after the other. A run that was killed may have left the last one half written. */
function withChanges(known: Written, lines: string[]): Written {
  const { sources, pictures } = known
  const [given, gone]: [Contents, Set<string>] = [new Map(), new Set()]
  let { edition, staying, changes } = known
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
    staying = new Map(change.staying)
    changes++
  }
  return { ...known, edition, staying, changes, contents: contentsAfter(known.contents, { given, gone }) }
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

/**
 * Writes what is known `now` where `before` stands: what has changed in it at the end, or all of it where that is better.
 * Gives what stands there then.
 */
export function writeManifestTo(file: string, before: Written | undefined, now: Written): Written {
  const change = before && changeFrom(before, now)
  if (!change) {
    writeWhole(file, now)
    return now
  }
  const isNew = change.edition !== before.edition || tellsOfAny(change)
  if (isNew) appendFileSync(file, `\n${written(change)}`, { mode: ownerOnly, encoding })
  return { ...now, changes: before.changes + Number(isNew) }
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
    contents: listed(contents),
    staying: [...now.staying],
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

function writeWhole(file: string, { edition, program, reading, sources, pictures, contents, staying }: Written): void {
  const first: Head = {
    edition,
    program,
    reading,
    form,
    pictures: [...pictures],
    contents: listed([...contents]),
    staying: [...staying],
  }
  const beside = unfinished(file)
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
  } catch (error) {
    rmSync(beside)
    throw error
  } finally {
    closeSync(opened)
  }
  renameSync(beside, file)
}

function asLine([from, { stamp, reading }]: [string, KnownSource]): Line {
  return [from, stamp, reading]
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

function listed(contents: [string, MadeFile][]): Head['contents'] {
  return contents.flatMap(([file, { hash, key }]) => [file, hash, key])
}

function contentsFrom(list: Head['contents']): Contents {
  const contents: Contents = new Map()
  for (let at = 0; at < list.length; at += 3)
    contents.set(list[at]!, { hash: list[at + 1]!, key: list[at + 2] ?? null })
  return contents
}
