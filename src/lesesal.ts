#!/usr/bin/env node
import { readFile, writeFile } from 'node:fs/promises'
import { openCatalogue } from '#counter/catalogue.ts'
import { exportCounts, importCounts } from '#counter/countsFile.ts'
import { openStore, StoreAddressError } from '#counter/openStore.ts'
import { ranking } from '#counter/ranking.ts'
import { StoreUnavailable } from '#counter/viewStore.ts'
import { windows, type WindowName } from '#article/mostViewed.ts'
import { describeFinding, terminalLanguage, type FindingLanguage } from '#publisher/findings.ts'
import { check, publish } from '#publisher/publish.ts'
import { fetchFeeds } from '#publisher/fetchFeeds.ts'
import { progressBar } from '#publisher/progressBar.ts'
import type { Report } from '#publisher/report.ts'
import { summaryLine, summaryTable } from '#publisher/summaryTable.ts'
import { SettingsError } from '#publisher/settings.ts'
import { watchFolders } from '#publisher/watch.ts'
import { PlaceError } from '#publisher/writeEdition.ts'
import { NoEdition } from '#server/security.ts'
import { PortError, startServer } from '#server/server.ts'
import { needed, parsed, UsageError, wholeNumber } from './commandLine.ts'

const help = `lesesal – turns a newsroom's article files into a place to read them

  lesesal publish <newsroom>… --to <folder>   [--base https://…] [--watch] [--report findings.json] [--quiet]
  lesesal check   <newsroom>…                 [--report findings.json]
  lesesal fetch   <url>… --to <newsroom>      [--allow-private]
  lesesal serve   <folder>                    [--port 4173] [--host localhost] [--views sqlite:<file>] [--trust-proxy 1]
  lesesal views   import <csv> --edition <folder> --views sqlite:<file> [--replace]
                  export --views sqlite:<file>
                  top --edition <folder> --views sqlite:<file> [--window day|week|month]

Examples
  lesesal check my-articles
  lesesal fetch https://avisa.example/feed.xml --to my-articles/feeds
  lesesal publish my-articles --to site --base https://avisa.example
  lesesal serve site --views sqlite:views.sqlite

Exit codes: 0 all published, 1 some files rejected (the rest published), 2 nothing done.`

const language = terminalLanguage(process.env)
const [command, ...rest] = process.argv.slice(2)
try {
  process.exitCode = await run(command, rest)
} catch (error) {
  // The message is for whoever typed the command; a trace is only for a fault of ours.
  console.error(isExpected(error) ? error.message : error)
  process.exitCode = 2
}

async function run(name: string | undefined, words: string[]): Promise<number> {
  switch (name) {
    case 'publish':
      return publishCommand(words)
    case 'check':
      return checkCommand(words)
    case 'fetch':
      return fetchCommand(words)
    case 'serve':
      return serveCommand(words)
    case 'views':
      return viewsCommand(words)
    case '--help':
    case 'help':
      console.log(help)
      return 0
    default:
      throw new UsageError(name === undefined ? help : `There is no command "${name}".\n\n${help}`)
  }
}

async function publishCommand(words: string[]): Promise<number> {
  const { values, positionals } = parsed(words, {
    to: { type: 'string' },
    base: { type: 'string' },
    watch: { type: 'boolean' },
    report: { type: 'string' },
    quiet: { type: 'boolean' },
  })
  const { to, base, quiet = false } = values
  if (positionals.length === 0)
    throw new UsageError('Which folder holds the articles? lesesal publish <newsroom> --to <folder>')
  if (to === undefined) throw new UsageError('Where should the edition go? Add --to <folder>')
  const once = async () => {
    const started = performance.now()
    const bar = progressBar(quiet ? { write: () => undefined } : process.stdout, language)
    const options = { newsrooms: positionals, to, language, progress: bar.show, ...(base !== undefined && { base }) }
    const report = await publish(options).finally(bar.clear)
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    const done = {
      en: `in ${to} (${report.written} files written, ${seconds} s)`,
      nb: `i ${to} (${report.written} filer skrevet, ${seconds} s)`,
    }
    return { code: await tell(report, done, values.report, quiet), nextChange: report.nextChange }
  }
  const { code, nextChange } = await once()
  if (!values.watch) return code
  return watchAndPublish(positionals, nextChange, once)
}

/** Publishes again when a file changes, and when an embargo or an expiry comes due. Never ends. */
function watchAndPublish(
  folders: string[],
  first: number | null,
  once: () => Promise<{ nextChange: number | null }>,
): Promise<never> {
  const again = async () => {
    const report = await once().catch((error: Error) => console.error(error.message))
    if (report) watched.changeAt(report.nextChange)
  }
  const watched = watchFolders(folders, again)
  watched.changeAt(first)
  return new Promise(() => undefined)
}

async function checkCommand(words: string[]): Promise<number> {
  const { values, positionals } = parsed(words, { report: { type: 'string' } })
  if (positionals.length === 0) throw new UsageError('Which folder holds the articles? lesesal check <newsroom>')
  const report = await check(positionals, { language })
  const done = { en: 'can be published', nb: 'kan publiseres' }
  const code = await tell(report, done, values.report, false)
  console.log(`\n${summaryTable(report, language)}`)
  return code
}

async function fetchCommand(words: string[]): Promise<number> {
  const { values, positionals } = parsed(words, { to: { type: 'string' }, 'allow-private': { type: 'boolean' } })
  if (positionals.length === 0) throw new UsageError('Which addresses? lesesal fetch <url> --to <newsroom>')
  const to = needed(values.to, '--to <newsroom>')
  const fetched = await fetchFeeds({ urls: positionals, to, allowPrivate: values['allow-private'] ?? false })
  for (const { outcome, url, message } of fetched) console.log(`${outcome.padEnd(9)}  ${url}  ${message}`)
  const failed = fetched.filter(({ outcome }) => outcome === 'failed').length
  if (failed === fetched.length) return 2
  return failed > 0 ? 1 : 0
}

async function serveCommand(words: string[]): Promise<number> {
  const { values, positionals } = parsed(words, {
    port: { type: 'string' },
    host: { type: 'string' },
    views: { type: 'string' },
    'trust-proxy': { type: 'string' },
  })
  const [folder] = positionals
  if (folder === undefined) throw new UsageError('Which edition? lesesal serve <folder>')
  const server = await startServer({
    folder,
    port: wholeNumber(values.port ?? process.env.PORT ?? '4173', '--port'),
    views: values.views ?? null,
    trustProxy: wholeNumber(values['trust-proxy'] ?? '0', '--trust-proxy'),
    ...(values.host !== undefined && { host: values.host }),
  })
  console.log(`Serving ${folder} at ${server.address}`)
  console.log(
    values.views === undefined
      ? 'Views are not counted (--views sqlite:<file> counts them).'
      : `Views are counted in ${values.views}`,
  )
  await stopSignal()
  await server.close()
  return 0
}

async function viewsCommand([action, ...words]: string[]): Promise<number> {
  const { values, positionals } = parsed(words, {
    views: { type: 'string' },
    edition: { type: 'string' },
    window: { type: 'string' },
    replace: { type: 'boolean' },
  })
  if (values.views === undefined) throw new UsageError('Which views? Add --views sqlite:<file>')
  const store = openStore(values.views)
  try {
    switch (action) {
      case 'export':
        process.stdout.write(await exportCounts(store))
        return 0
      case 'import': {
        const [csv] = positionals
        if (csv === undefined) throw new UsageError('Which counts? lesesal views import <csv>')
        const known = await openCatalogue(needed(values.edition, '--edition <folder>'))()
        const { imported, findings } = await importCounts(store, await readFile(csv, 'utf8'), {
          known: known.stories,
          replace: values.replace ?? false,
          now: new Date(),
        })
        for (const finding of findings) console.error(`${csv}:${finding.line}  ${finding.message}`)
        console.log(`Imported ${imported} counts.`)
        return findings.length > 0 ? 1 : 0
      }
      case 'top': {
        const window = values.window ?? 'week'
        if (!isWindow(window)) throw new UsageError(`--window is one of ${Object.keys(windows).join(', ')}`)
        const known = await openCatalogue(needed(values.edition, '--edition <folder>'))()
        const { ranked } = await ranking(store, known, window, 50, new Date())
        if (ranked.length === 0) console.log(`No article has had enough readers in the last ${window}.`)
        for (const { views, teaser } of ranked) console.log(`${String(views).padStart(8)}  ${teaser.headline}`)
        return 0
      }
      default:
        throw new UsageError('lesesal views import <csv> | export | top')
    }
  } finally {
    await store.close()
  }
}

/** Shows what the publisher remarked, and how it went; the exit code tells whether something was rejected. */
async function tell(
  report: Report,
  done: Record<FindingLanguage, string>,
  reportFile: string | undefined,
  quiet: boolean,
): Promise<number> {
  const isRejected = report.findings.some(({ kind }) => kind === 'rejected')
  if (!quiet) for (const finding of report.findings) console.log(describeFinding(finding, language))
  if (reportFile !== undefined) await writeFile(reportFile, `${JSON.stringify(report, null, 2)}\n`)
  if (!quiet || isRejected) console.log(summaryLine(report, done, language))
  if (report.published === 0) return 2
  return isRejected ? 1 : 0
}

function isWindow(word: string): word is WindowName {
  return Object.hasOwn(windows, word)
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve())
    process.once('SIGINT', () => resolve())
  })
}

/** Faults of the call or the place, which the message explains, as against faults of ours. */
function isExpected(error: unknown): error is Error {
  const expected = [UsageError, SettingsError, PlaceError, StoreAddressError, StoreUnavailable, NoEdition, PortError]
  return expected.some((kind) => error instanceof kind) || (error instanceof Error && 'code' in error)
}
