import { existsSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { openCatalogue } from '#counter/catalogue.ts'
import { importCounts } from '#counter/countsFile.ts'
import { openStore } from '#counter/openStore.ts'
import { publish } from '#publisher/publish.ts'
import type { Report } from '#publisher/telling/report.ts'

/** The sources of the demo edition: our own articles, in every format we read. */
export const demoNewsroom = fileURLToPath(new URL('../newsroom/', import.meta.url))

const counts = fileURLToPath(new URL('views.csv', import.meta.url))

/** Publishes the demo newsroom into `folder` and counts its views from views.csv, whose hours are relative to now. */
export async function publishDemo(
  folder: string,
  base?: string,
): Promise<{ report: Report; edition: string; views: string }> {
  const edition = path.join(folder, 'edition')
  const views = `sqlite:${path.join(folder, 'views.sqlite')}`
  if (!existsSync(edition))
    console.log('Publishing the demo edition. Its pictures are made this once, which takes minutes …')
  await mkdir(folder, { recursive: true })
  const report = await publish({ newsrooms: [demoNewsroom], to: edition, ...(base !== undefined && { base }) })
  await importDemoViews(edition, views)
  return { report, edition, views }
}

async function importDemoViews(edition: string, views: string): Promise<void> {
  const store = openStore(views)
  const { stories: known } = await openCatalogue(edition)()
  await importCounts(store, await readFile(counts, 'utf8'), { known, replace: true, now: new Date() })
  await store.close()
}

/** An empty folder of this name, whatever was there before. */
export async function emptyFolder(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  return folder
}
