import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { openStore } from '#counter/openStore.ts'
import { durable, startRedis } from './redisServer.ts'
import { reportView, serveEdition, type ServedEdition } from './servedEdition.ts'

const article = 'norge/nei-til-eu'

/** A store that can lose its ground at once and get it back. */
interface Ground {
  views: string
  /** What a power cut would do to it. */
  kill(): Promise<void>
  restart(): Promise<void>
  end(): Promise<void>
}

const grounds: { store: string; prepare: () => Promise<Ground> }[] = [
  {
    store: 'SQLite',
    prepare: async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'lesesal-kept-'))
      const nothing = async () => undefined
      return {
        views: `sqlite:${folder}/views.sqlite`,
        kill: nothing,
        restart: nothing,
        end: () => rm(folder, { recursive: true }),
      }
    },
  },
  {
    store: 'Redis',
    prepare: async () => {
      const server = await startRedis(...durable)
      return { views: server.address, kill: () => server.stop('SIGKILL'), restart: server.start, end: server.end }
    },
  },
]

/** Readers report without pause, many at once, until the server is gone. Counts what was answered with 202 so far. */
function readersOf(server: ServedEdition) {
  const answered = { acknowledged: 0, sent: 0 }
  const read = async (): Promise<void> => {
    for (;;) {
      const status = await reportView(server.address, article, ++answered.sent)
      if (status === 202) answered.acknowledged++
      else if (status === 0) return
    }
  }
  const everyone = Promise.all(Array.from({ length: 30 }, read))
  return { answered, everyone }
}

async function counted(views: string): Promise<number> {
  const store = openStore(views)
  const counts = await store.hourly('2000-01-01T00', '2100-01-01T00')
  await store.close()
  return counts.reduce((sum, { views: ofHour }) => sum + ofHour, 0)
}

describe.each(grounds)('in $store', ({ prepare }) => {
  let ground: Ground
  let server: ServedEdition
  beforeEach(async () => {
    ground = await prepare()
    server = await serveEdition(inject('demoEdition'), ground.views)
  })
  afterEach(() => ground.end())

  test('every view answered with 202 is there after kill -9 in the middle of them', { timeout: 60_000 }, async () => {
    const { answered, everyone } = readersOf(server)
    await expect.poll(() => answered.acknowledged, { timeout: 30_000 }).toBeGreaterThan(200)
    await Promise.all([server.stop('SIGKILL'), ground.kill()])
    await everyone
    await ground.restart()
    const kept = await counted(ground.views)
    expect(kept).toBeGreaterThanOrEqual(answered.acknowledged)
    expect(kept).toBeLessThanOrEqual(answered.sent)
    // And the next process counts on from there.
    const next = await serveEdition(inject('demoEdition'), ground.views)
    expect(await reportView(next.address, article, 1_000_000)).toBe(202)
    expect(await next.stop('SIGTERM')).toBe(0)
    expect(await counted(ground.views)).toBe(kept + 1)
  })

  test(
    'a server that is told to stop answers whom it has let in, and counts exactly those',
    { timeout: 60_000 },
    async () => {
      const { answered, everyone } = readersOf(server)
      await expect.poll(() => answered.acknowledged, { timeout: 30_000 }).toBeGreaterThan(100)
      expect(await server.stop('SIGTERM')).toBe(0)
      await everyone
      expect(await counted(ground.views)).toBe(answered.acknowledged)
      expect(server.said()).not.toContain('cannot be kept')
    },
  )
})

describe('a Redis', { timeout: 60_000 }, () => {
  /** What the log says of a Redis that was started and told so, once a view was acknowledged. */
  async function saidOf(settings: string[], ...told: string[][]): Promise<string> {
    const redis = await startRedis(...settings)
    for (const words of told) redis.ask(...words)
    const server = await serveEdition(inject('demoEdition'), redis.address)
    for (let connection = 0; connection < 2; connection++) {
      await expect.poll(() => reportView(server.address, article, connection)).toBe(202)
      redis.ask('CLIENT', 'KILL', 'TYPE', 'normal')
    }
    await server.stop('SIGTERM')
    await redis.end()
    return server.said()
  }

  test('that keeps no log on its disk, so that acknowledged views may be lost, is told once with the remedy', async () => {
    const warnings = (await saidOf([])).match(/redis:\S+ keeps no log on its disk: .* Set its appendonly to yes/g)
    expect(warnings).toHaveLength(1)
  })

  test('that throws keys away when its memory is full, be they counts, is told once with the remedy', async () => {
    const said = await saidOf([...durable, '--maxmemory', '100mb', '--maxmemory-policy', 'volatile-lru'])
    const warnings = said.match(
      /redis:\S+ throws counts away when its memory is full, .* Set its maxmemory-policy to no/g,
    )
    expect(warnings).toHaveLength(1)
    expect(said).not.toContain('keeps no log')
  })

  test('that keeps all it has, or does not tell, is left in peace', async () => {
    for (const said of [
      await saidOf([...durable, '--maxmemory', '100mb']),
      await saidOf([...durable, '--maxmemory-policy', 'allkeys-lru']),
      await saidOf([], ['ACL', 'SETUSER', 'default', '-info']),
    ])
      expect(said).not.toMatch(/keeps no log|throws counts away/)
  })
})
