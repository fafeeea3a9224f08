import { statSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { openStore } from '#counter/openStore.ts'
import type { ViewStore } from '#counter/viewStore.ts'
import { openVisitors } from '#counter/visitors.ts'
import { hourOf } from '#counter/window.ts'
import { bytesIn, grounds, type Ground } from './grounds.ts'
import { startRedis } from './redisServer.ts'

const monday = new Date('2026-11-23T09:00:00Z')
const readers = Array.from({ length: 300 }, (_, number) => ({
  address: `198.51.100.${number % 250}`,
  agent: `Rare/${number} Browser`,
}))

/** How many of these are somewhere in these bytes. */
function found(bytes: Buffer, traces: (string | Buffer)[]): number {
  return traces.filter((trace) => bytes.includes(trace)).length
}

function later(hours: number): Date {
  return new Date(monday.getTime() + hours * 3_600_000)
}

describe.each(grounds)('in $store', ({ prepare }) => {
  let ground: Ground
  let store: ViewStore
  beforeAll(async () => {
    ground = await prepare()
  })
  beforeEach(async () => {
    store = openStore(await ground.fresh())
  })
  afterEach(() => store.close())
  afterAll(() => ground.end())

  /** Every reader reads ten stories; gives the hashes they went by. */
  async function readAt(moment: Date): Promise<string[]> {
    const { nameOf } = await openVisitors(store).on(moment)
    const hashes = readers.map(({ address, agent }) => nameOf(address, agent))
    for (const visitor of hashes) {
      await store.add(
        Array.from({ length: 10 }, (_, story) => ({ article: `sak/${story}`, visitor, hour: hourOf(moment) })),
      )
    }
    return hashes
  }

  test(
    'two days later nothing tells who read: no address, no agent, no salt, no hash',
    { timeout: 60_000 },
    async () => {
      const hashes = await readAt(monday)
      const salt = Buffer.from(await store.saltOf('2026-11-23'))
      const salts = [salt, salt.toString('base64'), salt.toString('base64url'), salt.toString('hex')]
      const readersThemselves = readers.flatMap(({ address, agent }) => [address, agent])
      await readAt(later(20))

      // While they are needed hashes and salt are there, which shows that the search finds what there is.
      const before = await ground.bytes()
      expect(found(before, hashes)).toBe(hashes.length)
      expect(found(before, salts)).toBeGreaterThan(0)
      expect(found(before, readersThemselves)).toBe(0)

      await openVisitors(store).forget(new Date('2026-11-25T00:00:00Z'))
      const after = await ground.bytes()
      expect(found(after, hashes)).toBe(0)
      expect(found(after, salts)).toBe(0)
      expect(found(after, readersThemselves)).toBe(0)
      expect((await store.sums('2026-11-23T00', '2026-11-25T00')).get('sak/3')).toBe(600)
    },
  )

  test('a process in which nobody reads any more forgets the day’s salt with the store', async () => {
    const visitors = openVisitors(store)
    const named = async () => (await visitors.on(monday)).nameOf('198.51.100.1', 'Rare/1 Browser')
    const before = await named()
    await visitors.forget(later(24))
    expect(await named()).toBe(before)
    await visitors.forget(later(48))
    expect(await named()).not.toBe(before)
  })

  test('a server whose clock is behind takes nothing from one whose clock is right, so nobody counts twice', async () => {
    const [visitor] = await readAt(monday)
    const behind = openVisitors(store)
    await behind.on(later(-3 * 24))
    await behind.forget(later(-3 * 24))
    expect(await readAt(monday)).toContain(visitor)
    expect((await store.sums('2026-11-23T00', '2026-11-23T23')).get('sak/3')).toBe(300)
  })

  test('a salt that was destroyed is never made again', async () => {
    const salt = await store.saltOf('2026-11-23')
    expect(await store.saltOf('2026-11-23')).toEqual(salt)
    await store.forgetBefore('2026-11-24')
    expect(await store.saltOf('2026-11-23')).not.toEqual(salt)
  })
})

test('a day of many readers is forgotten bit by bit, so that views of today are taken meanwhile', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'lesesal-forgetting-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const store = openStore(`sqlite:${folder}/views.sqlite`)
  const crowd = Array.from({ length: 50_000 }, (_, reader) => `r${reader}`)
  await store.add(crowd.map((visitor) => ({ article: 'a', visitor, hour: hourOf(monday) })))
  let isForgotten = false
  const forgetting = store.forgetBefore('2026-11-24').then(() => (isForgotten = true))
  await store.add([{ article: 'b', visitor: 'x', hour: hourOf(later(48)) }])
  expect(isForgotten).toBe(false)
  await forgetting
  await store.close()
  const database = new DatabaseSync(`${folder}/views.sqlite`)
  expect(database.prepare('SELECT day FROM seen').all()).toEqual([{ day: '2026-11-25' }])
  expect(database.prepare('SELECT SUM(views) AS views FROM hours').get()).toEqual({ views: 50_001 })
  database.close()
})

test('what readers could be told apart by is in files that only their owner can read', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'lesesal-private-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const store = openStore(`sqlite:${folder}/views.sqlite`)
  await store.saltOf('2026-11-23')
  const modes = (await readdir(folder)).map((file) => [file, statSync(path.join(folder, file)).mode & 0o777])
  expect(Object.fromEntries(modes)).toEqual({
    'views.sqlite': 0o600,
    'views.sqlite-wal': 0o600,
    'views.sqlite-shm': 0o600,
  })
  await store.close()
})

test('what has expired in Redis while no server ran is in its files no more once one runs', async () => {
  const server = await startRedis('--appendonly', 'yes', '--rdbcompression', 'no', '--save', '3600 1')
  const first = openStore(server.address)
  const visitor = (await openVisitors(first).on(monday)).nameOf('198.51.100.1', 'Rare/1 Browser')
  await first.add([{ article: 'a', visitor, hour: hourOf(monday) }])
  await first.close()
  const salt = server.ask('GET', 'lesesal:salt:2026-11-23')
  const keys = server.ask('KEYS', '*').split('\n')
  const secrets = keys.filter((key) => /:(salt|seen):/.test(key))
  // What is being written into a file holds what there was at the beginning.
  server.ask('CONFIG', 'SET', 'rdb-key-save-delay', '200000')
  server.ask('BGSAVE')
  for (const key of secrets) server.ask('PEXPIRE', key, '1')
  await expect.poll(() => secrets.map((key) => server.ask('EXISTS', key))).toEqual(['0', '0'])
  expect(found(await bytesIn(server.folder), [salt, visitor])).toBe(2)

  const second = openStore(server.address)
  await openVisitors(second).forget(later(5 * 24))
  server.ask('CONFIG', 'SET', 'rdb-key-save-delay', '0')
  const isWriting = () => /(in_progress|scheduled):1/.test(server.ask('INFO', 'persistence'))
  await expect.poll(isWriting, { timeout: 10_000 }).toBe(false)
  // Such a server is asked again an hour later.
  await openVisitors(second).forget(later(5 * 24 + 1))
  await expect.poll(async () => found(await bytesIn(server.folder), [salt, visitor]), { timeout: 10_000 }).toBe(0)
  expect(await second.sums(hourOf(monday), hourOf(monday))).toEqual(new Map([['a', 1]]))

  // Once is enough for the day, however many servers look.
  const rewrites = () => /aof_rewrites:(\d+)/.exec(server.ask('INFO', 'persistence'))![1]
  const before = rewrites()
  await openVisitors(second).forget(later(5 * 24 + 2))
  expect(rewrites()).toBe(before)
  await second.close()
  await server.end()
})

test('Redis forgets salts and readers within 48 hours by itself, and never what was counted', async () => {
  const server = await startRedis()
  const store = openStore(server.address)
  await store.saltOf('2026-11-23')
  await store.add([{ article: 'a', visitor: 'x', hour: '2026-11-23T09' }])
  await store.setImported([{ article: 'a', hour: '2026-11-23T08', views: 4 }], { replace: false })
  const secondsLeft = new Map(
    server
      .ask('KEYS', '*')
      .split('\n')
      .map((key) => [key.replace(/^lesesal:(\{\d+\}:)?/, ''), Number(server.ask('TTL', key))]),
  )
  const [vanishing, lasting] = [[] as string[], [] as string[]]
  for (const [key, seconds] of secondsLeft) (seconds === -1 ? lasting : vanishing).push(key)
  expect(vanishing.toSorted()).toEqual(['salt:2026-11-23', 'seen:2026-11-23'])
  expect(lasting).toContain('hour:2026-11-23T09')
  for (const key of vanishing) expect(secondsLeft.get(key)).toBeLessThanOrEqual(48 * 3600)
  await store.close()
  await server.end()
})
