import { cp } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import * as v from 'valibot'
import { MostViewed } from '#article/mostViewed.ts'
import { hourOf } from '#counter/window.ts'
import { publish } from '#publisher/publish.ts'
import { emptyPlace, newsroomOf, story } from '../publisher/smallNewsroom.ts'
import { countingHere } from './countingHere.ts'

const now = new Date('2026-11-23T14:30:00Z')
const hoursAgo = (hours: number) => hourOf(new Date(now.getTime() - hours * 3_600_000))
const settings = JSON.stringify({ minimumReaders: 2 })
const wire = { uri: 'urn:x:trukket', type: 'text', headline: 'Bru åpnet', body_text: 'Den er åpen.' }
const newsroom = {
  'lesesal.json': settings,
  'mye-lest.md': story('Mye lest'),
  'lite-lest.md': story('Lite lest'),
  'holdt.md': story('Holdt tilbake', 'embargo: 2999-01-01'),
  'trukket.json': JSON.stringify({ ...wire, version: '1' }),
}

let site: Awaited<ReturnType<typeof countingHere>>
let published: string
let edition: string

beforeAll(async () => {
  published = path.join(await emptyPlace(), 'edition')
  await publish({ newsrooms: [await newsroomOf(newsroom)], to: published })
}, 60_000)

beforeEach(async () => {
  edition = path.join(await emptyPlace(), 'edition')
  await cp(published, edition, { recursive: true })
  site = await countingHere(edition, { now: () => now })
})

afterEach(() => site.close())

/** Counts so many readers of an article, so many hours ago. */
function readers(article: string, count: number, hours = 0): Promise<void> {
  const views = Array.from({ length: count }, (_, at) => ({
    article,
    visitor: `${at} ${hours}`,
    hour: hoursAgo(hours),
  }))
  return site.store.add(views)
}

async function listed(query = ''): Promise<[string, number][]> {
  const { ranked } = v.parse(MostViewed, await (await site.get(`/api/most-viewed${query}`)).json())
  return ranked.map(({ teaser, views }) => [teaser.id, views])
}

test(
  'the list holds what enough readers have read, and nothing the edition does not have',
  { timeout: 60_000 },
  async () => {
    await readers('mye-lest', 3)
    await readers('lite-lest', 1)
    await readers('urn:x:trukket', 2)
    await readers('holdt', 9)
    await readers('finnes-ikke', 9)
    expect(await listed()).toEqual([
      ['mye-lest', 3],
      ['urn:x:trukket', 2],
    ])
    // Within the seconds an answer is kept, a publication withdraws one story and asks for fewer readers.
    const next = {
      ...newsroom,
      'lesesal.json': '{ "minimumReaders": 1 }',
      'trukket-igjen.json': JSON.stringify({ ...wire, version: '2', pubstatus: 'canceled' }),
    }
    await publish({ newsrooms: [await newsroomOf(next)], to: edition })
    expect(await listed()).toEqual([
      ['mye-lest', 3],
      ['lite-lest', 1],
    ])
    expect((await site.report('urn:x:trukket')).status).toBe(404)
    expect((await site.report('holdt')).status).toBe(404)
  },
)

test('each window sums its own hours and says which', async () => {
  await readers('mye-lest', 2)
  await readers('mye-lest', 3, 24)
  await readers('mye-lest', 5, 7 * 24)
  await readers('mye-lest', 7, 30 * 24)
  expect(await listed('?window=day')).toEqual([['mye-lest', 2]])
  expect(await listed('?window=week')).toEqual([['mye-lest', 5]])
  expect(await listed('?window=month')).toEqual([['mye-lest', 10]])
  const answer = await (await site.get('/api/most-viewed?window=month')).json()
  expect(answer).toMatchObject({
    from: '2026-10-24T15:00:00.000Z',
    to: '2026-11-23T14:30:00.000Z',
    computedAt: '2026-11-23T14:30:00.000Z',
  })
})

test('the answer may be kept for seconds, shown while it is asked for anew, and is revalidated by its tag', async () => {
  await readers('mye-lest', 2)
  const answer = await site.get('/api/most-viewed')
  expect(answer.headers.get('cache-control')).toBe('public, max-age=10, stale-while-revalidate=50')
  const tag = answer.headers.get('etag')!
  for (const named of [tag, tag.replace('W/', ''), `"other", ${tag}`]) {
    for (const method of ['GET', 'HEAD']) {
      const headers = { 'If-None-Match': named }
      expect((await fetch(`${site.address}/api/most-viewed`, { method, headers })).status, method).toBe(304)
    }
  }
  expect((await site.get('/api/most-viewed', { 'If-None-Match': '"other"' })).status).toBe(200)
})

test('a list that says the same is not sent again, whichever server worked it out, and when', async () => {
  await readers('mye-lest', 2)
  const tag = (await site.get('/api/most-viewed')).headers.get('etag')!
  const statusAt = async (moment: string) => {
    const other = await countingHere(edition, { views: `sqlite:${site.file}`, now: () => new Date(moment) })
    const { status } = await other.get('/api/most-viewed', { 'If-None-Match': tag })
    await other.close()
    return status
  }
  expect(await statusAt('2026-11-23T14:31:00Z')).toBe(304)
  // In the next hour it covers another stretch.
  expect(await statusAt('2026-11-23T15:00:00Z')).toBe(200)
  await readers('mye-lest', 3, 1)
  expect(await statusAt('2026-11-23T14:31:00Z')).toBe(200)
})

test('the list can be read and nothing else', async () => {
  const answer = await fetch(`${site.address}/api/most-viewed`, { method: 'DELETE' })
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  expect((await fetch(`${site.address}/api/most-viewed`, { method: 'HEAD' })).status).toBe(200)
})
