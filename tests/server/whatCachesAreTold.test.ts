import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { countingHere } from './countingHere.ts'

const id = 'norge/nei-til-eu'
let now = new Date('2026-11-26T10:00:00Z')
const newsroomToken = 'et-langt-og-ukjent-ord-2026'
let site: Awaited<ReturnType<typeof countingHere>>

beforeAll(async () => {
  site = await countingHere(inject('demoEdition'), { now: () => now, newsroomToken })
})
afterAll(() => site.close())

/** An answer as it was sent, without anything unpacking it. */
async function answerTo(address: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const [answer] = (await once(httpRequest(new URL(address, site.address), { headers }).end(), 'response')) as [
    IncomingMessage,
  ]
  return answer.resume()
}

async function asset(ending: string): Promise<string> {
  const files = await readdir(path.join(inject('demoEdition'), 'assets'))
  return `/assets/${files.find((file) => file.endsWith(ending))}`
}

describe('whatever is packed for some readers', () => {
  test.each([
    ['a page', async () => '/a/nei-til-eu'],
    ['a page nobody has', async () => '/finnes-ikke'],
    ['a script', () => asset('.js')],
    ['a style', () => asset('.css')],
    ['a story’s data', async () => '/edition/articles/nei-til-eu.json'],
    ['the list', async () => '/api/most-viewed'],
  ])('%s says so to caches, packed or not', async (_, place) => {
    const address = await place()
    for (const encoding of ['br', 'identity']) {
      const { headers } = await answerTo(address, { 'Accept-Encoding': encoding })
      expect(headers.vary, encoding).toBe('accept-encoding')
    }
  })

  test('is named by one tag that all encodings share, and not changed is told without an encoding', async () => {
    for (const address of ['/a/nei-til-eu', await asset('.js'), '/api/most-viewed?window=month&limit=50']) {
      const tags = new Set<string | undefined>()
      for (const encoding of ['br', 'gzip', 'identity']) {
        const { headers } = await answerTo(address, { 'Accept-Encoding': encoding })
        tags.add(headers.etag)
      }
      expect(tags.size).toBe(1)
      const [tag] = tags as Set<string>
      expect(tag).toMatch(/^W\/"/)
      for (const named of [tag!, tag!.slice(2)]) {
        const { statusCode, headers } = await answerTo(address, { 'Accept-Encoding': 'br', 'If-None-Match': named })
        if (named === tag) expect(statusCode).toBe(304)
        if (statusCode === 304)
          expect([headers['content-encoding'], headers.vary]).toEqual([undefined, 'accept-encoding'])
      }
    }
  })

  test('a picture and a font are the same to everybody', async () => {
    const { headers } = await answerTo(await asset('.woff2'), { 'Accept-Encoding': 'br' })
    expect([headers.vary, headers['content-encoding']]).toEqual([undefined, undefined])
  })
})

test('neither a redirect nor a refusal is kept without being asked for again', async () => {
  for (const [method, address, status] of [
    ['GET', '/a/nei-til-eu/', 308],
    ['GET', '/assets/', 308],
    ['POST', '/a/nei-til-eu', 405],
  ] as const) {
    const answer = await fetch(site.address + address, { method, redirect: 'manual' })
    expect([address, answer.status, answer.headers.get('cache-control')]).toEqual([address, status, 'public, no-cache'])
  }
})

test('a part is not given to whoever holds another part of what a weak tag named', async () => {
  const { headers } = await answerTo('/feed.xml')
  const range = { Range: 'bytes=0-9' }
  expect((await answerTo('/feed.xml', range)).statusCode).toBe(206)
  expect((await answerTo('/feed.xml', { ...range, 'If-Range': headers.etag! })).statusCode).toBe(200)
  expect((await answerTo('/feed.xml', { ...range, 'If-Range': headers['last-modified']! })).statusCode).toBe(206)
})

test('when the clock is put back, lists and the newsroom’s page are made anew as soon as ever', async () => {
  const knocking = { Authorization: `Basic ${btoa(`kari:${newsroomToken}`)}` }
  const listed = async () => (await (await site.get('/api/most-viewed')).json()).ranked.length
  const shown = async () =>
    /Last seven days<\/dt>\s*<dd class="number">(\d+)</.exec(
      await (await site.get('/newsroom?lang=en', knocking)).text(),
    )?.[1]
  expect([await listed(), await shown()]).toEqual([0, '0'])
  now = new Date('2026-11-26T08:00:00Z')
  await site.store.add(['x', 'y', 'z'].map((visitor) => ({ article: id, visitor, hour: '2026-11-26T08' })))
  const clock = performance.now.bind(performance)
  vi.spyOn(performance, 'now').mockImplementation(() => clock() + 60_000)
  expect([await listed(), await shown()]).toEqual([1, '3'])
})
