import { existsSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { compareText } from '#article/listing.ts'
import type { FiledStory } from './filedStory.ts'
import { finding, type Finding } from '../findings.ts'
import { rememberNames } from './names.ts'
import { inOrder } from '../inOrder.ts'
import { stampOf, type Origin } from './origin.ts'
import type { OwnWork } from '../keeping/ownWork.ts'
import { readersWithin, type Readers } from './readers.ts'
import type { Progress } from '../progress.ts'
import { settingsFileIn, type Settings } from '../settings.ts'
import type { SourceReading, SourceTask } from './sourceWorker.ts'
import { stillHeld } from './stillHeld.ts'
import { walk, type Walked } from './walk.ts'

/** One file of a newsroom, read. */
export interface ReadFile extends Origin {
  /** The name of its format; null when it has none that is known. */
  format: string | null
  stories: FiledStory[]
}

/** What a file gave when it was last read, and how to tell that it is still the same. */
export interface KnownSource {
  /** Null when it may have changed unseen. */
  stamp: string | null
  reading: SourceReading
}

/** Everything a newsroom's folders gave, before it is settled which stories are published. */
export interface Newsroom {
  /** In the order of their names. */
  files: ReadFile[]
  findings: Finding[]
  /** What to know the next time: by where the file is. */
  known: Map<string, KnownSource>
  /** When a file may read otherwise, though nothing in it has changed; milliseconds, null when none will. */
  nextReading: number | null
  /** Reads files again for the bodies of their stories, which an earlier publication has not kept. */
  readAgain(origins: Origin[]): Promise<ReadFile[]>
}

interface ReadingHow {
  known: Map<string, KnownSource>
  /** What files gave the last time, also those that must be read anew. */
  lastRead: Map<string, KnownSource>
  /** The moment that embargoes and expiries are judged by, milliseconds. */
  now: number
  /** Where bodies are kept; null when nobody will need them. */
  spool: string | null
  progress: Progress
  tick: number
  own: OwnWork
  /** Done while threads read, when there is something to read. Must not fail. */
  meanwhile?(): Promise<unknown>
}

/**
 * Reads every file below `folders` that is not known already, keeping bodies in the folder `spool`. Nothing one file holds
 * stops the others, and no result depends on which is read first. What is moved meanwhile is looked for again.
 */
export async function readNewsroom(
  folders: string[],
  settings: Settings,
  how: ReadingHow,
  times = 1,
): Promise<Newsroom> {
  const { known, tick, own, now } = how
  const findings: Finding[] = []
  const prefixes = prefixesOf(folders)
  const walked = folders.flatMap((folder, nth) => walk(folder, prefixes[nth]!, { tick, own, findings }))
  for (const [nth, file] of folders.map(settingsFileIn).entries())
    if (nth > 0 && existsSync(file))
      findings.push(finding('note', prefixes[nth]! + path.basename(file), 'settings.other'))
  const readers = readersWithin(settings)
  const unread = walked.filter(({ from, stamp }) => {
    const last = known.get(from)
    return stamp === null || last?.stamp !== stamp || !readsSo(last.reading, now)
  })
  const reading = readWhenQuiet(unread, readers, { ...how, findings })
  if (unread.length > 0) await how.meanwhile?.()
  const { read: fresh, isMoved } = await reading
  const knownNow = new Map(
    walked.map((file): [string, KnownSource] => {
      const given = fresh.get(file.from)
      return [file.from, given ? knownFrom(file, given, how) : known.get(file.from)!]
    }),
  )
  if (isMoved && times < mostTimes) return readNewsroom(folders, settings, { ...how, known: knownNow }, times + 1)
  const filesOf = ({ from, folder, prefix }: Walked, { files }: SourceReading): ReadFile[] =>
    files.map((file) => ({ ...file, from, folder, prefix }))
  const files = walked.flatMap((file) => filesOf(file, knownNow.get(file.from)!.reading))
  for (const { from } of walked) for (const found of knownNow.get(from)!.reading.findings) findings.push(found)
  for (const { stories } of files) for (const { article, names } of stories) rememberNames(article, names)
  return {
    files: files.toSorted((a, b) => compareText(a.path, b.path)),
    findings,
    known: knownNow,
    nextReading: soonest([...knownNow.values()].map(({ reading: { until } }) => until ?? null)),
    async readAgain(origins) {
      const places = new Set(origins.map(({ from }) => from))
      const holding = walked.filter(({ from }) => places.has(from))
      const again = await readAll(holding, readers, how)
      return holding.flatMap((file) => filesOf(file, again.get(file.from)!))
    },
  }
}

/** With several folders the same name may stand in two, so each file is named with its folder, and with those above it where two are called the same. */
function prefixesOf(folders: string[]): string[] {
  if (folders.length === 1) return ['']
  const ways = folders.map((folder) => path.resolve(folder).split(path.sep))
  const named = (parts: number) => ways.map((way) => `${way.slice(-parts).join('/')}/`)
  const deepest = Math.max(...ways.map((way) => way.length))
  const enough = Array.from({ length: deepest }, (_, nth) => nth + 1).find(
    (parts) => new Set(named(parts)).size === folders.length,
  )
  return named(enough ?? deepest)
}

/** The first of some moments; null stands for never. */
export function soonest(moments: (number | null)[]): number | null {
  return moments.reduce(
    (first, moment) => (first === null || (moment !== null && moment < first) ? moment : first),
    null,
  )
}

/** What is known of a file that has just been read. */
function knownFrom(file: Walked, given: SourceReading, { lastRead, now }: ReadingHow): KnownSource {
  const reading = stillHeld(file, given, lastRead.get(file.from)?.reading, now)
  return { stamp: isLasting(reading) ? file.stamp : null, reading }
}

/** Whether what a file gave is what it gives at a moment (milliseconds), which may be an earlier one where a clock was put right. */
function readsSo({ since = -Infinity, until = Infinity }: SourceReading, now: number): boolean {
  return since <= now && now < until
}

/** Whether a file would give the same if it were read again: what took too long may not have on another day. */
function isLasting({ findings }: SourceReading): boolean {
  return !findings.some(({ code }) => passing.has(code))
}

/** What is said of files that may be read another time, or of what they held before. */
const passing = new Set(['limit.time', 'limit.memory', 'file.fault', 'file.unreadable', 'held.unread'])

/** What was written to while it was read is left alone for so long before it is read again, and so often at most. Milliseconds. */
const quiet = 300
const mostTimes = 10

/** What each of the files gives, and whether any was gone; those that a slow copy or an editor is writing to are waited for, as half a story is none. */
async function readWhenQuiet(
  files: Walked[],
  readers: Readers,
  { findings, ...how }: ReadingHow & { findings: Finding[] },
): Promise<{ read: Map<string, SourceReading>; isMoved: boolean }> {
  const read = new Map<string, SourceReading>()
  let isMoved = false
  let left = files
  for (let times = 0; left.length > 0 && times < mostTimes; times++) {
    const before = left.map(stampNow)
    if (times > 0) await wait(quiet)
    for (const [from, reading] of await readAll(left, readers, how)) read.set(from, reading)
    const after = left.map(stampNow)
    isMoved ||= after.includes(null)
    left = left.filter((_, nth) => after[nth] !== before[nth])
  }
  for (const { name } of left) findings.push(finding('note', name, 'file.writing'))
  return { read, isMoved }
}

function stampNow({ from }: Walked): string | null {
  return stampOf(from, -Infinity)
}

/** What each of the files gives, by where it is. */
async function readAll(
  files: Walked[],
  readers: Readers,
  { spool, now, progress }: ReadingHow,
): Promise<Map<string, SourceReading>> {
  const { files: size, atOnce } = readers.shares(files)
  const shares = Array.from({ length: Math.ceil(files.length / size) }, (_, nth) =>
    files.slice(nth * size, (nth + 1) * size),
  )
  const read = new Map<string, SourceReading>()
  for await (const readings of inOrder(shares, atOnce, (share) => readers.read(share.map(taskOf), { spool, now }))) {
    for (const reading of readings) read.set(files[read.size]!.from, reading)
    progress('reading', read.size, files.length)
  }
  return read
}

function taskOf({ from, name, around }: Walked): SourceTask {
  return { from, name, around }
}
