import { closeSync, openSync, readFileSync, readSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashOf } from './bodies.ts'
import type { Contents } from './contents.ts'
import type { KnownSource } from '../newsroom.ts'
import { stampOf } from '../reading/origin.ts'
import type { Measured } from '../pictures/measurePicture.ts'
import { manifestOf } from './ownWork.ts'
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

/** The first line of a manifest: the edition it belongs to, what that depends on, and of each file path, hash and key, one after the other. It begins with what is short. */
interface Head {
  edition: string
  program: string
  reading: string
  pictures: [string, KnownPicture][]
  contents: (string | null)[]
}

/** Each of the other lines: a file of the newsroom. */
type Line = [from: string, stamp: string | null, reading: KnownSource['reading']]

/** Which edition is made of which newsrooms. */
interface Place {
  to: string
  newsrooms: string[]
}

const house = fileURLToPath(new URL('../../../', import.meta.url))

export function nothingKnown(): Manifest {
  return { sources: new Map(), pictures: new Map(), contents: null, lastRead: new Map() }
}

/** What a program that goes on running has written last, so that it need not read it again: by file. */
export type Remembered = Map<string, { stamp: string | null; known: ManifestOf }>

/** A manifest with the edition it belongs to, and what that depends on. */
type ManifestOf = Pick<Head, 'edition' | 'program' | 'reading'> &
  Pick<Manifest, 'sources' | 'pictures'> & { contents: Contents }

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
  const last = remembered.get(manifestOf(to))
  const isAsWritten = last !== undefined && last.stamp !== null && last.stamp === stampOf(manifestOf(to), 0)
  const known = isAsWritten ? last.known : manifestIn(manifestOf(to))
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

function manifestIn(file: string): ManifestOf | null {
  try {
    const [first, ...lines] = readFileSync(file, encoding).split('\n')
    const { pictures, contents, ...head } = JSON.parse(first!) as Head
    const sources = new Map<string, KnownSource>()
    for (const line of lines) {
      const [from, stamp, reading] = JSON.parse(line) as Line
      sources.set(from, { stamp, reading, line })
    }
    return { ...head, sources, pictures: new Map(pictures), contents: contentsFrom(contents) }
  } catch {
    return null
  }
}

export function writeManifest(
  { to, newsrooms }: Place,
  settings: Settings,
  { edition, sources, pictures, contents }: Omit<ManifestOf, 'program' | 'reading'>,
  remembered: Remembered,
): void {
  const head: Head = {
    edition,
    program: programVersion(),
    reading: readingOf(newsrooms, settings),
    pictures: [...pictures],
    contents: [],
  }
  for (const [file, { hash, key }] of contents) head.contents.push(file, hash, key)
  const written = new Map<string, WrittenSource>()
  for (const [from, source] of sources) written.set(from, isWritten(source) ? source : asWritten(from, source))
  const lines = [inLatin1(JSON.stringify(head))]
  for (const { line } of written.values()) lines.push(line)
  const beside = `${manifestOf(to)}.${process.pid}`
  // It names stories that are held, so it is for the publisher alone.
  writeFileSync(beside, lines.join('\n'), { mode: 0o600, encoding })
  renameSync(beside, manifestOf(to))
  const known = { ...head, sources: written, pictures, contents }
  remembered.set(manifestOf(to), { stamp: stampOf(manifestOf(to), 0), known })
}

type WrittenSource = KnownSource & { line: string }

function isWritten(source: KnownSource): source is WrittenSource {
  return source.line !== undefined
}

function asWritten(from: string, { stamp, reading }: KnownSource): WrittenSource {
  const bare = withoutBodies(reading)
  return { stamp, reading: bare, line: inLatin1(JSON.stringify([from, stamp, bare] satisfies Line)) }
}

/** A manifest is many megabytes; one character outside this would make every other take two bytes while it is read and kept. */
const encoding = 'latin1'

/** JSON with all else in escapes. */
function inLatin1(json: string): string {
  return json.replaceAll(/[^\0-\xff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function contentsFrom(listed: Head['contents']): Contents {
  const contents: Contents = new Map()
  for (let at = 0; at < listed.length; at += 3)
    contents.set(listed[at]!, { hash: listed[at + 1]!, key: listed[at + 2] ?? null })
  return contents
}

function withoutBodies({ files, ...reading }: KnownSource['reading']): KnownSource['reading'] {
  return {
    ...reading,
    files: files.map((file) => ({
      ...file,
      stories: file.stories.map((story) => ({ ...story, body: { ...story.body, place: null } })),
    })),
  }
}

/** What files are read by: settings, and the folders, which names and sections of stories come from. */
function readingOf(newsrooms: string[], { limits, pictureLimits, people, sourceTimeZone, language }: Settings): string {
  const folders = newsrooms.map((folder) => path.resolve(folder))
  return hashOf(JSON.stringify([folders, limits, pictureLimits, people, sourceTimeZone, language]))
}

let version: string | null = null

/** Changes with the program, the libraries it names, and the Node it runs on. */
function programVersion(): string {
  version ??= hashOf(
    [process.version, ...librariesOf(house), ...['src', 'program', 'dist'].flatMap(filesIn)].join('\n'),
  )
  return version
}

function librariesOf(folder: string): string[] {
  const require = createRequire(path.join(folder, 'package.json'))
  const { version: own, dependencies } = require('./package.json') as { version: string; dependencies: object }
  const searched = require.resolve.paths('lesesal') ?? []
  return [own, ...Object.keys(dependencies).map((name) => `${name} ${versionOf(name, searched)}`)]
}

function versionOf(library: string, searched: string[]): string {
  for (const folder of searched) {
    try {
      return (JSON.parse(readFileSync(path.join(folder, library, 'package.json'), 'utf8')) as { version: string })
        .version
    } catch {
      // It may be in the next one.
    }
  }
  return 'unknown'
}

function filesIn(below: string): string[] {
  const folder = path.join(house, below)
  let names: string[]
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  } catch {
    return []
  }
  const code = names.filter((name) => /\.(ts|tsx|js|json|html)$/.test(name)).toSorted()
  return code.map((name) => `${below}/${name} ${hashOf(readFileSync(path.join(folder, name)))}`)
}
