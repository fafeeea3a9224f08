import { finding } from '../findings.ts'
import { unpacked } from './origin.ts'
import { reasonToHold } from '../sources/holding/reasonToHold.ts'
import type { SourceReading, SourceTask } from './sourceWorker.ts'

/**
 * What a file gives now and, where it cannot be read, the stories that it held back or withdrew when it was read `before`:
 * as long as it is there, nobody has said that they may be out. They need no body, since a reason holds them at this moment.
 */
export function stillHeld(
  { name }: SourceTask,
  reading: SourceReading,
  before: SourceReading | undefined,
  now: number,
): SourceReading {
  if (before === undefined) return reading
  const broken = new Set(reading.findings.flatMap(({ kind, file }) => (kind === 'rejected' ? unpacked(file) : [])))
  const given = new Set(reading.files.flatMap(({ path, stories }) => (stories.length > 0 ? path : [])))
  const held = before.files
    .filter(({ path }) => (broken.has(path) || broken.has(unpacked(name))) && !given.has(path))
    .map((file) => ({ ...file, stories: file.stories.filter(({ standing }) => reasonToHold(standing, now) !== null) }))
    .filter(({ stories }) => stories.length > 0)
  if (held.length === 0) return reading
  const paths = new Set(held.map(({ path }) => path))
  return {
    files: [...reading.files.filter(({ path }) => !paths.has(path)), ...held],
    findings: [...reading.findings, ...held.map(({ path }) => finding('held', path, 'held.unread'))],
  }
}
