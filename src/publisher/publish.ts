import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { fileOf } from '#article/addresses.ts'
import { arrange } from './arrange.ts'
import { inLanguage, type FindingLanguage } from './findings.ts'
import { readNewsroom } from './newsroom.ts'
import { makeRendition } from './outputs/images.ts'
import { dataFiles } from './outputs/dataFiles.ts'
import { brandedShell } from './outputs/brandedShell.ts'
import { feedFiles } from './outputs/feeds.ts'
import { hostingFiles } from './outputs/hosting.ts'
import { securityHeaders } from './outputs/securityHeaders.ts'
import { sitemapFiles } from './outputs/sitemaps.ts'
import { webManifest } from './outputs/webManifest.ts'
import { openPictures } from './pictures.ts'
import { placePictures } from './placePictures.ts'
import type { Progress } from './progressBar.ts'
import { reportOf, type Report } from './report.ts'
import { readSettings } from './settings.ts'
import { settle } from './settle.ts'
import { editionIn, PlaceError, writeEdition, type Content } from './writeEdition.ts'

export interface PublishOptions {
  /** Folders of articles; the first one's lesesal.json counts. */
  newsrooms: string[]
  /** The folder the edition is written to. */
  to: string
  /** Where it will be published, in place of the setting. */
  base?: string
  /** The language findings are told in. */
  language?: FindingLanguage
  /** Told as the work goes on. */
  progress?: Progress
  /** The moment that embargoes and expiries are judged by, milliseconds. */
  now?: number
}

const builtReader = fileURLToPath(new URL('../../dist/reader/', import.meta.url))

/** Turns folders of articles into an edition: read, settle, arrange, write. Throws SettingsError and PlaceError. */
export async function publish({ to, ...options }: PublishOptions): Promise<Report> {
  await editionIn(to)
  const ready = await readAndArrange(options)
  const { written } = await writeEdition(to, editionFiles(ready))
  return { ...ready.report, written }
}

/** Everything `publish` would find, without writing anything. */
export async function check(
  newsrooms: string[],
  options: Omit<PublishOptions, 'newsrooms' | 'to'> = {},
): Promise<Report> {
  return (await readAndArrange({ newsrooms, ...options })).report
}

async function readAndArrange({
  newsrooms,
  base,
  language = 'en',
  now = Date.now(),
  progress = () => undefined,
}: Omit<PublishOptions, 'to'>) {
  const stated = await readSettings(newsrooms[0]!)
  const settings = base === undefined ? stated : { ...stated, base }
  const newsroom = await readNewsroom(newsrooms, settings, progress)
  const settled = settle(newsroom.files, now)
  const desk = openPictures(settings.pictureLimits, newsroom.findings)
  const articles = await placePictures(
    settled.published.map(({ article }) => article),
    newsroom.files,
    desk,
  )
  const arranged = arrange(articles, settled.withdrawn, settings)
  const findings = [...newsroom.findings, ...settled.findings, ...arranged.findings]
  const told = findings.map((found) => inLanguage(found, language))
  const icons = await webManifest(settings, newsrooms[0]!)
  return {
    arranged,
    icons,
    now,
    progress,
    pictures: desk.planned,
    report: reportOf(newsroom, settled, arranged.articles, told),
  }
}

/** All that is known of an edition before it is written. */
type Ready = Awaited<ReturnType<typeof readAndArrange>>

/** The files of an edition in the order they are put in place: what is pointed to before what points to it. */
async function* editionFiles({ arranged, pictures, icons, now, progress }: Ready): AsyncGenerator<[string, Content]> {
  const shell = brandedShell(
    (await readerShell()).replace('<!--head-->', () => icons.links + '<!--head-->'),
    arranged.accents,
  )
  // Loaded late, so that `lesesal check` works before the reader is built.
  const { drawPages } = await import('./outputs/drawPages.ts')
  const data = dataFiles(arranged)
  for (const [url, planned] of pictures) yield [url.slice(1), { unlessThere: () => makeRendition(planned) }]
  for (const [file, draw] of icons.files) yield [file, { unlessThere: draw }]
  yield* readerFiles()
  const headers = securityHeaders(shell)
  yield [fileOf.headers(), JSON.stringify(headers, null, 2)]
  yield* hostingFiles(headers)
  yield ['manifest.webmanifest', icons.manifest]
  for (const [file, value] of data) if (isStory(file)) yield [file, JSON.stringify(value)]
  yield* drawPages(arranged, shell, data, progress)
  for (const [file, value] of data) if (!isStory(file)) yield [file, JSON.stringify(value)]
  yield* feedFiles(arranged)
  yield* sitemapFiles(arranged, now)
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
