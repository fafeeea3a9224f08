import { readFileSync, readdirSync, writeFileSync, renameSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashOf } from './bodies.ts'
import type { KnownSource } from './newsroom.ts'
import type { Measured } from './measurePicture.ts'
import type { Settings } from './settings.ts'

/** What a publication tells the next one, so that it need do no more than what changed. It lies beside the edition and is never served. */
export interface Manifest {
  /** What the files of the newsroom gave, by where they are. */
  sources: Map<string, KnownSource>
  /** What is known of its pictures, by where they are. */
  pictures: Map<string, KnownPicture>
  /** What each file that is costly to make was made from: its path in the edition -> a hash. */
  keys: Map<string, string>
}

export interface KnownPicture {
  stamp: string
  measured: Measured
}

/** What is written: the manifest, the edition it belongs to, and what it all depends on. */
interface Written {
  edition: string
  program: string
  reading: string
  sources: [string, KnownSource][]
  pictures: [string, KnownPicture][]
  keys: [string, string][]
}

const house = fileURLToPath(new URL('../../', import.meta.url))

function fileOf(to: string): string {
  return `${path.resolve(to)}.manifest.json`
}

export function nothingKnown(): Manifest {
  return { sources: new Map(), pictures: new Map(), keys: new Map() }
}

/**
 * What the last publication to `to` told. Nothing when there was none, or another version of the program; nothing of files
 * when the edition there, told by a hash of its list of files, is another one.
 */
export function readManifest(to: string, edition: string, settings: Settings): Manifest {
  const known = nothingKnown()
  let written: Written
  try {
    written = JSON.parse(readFileSync(fileOf(to), 'utf8')) as Written
  } catch {
    return known
  }
  if (written.program !== programVersion()) return known
  if (written.reading === readingOf(settings)) {
    known.sources = new Map(written.sources)
    known.pictures = new Map(written.pictures)
  }
  if (written.edition === edition) known.keys = new Map(written.keys)
  return known
}

export function writeManifest(to: string, edition: string, settings: Settings, manifest: Manifest): void {
  const written: Written = {
    edition,
    program: programVersion(),
    reading: readingOf(settings),
    sources: [...manifest.sources].map(([from, { stamp, reading }]) => [
      from,
      { stamp, reading: withoutBodies(reading) },
    ]),
    pictures: [...manifest.pictures],
    keys: [...manifest.keys],
  }
  const beside = `${fileOf(to)}.${process.pid}`
  // It names stories that are held, so it is for the publisher alone.
  writeFileSync(beside, JSON.stringify(written), { mode: 0o600 })
  renameSync(beside, fileOf(to))
}

function withoutBodies({ files, findings }: KnownSource['reading']): KnownSource['reading'] {
  return {
    findings,
    files: files.map((file) => ({
      ...file,
      stories: file.stories.map((story) => ({ ...story, body: { ...story.body, place: null } })),
    })),
  }
}

/** The settings that files are read by. */
function readingOf({ limits, pictureLimits, people, sourceTimeZone }: Settings): string {
  return hashOf(JSON.stringify([limits, pictureLimits, people, sourceTimeZone]))
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
