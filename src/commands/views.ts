import { readFile } from 'node:fs/promises'
import { windows, type WindowName } from '#article/mostViewed.ts'
import { openCatalogue } from '#counter/catalogue.ts'
import { exportCounts, importCounts } from '#counter/countsFile.ts'
import { openStore } from '#counter/openStore.ts'
import { ranking } from '#counter/ranking.ts'
import { needed, parsed, UsageError, withFile } from '../commandLine.ts'

/** `lesesal views import | export | top`. */
export async function viewsCommand([action, ...words]: string[]): Promise<number> {
  const { values, positionals } = parsed(words, {
    views: { type: 'string' },
    edition: { type: 'string' },
    window: { type: 'string' },
    replace: { type: 'boolean' },
  })
  if (values.views === undefined) throw new UsageError('Which views? Add --views sqlite:<file> or --views redis://…')
  const store = openStore(values.views)
  try {
    switch (action) {
      case 'export':
        process.stdout.write(await exportCounts(store))
        return 0
      case 'import': {
        const [csv] = positionals
        if (csv === undefined) throw new UsageError('Which counts? lesesal views import <csv>')
        const known = values.edition === undefined ? null : (await openCatalogue(values.edition)()).stories
        const { imported, findings } = await importCounts(
          store,
          await withFile('<csv>', csv, () => readFile(csv, 'utf8')),
          {
            known,
            replace: values.replace ?? false,
            now: new Date(),
          },
        )
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

function isWindow(word: string): word is WindowName {
  return Object.hasOwn(windows, word)
}
