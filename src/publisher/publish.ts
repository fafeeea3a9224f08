import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { fileOf } from '#article/addresses.ts'
import { arrange, type ArrangedEdition } from './arrange.ts'
import type { Finding } from './findings.ts'
import { readNewsroom, type Newsroom } from './newsroom.ts'
import { makeRendition } from './outputs/images.ts'
import { dataFiles } from './outputs/dataFiles.ts'
import { brandedShell } from './outputs/brandedShell.ts'
import { securityHeaders } from './outputs/securityHeaders.ts'
import { readSettings } from './settings.ts'
import { editionIn, PlaceError, writeEdition, type Content } from './writeEdition.ts'

export interface PublishOptions {
  /** Folders of articles; the first one's lesesal.json counts. */
  newsrooms: string[]
  /** The folder the edition is written to. */
  to: string
  /** Where it will be published, in place of the setting. */
  base?: string
}

export interface Report {
  published: number
  files: number
  written: number
  findings: Finding[]
}

const builtReader = fileURLToPath(new URL('../../dist/reader/', import.meta.url))

/** Turns folders of articles into an edition: read, check, arrange, write. Throws SettingsError and PlaceError. */
export async function publish({ newsrooms, to, base }: PublishOptions): Promise<Report> {
  await editionIn(to)
  const { newsroom, arranged } = await readAndArrange(newsrooms, base)
  const { written } = await writeEdition(to, editionFiles(arranged, newsroom))
  return { ...reportOf(newsroom, arranged), written }
}

/** Everything `publish` would find, without writing anything. */
export async function check(newsrooms: string[]): Promise<Report> {
  const { newsroom, arranged } = await readAndArrange(newsrooms)
  return { ...reportOf(newsroom, arranged), written: 0 }
}

async function readAndArrange(folders: string[], base?: string) {
  const settings = await readSettings(folders[0]!)
  const newsroom = await readNewsroom(folders, settings)
  const arranged = arrange(newsroom, base === undefined ? settings : { ...settings, base })
  return { newsroom, arranged }
}

function reportOf(newsroom: Newsroom, arranged: ArrangedEdition): Omit<Report, 'written'> {
  const findings = [...newsroom.findings, ...arranged.findings].toSorted(byPlace)
  return { published: arranged.articles.length, files: newsroom.files, findings }
}

function byPlace(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return (a.line ?? 0) - (b.line ?? 0)
}

/** The files of an edition in the order they are put in place: what is pointed to before what points to it. */
async function* editionFiles(arranged: ArrangedEdition, { pictures }: Newsroom): AsyncGenerator<[string, Content]> {
  const shell = brandedShell(await readerShell(), arranged.accents)
  // Loaded late, so that `lesesal check` works before the reader is built.
  const { drawPage, pageFile, pagesOf } = await import('./outputs/pages.ts')
  const data = dataFiles(arranged)
  for (const [url, planned] of pictures) yield [url.slice(1), { unlessThere: () => makeRendition(planned) }]
  yield* readerFiles()
  yield [fileOf.headers(), JSON.stringify(securityHeaders(shell), null, 2)]
  for (const [file, value] of data) if (isStory(file)) yield [file, JSON.stringify(value)]
  for (const page of pagesOf(arranged))
    yield [pageFile(page), await drawPage(page, shell, data, arranged.edition.language)]
  for (const [file, value] of data) if (!isStory(file)) yield [file, JSON.stringify(value)]
}

function isStory(file: string): boolean {
  return file.startsWith('edition/articles/') || file.startsWith('edition/nearby/')
}

async function readerShell(): Promise<string> {
  return readFile(path.join(builtReader, 'index.html'), 'utf8').catch(() => {
    throw new PlaceError('The reader has not been built yet. Run: npm run build')
  })
}

/** The reader's scripts, styles and icons, as the build made them. */
async function* readerFiles(): AsyncGenerator<[string, Content]> {
  for (const entry of await readdir(builtReader, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath, entry.name)
    const below = path.relative(builtReader, file).split(path.sep).join('/')
    if (entry.isFile() && below !== 'index.html') yield [below, await readFile(file)]
  }
}
