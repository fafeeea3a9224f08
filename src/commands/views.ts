import { isUtf8 } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { WindowName } from '#article/mostViewed.ts'
import { openCatalogue, type Catalogue } from '#counter/catalogue.ts'
import { exportCounts, importCounts } from '#counter/countsFile.ts'
import { openKeptStore, openStore } from '#counter/openStore.ts'
import { ranking } from '#counter/ranking.ts'
import { forgetOldDays } from '#counter/visitors.ts'
import { StoreUnavailable, type ViewStore } from '#counter/viewStore.ts'
import { openSecurityHeaders } from '#server/security.ts'
import { shown } from '#terminal/shown.ts'
import { told } from '#terminal/told.ts'
import { needed, noMoreThan, parsed, UsageError, withFile } from '../commandLine.ts'
import { whereViewsAre } from './whereViewsAre.ts'

/** `lesesal views import | export | top`. */
export async function viewsCommand(words: string[]): Promise<number> {
  const { values, positionals } = parsed(words, {
    views: { type: 'string' },
    edition: { type: 'string' },
    window: { type: 'string' },
    replace: { type: 'boolean' },
  })
  const { edition, window = 'week', replace = false } = values
  const views = whereViewsAre(values.views)
  const [action = '', ...rest] = positionals
  if (views === undefined) throw new UsageError(told('ask.views'))
  noMoreThan(action === 'import' ? 1 : 0, rest)
  switch (action) {
    case 'export':
      return within(openKeptStore(views), exportTo)
    case 'import': {
      const [csv] = rest
      if (csv === undefined) throw new UsageError(told('ask.counts'))
      return within(openStore(views), (store) => importFrom(csv, store, edition, replace))
    }
    case 'top':
      if (!v.is(WindowName, window))
        throw new UsageError(
          told('option.choice', { name: '--window', word: window, known: WindowName.options.join(', ') }),
        )
      return within(openKeptStore(views), (store) => tellTop(store, needed(edition, '--edition <folder>'), window))
    default:
      throw new UsageError(told('ask.views-action'))
  }
}

/** Works with a store, and leaves nothing of readers in it that has had its time: no server may be there to do so. */
async function within(store: ViewStore, work: (store: ViewStore) => Promise<number>): Promise<number> {
  try {
    const code = await work(store)
    await forgetOldDays(store, new Date()).catch((error: Error) =>
      console.error(told('views.kept-too-long', { reason: error.message })),
    )
    return code
  } finally {
    await store.close()
  }
}

async function exportTo(store: ViewStore): Promise<number> {
  process.stdout.write(await exportCounts(store))
  return 0
}

async function importFrom(
  csv: string,
  store: ViewStore,
  edition: string | undefined,
  replace: boolean,
): Promise<number> {
  const known = edition === undefined ? null : (await knownOf(edition)).stories
  const text = textOf(await withFile('<csv>', csv, () => readFile(csv)), csv)
  const { imported, added, findings } = await importCounts(store, text, { known, replace, now: new Date() }).catch(
    (error: Error) => {
      throw cutShort(error, replace)
    },
  )
  for (const finding of findings) console.error(shown(`${csv}:${finding.line}  ${finding.message}`))
  const done = told(imported === 1 ? 'views.imported/one' : 'views.imported', { count: imported })
  console.log(imported === 0 && replace ? `${done} ${told('views.as-before')}` : done)
  if (added > 0) console.log(told('views.on-top', { count: added }))
  if (findings.length === 0) return 0
  return imported === 0 ? 2 : 1
}

/** A store that failed, perhaps half-way, with what is to be done when it is back. */
function cutShort(error: Error, replace: boolean): Error {
  if (!(error instanceof StoreUnavailable)) return error
  const remedy = told(replace ? 'views.cut-short/replace' : 'views.cut-short')
  return new StoreUnavailable(`${error.message}\n${remedy}`, { cause: error })
}

/** The text of a file. Throws UsageError when it is not UTF-8, as its ids would become those of no article. */
function textOf(bytes: Buffer, file: string): string {
  const text = bytes.toString()
  if (isUtf8(bytes)) return text
  const line = text.split('\n').findIndex((some) => some.includes('\uFFFD')) + 1
  throw new UsageError(told('views.encoding', { place: `${file}:${line}` }))
}

async function tellTop(store: ViewStore, edition: string, window: WindowName): Promise<number> {
  const known = await knownOf(edition)
  const { ranked } = await ranking(store, known, window, 50, new Date())
  if (ranked.length === 0) console.log(told(`views.none/${window}`))
  for (const { views, teaser } of ranked) console.log(shown(`${String(views).padStart(8)}  ${teaser.headline}`))
  return 0
}

/** What the edition in a folder knows. Throws NoEdition, as a server of it would. */
async function knownOf(edition: string): Promise<Catalogue> {
  await openSecurityHeaders(edition)()
  return openCatalogue(edition)()
}
