import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { compareText } from '#article/listing.ts'
import { finding, type Finding } from './findings.ts'
import { isPicture } from './pictures.ts'
import { readersWithin, type Readers } from './readers.ts'
import type { Progress } from './progressBar.ts'
import type { Settings } from './settings.ts'
import type { WantedPicture } from './sources/readSource.ts'
import type { Story } from './sources/story.ts'
import { unpack } from './unpack.ts'

/** One file of a newsroom, read. */
export interface ReadFile {
  path: string
  /** The folder of the newsroom it stands in, and what stands before the paths of that folder's files. */
  folder: string
  prefix: string
  /** The name of its format; null when it has none that is known. */
  format: string | null
  stories: Story[]
  wanted: WantedPicture[]
}

/** Everything a newsroom's folders gave, before it is settled which stories are published. */
export interface Newsroom {
  /** In the order of their names. */
  files: ReadFile[]
  findings: Finding[]
}

const settingsFile = 'lesesal.json'

/** Reads every file below `folders`. Nothing one file holds stops the others, and no result depends on which is read first. */
export async function readNewsroom(folders: string[], settings: Settings, progress: Progress): Promise<Newsroom> {
  const newsroom: Newsroom = { files: [], findings: [] }
  const readers = readersWithin(settings.limits)
  for (const folder of folders) {
    // With several folders the same name may stand in two, so each file is named with its folder.
    const prefix = folders.length > 1 ? `${path.basename(path.resolve(folder))}/` : ''
    await readFolder({ folder, prefix }, newsroom, readers, settings, progress)
  }
  newsroom.files.sort((a, b) => compareText(a.path, b.path))
  return newsroom
}

async function readFolder(
  where: Pick<ReadFile, 'folder' | 'prefix'>,
  { files, findings }: Newsroom,
  readers: Readers,
  { limits, people, sourceTimeZone: zone }: Settings,
  progress: Progress,
): Promise<void> {
  const all = await walk(where, findings)
  const waiting = all.values()
  let done = 0
  const readOn = async () => {
    for (const below of waiting) {
      const [from, name] = [path.join(where.folder, below), where.prefix + below]
      for await (const { path: unpacked, bytes } of unpack(from, name, limits, findings)) {
        const { findings: found, ...reading } = await readers.read({ path: unpacked, bytes, limits, zone, people })
        files.push({ path: unpacked, ...where, ...reading })
        findings.push(...found)
      }
      progress('reading', ++done, all.length)
    }
  }
  // Disks answer late: while the threads read some files the next are fetched, so that none waits. No more are held in memory.
  await Promise.all(Array.from({ length: 8 * readers.threads }, readOn))
}

/** The article files below a folder, sorted, so that no result depends on the file system. */
async function walk({ folder, prefix }: Pick<ReadFile, 'folder' | 'prefix'>, findings: Finding[]): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const below = path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')
    if (below.split('/').some((part) => part.startsWith('.') || part === 'node_modules')) continue
    if (entry.isSymbolicLink()) findings.push(finding('rejected', prefix + below, 'file.link'))
    else if (entry.isFile() && below !== settingsFile && !isPicture(below)) found.push(below)
  }
  return found.toSorted()
}
