import { rm } from 'node:fs/promises'
import { durable, startRedis } from '../counter/redisServer.ts'
import { median, type Figure } from './figures.ts'
import { load, type Answers } from './load.ts'
import { reportsOf, smallEdition, startLesesal, startScript, type Server } from './readers.ts'

const folder = '.lesesal/benchmark-counting'
const rounds = 5
const secondsARound = 4

/** How many views a second one process counts, how soon it answers, and how many lists it gives, beside a bare handler. */
export async function* counting(): AsyncGenerator<Figure> {
  const { edition, ids } = await smallEdition(folder)
  const redis = await startRedis(...durable)
  const bare = await startScript('bareHandler.ts')
  const sqlite = await startLesesal(edition, `sqlite:${folder}/views.sqlite`)
  const inRedis = await startLesesal(edition, redis.address)
  const report = reportsOf(ids)
  const list = () => 'GET /api/most-viewed?window=week HTTP/1.1\r\nHost: avisa.example\r\n\r\n'

  // Many connections: views wait for each other on their way to the disk, as those of many readers do.
  const asMany = (server: Server, request: () => string) =>
    load({ port: server.port, seconds: secondsARound, connections: 500, request })
  const atRate = (server: Server) =>
    load({ port: server.port, seconds: secondsARound, connections: 200, rate: 2000, request: report })

  const counted = await inTurn({
    bare: () => asMany(bare, () => report(0)),
    sqlite: () => asMany(sqlite, () => report(0)),
    redis: () => asMany(inRedis, () => report(0)),
  })
  const [floor, inFile, inServer] = [counted.bare, counted.sqlite, counted.redis].map(rateOf)
  const against = { what: 'bare node:http', value: floor! }
  const views = { unit: '/s', against }
  yield { what: 'views counted, SQLite', value: inFile!, ...views, target: { of: 'ratio', least: 0.5 } }
  yield { what: 'views counted, Redis that syncs always', value: inServer!, ...views }

  const soon = await inTurn({ bare: () => atRate(bare), sqlite: () => atRate(sqlite), redis: () => atRate(inRedis) })
  const [floor99, file99, server99] = [soon.bare, soon.sqlite, soon.redis].map((all) =>
    median(all.map(({ p99 }) => p99)),
  )
  const answers = { unit: 'ms', against: { what: 'bare node:http', value: floor99! } }
  const target = { of: 'value', most: 50 } as const
  yield { what: 'p99 at 2,000 views a second, SQLite', value: file99!, ...answers, target }
  yield { what: 'p99 at 2,000 views a second, Redis that syncs always', value: server99!, ...answers, target }

  const lists = await inTurn({ bare: () => asMany(bare, list), ours: () => asMany(sqlite, list) })
  yield {
    what: 'most-viewed lists answered',
    unit: '/s',
    value: rateOf(lists.ours),
    against: { what: 'bare node:http', value: rateOf(lists.bare) },
    target: { of: 'value', least: 5000 },
  }

  await Promise.all([bare, sqlite, inRedis].map((server) => server.stop()))
  await redis.end()
  await rm(folder, { recursive: true })
}

/** Measures each in turn, round after round; a first round that warms up does not count. */
async function inTurn<Name extends string>(runs: Record<Name, () => Promise<Answers>>) {
  const found = Object.fromEntries(Object.keys(runs).map((name) => [name, []])) as unknown as Record<Name, Answers[]>
  for (let round = 0; round <= rounds; round++) {
    for (const [name, run] of Object.entries(runs) as [Name, () => Promise<Answers>][]) {
      const answers = await run()
      const refused = Object.keys(answers.statuses).filter((status) => !status.startsWith('2'))
      if (refused.length > 0) throw new Error(`${name} answered ${JSON.stringify(answers.statuses)}`)
      if (round > 0) found[name].push(answers)
    }
  }
  return found
}

function rateOf(answers: Answers[]): number {
  return median(answers.map(({ perSecond }) => perSecond))
}
