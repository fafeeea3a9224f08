import type { Finding } from '../findings.ts'
import { openSpool } from '../keeping/bodies.ts'
import { filed, type FiledStory } from './filedStory.ts'
import type { FolderFile } from './filesOfFolders.ts'
import { folderSettings } from './folderSettings.ts'
import { readSource, type ReadingTask } from '../sources/readSource.ts'
import { substackLists } from './substackExport.ts'
import { unpack } from './unpack.ts'

/** A file of the newsroom to be read: where it is, and by which path it is told of. */
export interface SourceTask {
  from: string
  name: string
  /** The files that say something of the folders it stands in. */
  around: FolderFile[]
}

/** Several of them, to be read one after the other in one thread. */
export interface SourceTasks extends Omit<ReadingTask, 'path' | 'bytes'> {
  files: SourceTask[]
  /** The folder bodies are kept in; null when nobody will need them. */
  spool: string | null
  /** Two numbers, in memory shared with whoever waits: the file that is being read, and how many have been unpacked. */
  at: Int32Array
}

/** What a file of the newsroom gave; an archive holds several. */
export interface SourceReading {
  files: { path: string; format: string | null; stories: FiledStory[] }[]
  findings: Finding[]
  /** Before and from when it may read otherwise though nothing in it has changed, milliseconds. */
  since?: number
  until?: number
}

export default async function readInWorker({
  files,
  spool: folder,
  at,
  ...how
}: SourceTasks): Promise<SourceReading[]> {
  const spool = folder === null ? null : openSpool(folder)
  const readings: SourceReading[] = []
  const listed = substackLists()
  const said = folderSettings()
  try {
    for (const [place, { from, name, around }] of files.entries()) {
      Atomics.store(at, 0, place)
      const reading: SourceReading = { files: [], findings: [] }
      for await (const { path, bytes } of unpack(from, name, how.limits, reading.findings)) {
        Atomics.add(at, 1, 1)
        const { format, stories, findings, since, until, ...wishes } = readSource({
          path,
          bytes,
          listed: listed(from, { path, bytes }),
          said: said(around, { path, bytes }),
          ...how,
        })
        const keep = (body: string) => spool?.keep(body) ?? null
        reading.files.push({ path, format, stories: stories.map((story) => filed(story, wishes, keep)) })
        for (const found of findings) reading.findings.push(found)
        if (since !== null) reading.since = Math.max(since, reading.since ?? since)
        if (until !== null) reading.until = Math.min(until, reading.until ?? until)
      }
      readings.push(reading)
    }
  } finally {
    spool?.close()
  }
  return readings
}
