import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WindowName } from '#article/mostViewed.ts'
import { openStore } from '#counter/openStore.ts'
import { ranking } from '#counter/ranking.ts'
import type { HourCount, View, ViewStore } from '#counter/viewStore.ts'
import { stretchOf } from '#counter/window.ts'
import { grounds, type Ground } from './grounds.ts'
import { madeEdition } from './madeEdition.ts'
import { oracleOf } from './oracle.ts'
import { choicesFrom, readerLog, weeksOfViews } from './randomLog.ts'
import { writeReaders } from './writer.ts'

const always = ['2026-01-01T00', '2026-12-31T23'] as const
let ready: { store: string; ground: Ground }[]

beforeAll(async () => {
  ready = await Promise.all(grounds.map(async ({ store, prepare }) => ({ store, ground: await prepare() })))
})

afterAll(() => Promise.all(ready.map(({ ground }) => ground.end())))

const kinds = grounds.map(({ store }) => store)

/** The address of a new store of this kind. */
function fresh(kind: string): Promise<string> {
  return ready.find(({ store }) => store === kind)!.ground.fresh()
}

/** Does the same with a new store of each kind; gives what each of them answered. */
async function onEach<Answer>(work: (store: ViewStore) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const kind of kinds) {
    const store = openStore(await fresh(kind))
    answers.push(await work(store))
    await store.close()
  }
  return answers
}

describe('100,000 views over five weeks, in which summer time ends', () => {
  const { pick, below } = choicesFrom(25)
  const articles = Array.from({ length: 150 }, (_, number) => `norge/sak-${number}, «æøå» "${number % 7}"`)
  // Many share a date, so that ties go on to the id.
  const published = Object.fromEntries(
    articles.slice(10).map((article) => [article, `2026-${pick(['09', '10'])}-0${1 + below(3)}T08:00:00Z`]),
  )
  const known = madeEdition(published)
  const log = weeksOfViews(7, 100_000, articles)
  const moments = ['2026-10-12T06:59:59Z', '2026-10-25T00:30:00Z', '2026-10-25T23:10:00Z', '2026-11-08T23:59:59Z']

  test.each(kinds)('%s ranks as going through the whole log does', { timeout: 120_000 }, async (kind) => {
    const store = openStore(await fresh(kind))
    for (let from = 0; from < log.length; from += 1000) await store.add(log.slice(from, from + 1000))
    // What was sent already and is sent again changes nothing.
    await store.add(log.slice(50_000, 60_000))
    const oracle = oracleOf(log)
    for (const moment of moments) {
      for (const window of WindowName.options) {
        const now = new Date(moment)
        const { first, last } = stretchOf(window, now)
        const list = await ranking(store, known, window, 50, now)
        expect(list.ranked.map(({ teaser: { id }, views }) => [id, views])).toEqual(
          oracle.ranking(first, last, published, 50),
        )
        expect(await store.sums(first, last)).toEqual(oracle.sums(first, last))
      }
    }
    await store.close()
  })

  test('a week that a clock change falls in has as many hours as any other', () => {
    const { from, to } = stretchOf('week', new Date('2026-10-28T12:00:00Z'))
    expect([from, to]).toEqual(['2026-10-21T13:00:00.000Z', '2026-10-28T12:00:00.000Z'])
    const inOslo = (moment: string) =>
      new Date(moment).toLocaleString('nb', { timeZone: 'Europe/Oslo', dateStyle: 'short', timeStyle: 'short' })
    expect([inOslo(from), inOslo(to)]).toEqual(['21.10.2026, 15:00', '28.10.2026, 13:00'])
  })
})

describe('whatever is done to them', () => {
  const writers = [1, 2, 3, 4, 5, 6, 7, 8]
  const everyReaderOnce = oracleOf(writers.flatMap(readerLog)).sums(...always)
  const article = fc.constantFrom('a', 'b', 'norge/c d', 'é', '\u{1f600}', '\uffee')
  const hour = fc
    .tuple(fc.integer({ min: 20, max: 24 }), fc.integer({ min: 0, max: 23 }))
    .map(([day, hourOfDay]) => `2026-11-${day}T${String(hourOfDay).padStart(2, '0')}`)
  const view: fc.Arbitrary<View> = fc.record({ article, hour, visitor: fc.constantFrom('x', 'y', 'z') })
  const count: fc.Arbitrary<HourCount> = fc.record({ article, hour, views: fc.integer({ min: 0, max: 1000 }) })
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.array(view, { maxLength: 30 }).map((views) => ({ add: views })) },
    {
      weight: 1,
      arbitrary: fc.record({ imported: fc.array(count, { maxLength: 6 }), replace: fc.boolean() }),
    },
    { weight: 1, arbitrary: fc.record({ forget: fc.constantFrom('2026-11-21', '2026-11-23') }) },
  )

  test('all answer alike', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), hour, hour, async (steps, one, other) => {
        const [first, last] = [one, other].toSorted() as [string, string]
        const [answered, ...others] = await onEach(async (store) => {
          for (const what of steps) {
            if ('add' in what) await store.add(what.add)
            else if ('forget' in what) await store.forgetBefore(what.forget)
            else await store.setImported(what.imported, what)
          }
          return {
            hourly: await store.hourly(first, last),
            all: await store.hourly(...always),
            sums: await store.sums(first, last),
            allSums: await store.sums(...always),
          }
        })
        for (const answer of others) expect(answer).toEqual(answered)
        // Sums are kept by the day as well; they are always those of the hours.
        const summed = Map.groupBy(answered!.all, (counted) => counted.article)
        expect(answered!.allSums).toEqual(
          new Map([...summed].map(([id, counts]) => [id, counts.reduce((sum, { views }) => sum + views, 0)])),
        )
      }),
      { numRuns: 12, seed: 6 },
    )
  })

  test(
    'eight processes that write to one SQLite file at once count every reader once',
    { timeout: 120_000 },
    async () => {
      const address = await fresh('SQLite')
      await Promise.all(writers.map((seed) => writeInProcess(address, seed)))
      expect(await allSums(address)).toEqual(everyReaderOnce)
    },
  )

  test('eight clients that write to one Redis at once count every reader once', { timeout: 120_000 }, async () => {
    const address = await fresh('Redis')
    await Promise.all(writers.map((seed) => writeReaders(address, seed)))
    expect(await allSums(address)).toEqual(everyReaderOnce)
  })
})

async function writeInProcess(address: string, seed: number): Promise<void> {
  const writer = fileURLToPath(new URL('writer.ts', import.meta.url))
  const [code] = await once(spawn(process.execPath, [writer, address, String(seed)], { stdio: 'inherit' }), 'exit')
  expect(code).toBe(0)
}

async function allSums(address: string): Promise<Map<string, number>> {
  const store = openStore(address)
  const sums = await store.sums(...always)
  await store.close()
  return sums
}
