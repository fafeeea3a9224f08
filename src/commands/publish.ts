import { isBuiltUpon, type Remembered } from '#publisher/remembering/manifest.ts'
import { ownWork, type OwnWork } from '#publisher/keeping/ownWork.ts'
import { progressBar } from '#publisher/telling/progressBar.ts'
import { writtenIn } from '#publisher/telling/summaryTable.ts'
import { publish } from '#publisher/publish.ts'
import { watchFolders } from '#publisher/watch.ts'
import { shown } from '#terminal/shown.ts'
import { terminalLanguage, told } from '#terminal/told.ts'
import { parsed, UsageError } from '../commandLine.ts'
import { startThrifty } from './startThrifty.ts'
import { checkReportPlace, tell, timeOfDay } from './tell.ts'

const language = terminalLanguage()

/** `lesesal publish <newsroom>… --to <folder>`. */
export async function publishCommand(words: string[]): Promise<number> {
  const { values, positionals } = parsed(words, {
    to: { type: 'string' },
    base: { type: 'string' },
    watch: { type: 'boolean' },
    report: { type: 'string' },
    force: { type: 'boolean' },
    quiet: { type: 'boolean' },
  })
  const { to, base, force = false, quiet = false } = values
  if (positionals.length === 0) throw new UsageError(told('ask.newsroom-to-publish'))
  if (to === undefined) throw new UsageError(told('ask.to'))
  await checkReportPlace(values.report, to)
  if (force || !isBuiltUpon(to)) startThrifty()
  let isFirst = true
  const remembered: Remembered = new Map()
  const said = new Set<string>()
  const once = async () => {
    const started = performance.now()
    const bar = progressBar(quiet ? { write: () => undefined } : process.stdout, language)
    const options = {
      newsrooms: positionals,
      to,
      language,
      force: force && isFirst,
      progress: bar.show,
      remembered,
      ...(base !== undefined && { base }),
      ...(values.report !== undefined && { reportFile: values.report }),
    }
    const report = await publish(options).finally(bar.clear)
    isFirst = false
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    const code = await tell(report, writtenIn(to, report, seconds), {
      reportFile: values.report,
      quiet,
      ...(values.watch && { said }),
    })
    return { code, nextChange: report.nextChange }
  }
  const first = once()
  const own = ownWork({ to, report: values.report })
  return values.watch ? watchAndPublish(positionals, own, first, once) : (await first).code
}

type Published = Promise<{ code: number; nextChange: number | null }>

/** How long until a publication that failed is tried again, at first and at most. Milliseconds. */
const patience = { first: 5_000, most: 300_000 }

/**
 * Publishes again when a file changes, and when an embargo, an expiry or the end of two days of news comes due; what
 * failed is tried again until it is done, since a story may have to go. Ends only when the first time fails.
 */
async function watchAndPublish(
  folders: string[],
  own: OwnWork,
  first: Published,
  once: () => Published,
): Promise<never> {
  let wait = patience.first
  const again = async () => {
    const report = await once().catch((error: Error) => console.error(`${timeOfDay()}  ${shown(error.message)}`))
    watched.changeAt(report ? report.nextChange : Date.now() + wait)
    wait = report ? patience.first : Math.min(wait * 2, patience.most)
  }
  const watched = watchFolders(folders, again, { before: first, own })
  try {
    watched.changeAt((await first).nextChange)
  } catch (error) {
    watched.stop()
    throw error
  }
  return new Promise(() => undefined)
}
