import { arrange } from './arranging/arrange.ts'
import { editionIn, type Contents, type MadeFile, type Standing } from './keeping/contents.ts'
import { checkBuilt } from './making/builtReader.ts'
import { inLanguage, type FindingLanguage } from './findings.ts'
import { keepStories } from './keeping/keepStories.ts'
import { nothingKnown, readManifest, writeManifest, type Manifest, type Remembered } from './remembering/manifest.ts'
import { goneFrom, passedOn } from './telling/movedAddresses.ts'
import { readNewsroom, soonest } from './reading/newsroom.ts'
import { usualTick } from './reading/origin.ts'
import { nextNews } from './outputs/latestNews.ts'
import { webManifest } from './outputs/webManifest.ts'
import { linkStories } from './settling/linkStories.ts'
import { openPictures } from './pictures/pictures.ts'
import { ownWork } from './keeping/ownWork.ts'
import { checkPlaces } from './keeping/places.ts'
import { letStay } from './keeping/staying.ts'
import { placePictures } from './pictures/placePictures.ts'
import type { Press } from './keeping/press.ts'
import { writeEdition } from './keeping/writeEdition.ts'
import type { Progress } from './progress.ts'
import { readersWithin } from './reading/readers.ts'
import { redirectsOf } from './settling/redirects.ts'
import { reportOf, type Report } from './telling/report.ts'
import { toReload } from './telling/toReload.ts'
import { checkedBase, readSettings, type Settings } from './settings.ts'
import { settle } from './settling/settle.ts'
import { withPlace } from './keeping/workshop.ts'

export interface PublishOptions {
  /** Folders of articles; the first one's lesesal.json counts. */
  newsrooms: string[]
  /** The folder the edition is written to. */
  to: string
  /** Where it will be published, in place of the setting. */
  base?: string
  /** The file the caller writes the report to, which is no news where it stands in a newsroom. */
  reportFile?: string
  /** Makes everything anew, whatever an earlier publication has left, and also an edition without stories. */
  force?: boolean
  /** The language findings are told in. */
  language?: FindingLanguage
  /** Told as the work goes on. */
  progress?: Progress
  /** The moment that embargoes and expiries are judged by, milliseconds. */
  now?: number
  /** A file that has changed less than this ago is read again the next time, as clocks of file systems are coarse. Milliseconds. */
  tick?: number
  /** What earlier publications of this very process have told, filled in by each. */
  remembered?: Remembered
}

/**
 * Turns folders of articles into an edition: read, settle, arrange, make. What an earlier publication to the same place
 * has made, and nothing has changed, stays as it is. Throws SettingsError and PlaceError.
 */
export async function publish(options: PublishOptions): Promise<Report> {
  checkPlaces(options.newsrooms, options.to)
  checkBuilt()
  const settings = await settingsOf(options)
  // Threads start while this one looks at what there is already.
  readersWithin(settings)
  return withPlace(options.to, (workshop) => publishTo(workshop, settings, options))
}

async function publishTo(
  workshop: string,
  settings: Settings,
  { to, force = false, remembered = new Map(), ...options }: PublishOptions,
): Promise<Report> {
  const standing = await editionIn(to)
  const { newsrooms } = options
  const last = readManifest({ to, newsrooms }, standing.edition, settings, remembered)
  const known = force ? { ...nothingKnown(), lastRead: last.lastRead } : last
  const before = contentsBefore(standing, known.contents, force)
  const { written, edition, contents, made } = await writeEdition(
    { to, workshop },
    { edition: standing.edition, before },
    async (press) => {
      const ready = await readAndArrange({ ...options, to }, settings, known, press, loadWhatMakes)
      const { report, known: now } = ready
      if (!force) keepStories({ newsrooms, to, before, lastRead: known.lastRead, read: now.sources, report })
      // Loaded late, so that `lesesal check` works before the reader is built.
      const { makeEdition } = await import('./making/makeEdition.ts')
      await makeEdition(press, ready)
      const staying = letStay(press, { ...ready, to, before, staying: known.staying, findings: report.findings })
      return { ...ready, staying, passed: passedOn(ready.stories, before, press, to) }
    },
  )
  const { files, nextChange } = made.report
  const told = [
    ...goneFrom(before, contents, { lastRead: known.lastRead, files }),
    ...made.passed,
    ...toReload(before, contents),
  ]
  for (const found of told) made.report.findings.push(inLanguage(found, options.language ?? 'en'))
  const { staying } = made
  writeManifest({ to, newsrooms }, settings, { edition, ...made.known, contents, staying }, remembered)
  return {
    ...made.report,
    written,
    nextChange: soonest([nextChange, ...[...staying.values()].map(({ until }) => until)]),
  }
}

/**
 * The files of the edition that is to be replaced. Those that a run which was cut short may have changed, or all when
 * everything is to be made anew, are there without hash and key, so that each is made again and none is left behind.
 */
function contentsBefore({ listed, underWay }: Standing, known: Contents | null, force: boolean): Contents {
  const contents = known ?? listed()
  const doubted = force ? [...contents.keys()] : underWay
  if (doubted.length === 0) return contents
  return new Map([...contents, ...doubted.map((file): [string, MadeFile] => [file, { hash: '', key: null }])])
}

/** Loads what a change needs to be made, while threads read what has changed. Should it fail, it will where it is needed. */
async function loadWhatMakes(): Promise<void> {
  await Promise.allSettled([
    import('./making/makeEdition.ts'),
    import('./making/pageWorker.ts'),
    import('./outputs/search.ts'),
  ])
  // Node loads what stands behind this name when it is first said, and pages are drawn with it.
  void globalThis.Request
}

/** Everything `publish` would find, without writing anything. */
export async function check(
  newsrooms: string[],
  options: Omit<PublishOptions, 'newsrooms' | 'to'> = {},
): Promise<Report> {
  checkPlaces(newsrooms)
  const all = { newsrooms, ...options }
  return (await readAndArrange(all, await settingsOf(all), nothingKnown(), null)).report
}

async function settingsOf({ newsrooms, base }: Pick<PublishOptions, 'newsrooms' | 'base'>): Promise<Settings> {
  const settings = await readSettings(newsrooms[0]!)
  return base === undefined ? settings : { ...settings, base: checkedBase(base) }
}

async function readAndArrange(
  {
    newsrooms,
    language = 'en',
    now = Date.now(),
    progress = () => undefined,
    tick = usualTick,
    to,
    reportFile,
  }: Omit<PublishOptions, 'to'> & { to?: string },
  settings: Settings,
  known: Manifest,
  press: Press | null,
  meanwhile?: () => Promise<unknown>,
) {
  const newsroom = await readNewsroom(newsrooms, settings, {
    known: known.sources,
    lastRead: known.lastRead,
    now,
    spool: press?.spool ?? null,
    progress,
    tick,
    own: ownWork({ to, report: reportFile }),
    ...(meanwhile && { meanwhile }),
  })
  const settled = settle(newsroom.files, now, settings.timeZone)
  const findings = [...newsroom.findings, ...settled.findings]
  const desk = openPictures(settings.pictureLimits, known.pictures, tick)
  const placed = await placePictures(settled.published, desk, findings, progress)
  const { redirects, ...kept } = redirectsOf(placed, {
    slugs: settled.slugs,
    base: settings.base,
    isFree: (file) => press?.isFree(file) ?? true,
  })
  const { stories, ...linked } = linkStories(kept.stories, settled.received)
  const arranged = await arrange(
    stories.map(({ article }) => article),
    settled.withdrawn,
    settings,
  )
  const told = [...findings, ...kept.findings, ...linked.findings, ...arranged.findings].map((found) =>
    inLanguage(found, language),
  )
  // The list of the latest news grows old although nothing is published. Without an address there is none.
  const nextSitemap = settings.base === null ? null : nextNews(arranged.articles, now)
  return {
    arranged,
    stories,
    redirects,
    icons: await webManifest(settings, newsrooms[0]!, (file) => press?.keepsNamed(file) ?? false),
    now,
    progress,
    pictures: desk.planned,
    readAgain: newsroom.readAgain,
    known: { sources: newsroom.known, pictures: desk.known },
    report: reportOf(newsroom, settled, arranged.articles, told, [nextSitemap]),
  }
}
