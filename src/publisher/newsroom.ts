import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Article } from '#article/article.ts'
import { decode } from './decode.ts'
import type { Finding } from './findings.ts'
import { isPicture, openPictures, type PlannedPicture, type Where } from './pictures.ts'
import type { Settings } from './settings.ts'
import { sources } from './sources/sources.ts'

/** Everything a newsroom's folders gave, before it is arranged. */
export interface Newsroom {
  articles: { article: Article; file: string }[]
  findings: Finding[]
  /** The pictures that stories use, by their address in the edition. */
  pictures: Map<string, PlannedPicture>
  /** How many files were read. */
  files: number
}

const settingsFile = 'lesesal.json'

/** Reads every file below `folders`, in the order of their names. Nothing one file holds stops the others. */
export async function readNewsroom(folders: string[], { pictureLimits: limits }: Settings): Promise<Newsroom> {
  const newsroom: Newsroom = { articles: [], findings: [], pictures: new Map(), files: 0 }
  for (const folder of folders) {
    // With several folders the same name may stand in two, so each file is named with its folder.
    const prefix = folders.length > 1 ? `${path.basename(path.resolve(folder))}/` : ''
    await readFolder({ folder, prefix, limits }, newsroom)
  }
  return newsroom
}

async function readFolder(where: Where, newsroom: Newsroom): Promise<void> {
  const { folder, prefix } = where
  const pictures = openPictures(where, newsroom)
  for (const below of await walk(folder, prefix, newsroom.findings)) {
    const name = prefix + below
    newsroom.files++
    const { text, finding } = decode(await readFile(path.join(folder, below)), name)
    if (finding) newsroom.findings.push(finding)
    if (text === null) continue
    const file = { path: name, text }
    const source = sources.find(({ recognises }) => recognises(file))
    if (!source) {
      newsroom.findings.push({ kind: 'rejected', file: name, code: 'format.unknown', message: unknownFormat })
      continue
    }
    const { articles, findings } = await source.read(file, pictures)
    newsroom.articles.push(...articles.map((article) => ({ article, file: name })))
    newsroom.findings.push(...findings)
  }
}

const unknownFormat = `is in no format Lesesal reads (${sources.map(({ format }) => format).join(', ')}). Save it as one of them or move it out.`

/** The article files below a folder, sorted, so that no result depends on the file system. */
async function walk(folder: string, prefix: string, findings: Finding[]): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const below = path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')
    if (below.split('/').some((part) => part.startsWith('.') || part === 'node_modules')) continue
    if (entry.isSymbolicLink()) {
      const message = 'is a symbolic link, which is not followed. Put the file itself here.'
      findings.push({ kind: 'rejected', file: prefix + below, code: 'file.link', message })
    } else if (entry.isFile() && below !== settingsFile && !isPicture(below)) {
      found.push(below)
    }
  }
  return found.toSorted()
}
