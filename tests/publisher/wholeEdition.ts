import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { expect } from 'vitest'
import { addressOf, fileOf } from '#article/addresses.ts'
import { Article } from '#article/article.ts'
import { Edition } from '#article/edition.ts'
import { ArchiveIndex, ArchiveListing, Front, Nearby, TopicListing, type Teaser } from '#article/listing.ts'
import { SearchIndex, shardFolder } from '#article/search.ts'
import { contentOf } from './smallNewsroom.ts'

/** Asks for something by its address; null when it is not there. */
export type Ask = (address: string) => Promise<string | null>

/** Asks a folder as a server would. */
export function askFolder(folder: string): Ask {
  return async (address) => {
    const file = path.extname(address) === '' ? path.join(address, 'index.html') : address
    return readFile(path.join(folder, file), 'utf8').catch(() => null)
  }
}

/** Everything an edition points to that is not there, followed from its lists: stories, pages, what pages load, search. Empty when it is whole. */
export async function missingFrom(ask: Ask): Promise<string[]> {
  const missing = new Set<string>()
  const asked = new Map<string, Promise<string | null>>()
  const there = (address: string) => {
    const answer = asked.get(address) ?? ask(address)
    asked.set(address, answer)
    return answer.then((text) => text ?? (missing.add(address), null))
  }
  const data = async <Schema extends v.GenericSchema>(schema: Schema, file: string) => {
    const text = await there(`/${file}`)
    return text === null ? null : v.parse(schema, JSON.parse(text))
  }
  const page = async (address: string) => {
    const html = (await there(address)) ?? ''
    for (const [, found] of html.matchAll(/(?:src|href|srcset)="(\/(?:assets|images)\/[^" ]+)/g)) await there(found!)
    return html
  }
  const story = async ({ slug, headline }: Teaser) => {
    await data(Article, fileOf.article(slug))
    const html = await page(addressOf.article(slug))
    if (!html.includes('id="page-state"')) missing.add(`the state of ${slug} (${headline})`)
    const { later, earlier, related } = (await data(Nearby, fileOf.nearby(slug))) ?? { related: [] }
    for (const beside of [later, earlier, ...related]) if (beside) await there(addressOf.article(beside.slug))
  }
  const stories = async (teasers: Teaser[] | undefined) => {
    for (const teaser of teasers ?? []) await story(teaser)
  }
  const topic = async (slug: string) => {
    await page(addressOf.topic(slug))
    await stories((await data(TopicListing, fileOf.topic(slug)))?.teasers)
  }

  for (const address of ['/', '/archive', '/most-viewed', '/search', '/about', '/404.html']) await page(address)
  const front = await data(Front, fileOf.front())
  await stories([...(front?.lead ? [front.lead] : []), ...(front?.second ?? []), ...(front?.latest ?? [])])
  for (const strip of front?.topics ?? []) await topic(strip.topic.slug)
  for (const { slug } of (await data(Edition, fileOf.edition()))?.topics ?? []) await topic(slug)
  for (const { period } of (await data(ArchiveIndex, fileOf.archive()))?.periods ?? []) {
    await page(addressOf.archivePeriod(period))
    await stories((await data(ArchiveListing, fileOf.archivePeriod(period)))?.teasers)
  }
  await searchIn(there, await data(SearchIndex, fileOf.search()))
  return [...missing]
}

const Entry = v.object({
  languages: v.record(v.string(), v.object({ hash: v.string(), wasm: v.nullable(v.string()) })),
})

async function searchIn(there: Ask, index: SearchIndex | null): Promise<void> {
  for (const shard of index?.shards ?? []) {
    const folder = `/${shardFolder(shard)}`
    const entry = await there(`${folder}/pagefind-entry.json`)
    if (entry === null) continue
    for (const { hash, wasm } of Object.values(v.parse(Entry, JSON.parse(entry)).languages)) {
      await there(`${folder}/pagefind.${hash}.pf_meta`)
      if (wasm !== null) await there(`${folder}/wasm.${wasm}.pagefind`)
    }
  }
}

/** An edition without what stays although no page names it any more: what another (`whole`) lacks of what lasts. */
export async function withoutWhatStays(to: string, whole: Map<string, Buffer>): Promise<Map<string, Buffer>> {
  const content = await contentOf(to)
  const list = JSON.parse(content.get('edition/files.json')!.toString()) as Record<string, string>
  for (const staying of content.keys().filter((one) => !whole.has(one))) {
    expect(staying).toMatch(/^(images|assets)\//)
    expect(list).toHaveProperty([staying])
    content.delete(staying)
    delete list[staying]
  }
  return content.set('edition/files.json', Buffer.from(JSON.stringify(list)))
}
