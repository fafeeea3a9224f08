import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { finding, type Finding } from './findings.ts'
import { isPicture } from './pictures.ts'
import { readersWithin, type Readers } from './readers.ts'
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
export async function readNewsroom(folders: string[], settings: Settings): Promise<Newsroom> {
  const newsroom: Newsroom = { files: [], findings: [] }
  const readers = readersWithin(settings.limits)
  for (const folder of folders) {
    // With several folders the same name may stand in two, so each file is named with its folder.
    const prefix = folders.length > 1 ? `${path.basename(path.resolve(folder))}/` : ''
    await readFolder({ folder, prefix }, newsroom, readers, settings)
  }
  return newsroom
}

async function readFolder(
  where: Pick<ReadFile, 'folder' | 'prefix'>,
  { files, findings }: Newsroom,
  readers: Readers,
  { limits, people, sourceTimeZone: zone }: Settings,
): Promise<void> {
  const underWay = new Set<Promise<void>>()
  const read = async (file: ReadFile, bytes: Uint8Array) => {
    const { findings: found, ...reading } = await readers.read({ path: file.path, bytes, limits, zone, people })
    Object.assign(file, reading)
    findings.push(...found)
  }
  for (const below of await walk(where, findings)) {
    const [from, name] = [path.join(where.folder, below), where.prefix + below]
    for await (const { path: unpacked, bytes } of unpack(from, name, limits, findings)) {
      const file: ReadFile = { path: unpacked, ...where, format: null, stories: [], wanted: [] }
      files.push(file)
      const reading = read(file, bytes).finally(() => underWay.delete(reading))
      underWay.add(reading)
      // One file more than there are threads, so that none waits; no more are held in memory.
      if (underWay.size > readers.threads) await Promise.race(underWay)
    }
  }
  await Promise.all(underWay)
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
