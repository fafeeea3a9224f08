import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { addressOf, fileOf } from '#article/addresses.ts'
import { Article } from '#article/article.ts'
import { publish } from '#publisher/publish.ts'
import { startServer } from '#server/server.ts'
import { demoNewsroom } from '../demo/demo.ts'
import { handWrittenPage, handWrittenStyles } from './handWrittenPage.ts'
import { writeManyArticles } from './manyArticles.ts'

const folder = '.lesesal/benchmark'

/** Stories with and without pictures on our server, and beside it, on another port of the same server, one of its stories as a hand-written page. */
export async function serveStories(
  slug: string,
): Promise<{ ours: string; handWritten: string; close(): Promise<void> }> {
  const newsroom = await writeNewsroom()
  const edition = path.join(folder, 'edition')
  await publish({ newsrooms: [newsroom], to: edition })
  const handWritten = await writeByHand(edition, slug)
  const servers = await Promise.all([
    startServer({ folder: edition, port: 0, views: `sqlite:${folder}/views.sqlite`, trustProxy: 0 }),
    startServer({ folder: handWritten, port: 0, views: null, trustProxy: 0 }),
  ])
  const [ours, other] = servers.map((server) => server.address) as [string, string]
  return {
    ours,
    handWritten: other,
    close: async () => void (await Promise.all(servers.map((server) => server.close()))),
  }
}

/** The Norwegian stories of the demo, with their pictures, above forty that were generated. */
async function writeNewsroom(): Promise<string> {
  const newsroom = path.join(folder, 'newsroom')
  await rm(newsroom, { recursive: true, force: true })
  for (const copied of ['lesesal.json', 'norge', 'pictures'])
    await cp(path.join(demoNewsroom, copied), path.join(newsroom, copied), {
      recursive: true,
      preserveTimestamps: true,
    })
  writeManyArticles(path.join(newsroom, 'generated'), 40)
  await rm(path.join(newsroom, 'generated/lesesal.json'))
  return newsroom
}

/** A folder that our server takes for an edition and that holds one page, its fonts and its pictures. */
async function writeByHand(edition: string, slug: string): Promise<string> {
  const to = path.join(folder, 'by-hand')
  const fontNamed = async (name: string) =>
    `/assets/${(await readdir(path.join(edition, 'assets'))).find((file) => file.startsWith(`${name}-`) && file.endsWith('.woff2'))}`
  const fonts = { serif: await fontNamed('serif'), sans: await fontNamed('sans') }
  const article = v.parse(Article, JSON.parse(await readFile(path.join(edition, fileOf.article(slug)), 'utf8')))
  const page = path.join(to, addressOf.article(slug), 'index.html')
  await mkdir(path.dirname(page), { recursive: true })
  await mkdir(path.join(to, 'edition'), { recursive: true })
  for (const copied of ['assets', 'images', fileOf.withdrawn()])
    await cp(path.join(edition, copied), path.join(to, copied), { recursive: true, force: true })
  await writeFile(page, handWrittenPage(article, fonts))
  const hash = createHash('sha256').update(handWrittenStyles(fonts)).digest('base64')
  const headers = v.parse(
    v.record(v.string(), v.string()),
    JSON.parse(await readFile(path.join(edition, fileOf.headers()), 'utf8')),
  )
  const policy = headers['Content-Security-Policy']!.replace("style-src 'self'", `style-src 'self' 'sha256-${hash}'`)
  await writeFile(path.join(to, fileOf.headers()), JSON.stringify({ ...headers, 'Content-Security-Policy': policy }))
  return to
}
