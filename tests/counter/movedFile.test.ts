import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { openStore } from '#counter/openStore.ts'
import { reportView, serveEdition, type ServedEdition } from './servedEdition.ts'

const article = 'norge/nei-til-eu'
let folder: string
let file: string
let server: ServedEdition
let reader = 0

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lesesal-moved-'))
  file = path.join(folder, 'views.sqlite')
  server = await serveEdition(inject('demoEdition'), `sqlite:${file}`)
})

afterEach(async () => {
  await server.stop('SIGKILL')
  await rm(folder, { recursive: true })
})

/** Reports views of so many readers, all at once; gives how many were acknowledged. */
async function reports(count: number): Promise<number> {
  const statuses = await Promise.all(Array.from({ length: count }, () => reportView(server.address, article, ++reader)))
  expect(statuses.filter((status) => status !== 202 && status !== 503)).toEqual([])
  return statuses.filter((status) => status === 202).length
}

async function viewsIn(place: string): Promise<number> {
  const store = openStore(`sqlite:${place}`)
  const sums = await store.sums('2000-01-01T00', '2100-01-01T00')
  await store.close()
  return sums.get(article) ?? 0
}

const aside = () => path.join(folder, 'aside.sqlite')
const ways: [string, () => Promise<void>][] = [
  ['is moved', () => rename(file, aside())],
  [
    'is moved with its log',
    async () => {
      for (const ending of ['', '-wal', '-shm']) await rename(file + ending, aside() + ending)
    },
  ],
  ['is deleted', () => rm(file)],
]

describe('when the file of views', () => {
  test.each(ways)(
    '%s while it is served, every view acknowledged later is in the file at its place',
    { timeout: 60_000 },
    async (how, move) => {
      const before = await reports(20)
      expect(before).toBe(20)
      await move()
      const after = (await reports(5)) + (await reports(20)) + (await reports(20))
      expect(after).toBeGreaterThanOrEqual(40)
      expect(server.said()).toMatch(/Views cannot be kept: .*views\.sqlite: the file was moved or deleted while in use/)
      expect(await server.stop('SIGTERM')).toBe(0)
      expect(await viewsIn(file)).toBe(after)
      if (how !== 'is deleted') expect(await viewsIn(aside())).toBe(before)
    },
  )

  test('is moved in the midst of many readers, no acknowledged view is lost', { timeout: 60_000 }, async () => {
    const over = new AbortController()
    let acknowledged = 0
    const everyone = Promise.all(
      Array.from({ length: 20 }, async () => {
        while (!over.signal.aborted) acknowledged += await reports(1)
      }),
    )
    const after = async (views: number) => {
      const goal = acknowledged + views
      await expect.poll(() => acknowledged, { timeout: 20_000 }).toBeGreaterThan(goal)
    }
    for (const name of ['first', 'second']) {
      await after(40)
      await rename(file, path.join(folder, name))
    }
    await after(40)
    over.abort()
    await everyone
    expect(await server.stop('SIGTERM')).toBe(0)
    const places = [file, ...['first', 'second'].map((name) => path.join(folder, name))]
    const kept: number[] = []
    for (const place of places) kept.push(await viewsIn(place))
    expect(kept.reduce((sum, views) => sum + views, 0)).toBeGreaterThanOrEqual(acknowledged)
  })

  test('is moved under two servers, both go on in one new file', { timeout: 60_000 }, async () => {
    const other = await serveEdition(inject('demoEdition'), `sqlite:${file}`)
    const both = async (count: number) => {
      const first = await reports(count)
      const mine = server
      server = other
      const second = await reports(count)
      server = mine
      return first + second
    }
    expect(await both(20)).toBe(40)
    await rename(file, aside())
    const after = (await both(3)) + (await both(20))
    expect(after).toBeGreaterThanOrEqual(40)
    expect(await other.stop('SIGTERM')).toBe(0)
    expect(await server.stop('SIGTERM')).toBe(0)
    expect([await viewsIn(aside()), await viewsIn(file)]).toEqual([40, after])
  })
})
