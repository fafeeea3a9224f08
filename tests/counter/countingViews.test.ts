import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Catalogue } from '#counter/catalogue.ts'
import { exportCounts, importCounts } from '#counter/countsFile.ts'
import { openStore, storeName } from '#counter/openStore.ts'
import { ranking } from '#counter/ranking.ts'
import { StoreUnavailable, type View, type ViewStore } from '#counter/viewStore.ts'
import { networkOf } from '#counter/network.ts'
import { openVisitors } from '#counter/visitors.ts'
import { stretchOf } from '#counter/window.ts'
import { grounds, type Ground } from './grounds.ts'
import { madeEdition } from './madeEdition.ts'

const now = new Date('2026-11-23T14:30:00Z')

function view(article: string, visitor: string, hour = '2026-11-23T14'): View {
  return { article, visitor, hour }
}

describe.each(grounds)('in $store', ({ prepare }) => {
  let ground: Ground
  let address: string
  let store: ViewStore

  beforeAll(async () => {
    ground = await prepare()
  })

  beforeEach(async () => {
    address = await ground.fresh()
    store = openStore(address)
  })

  afterEach(() => store.close())
  afterAll(() => ground.end())

  async function weekOf(known: Catalogue, at = now): Promise<[string, number][]> {
    const { ranked } = await ranking(store, known, 'week', 10, at)
    return ranked.map(({ teaser, views }) => [teaser.id, views])
  }

  describe('a view', () => {
    test('is one visitor, one article, one day, however often it is reported', async () => {
      await store.add([view('a', 'x'), view('a', 'x'), view('a', 'x', '2026-11-23T20')])
      await store.add([view('a', 'x', '2026-11-23T23')])
      expect(await store.sums('2026-11-01T00', '2026-11-30T23')).toEqual(new Map([['a', 1]]))
    })

    test('counts again the next day, for another visitor and for another article', async () => {
      await store.add([view('a', 'x'), view('a', 'y'), view('b', 'x'), view('a', 'x', '2026-11-24T00')])
      expect(await store.sums('2026-11-01T00', '2026-11-30T23')).toEqual(
        new Map([
          ['a', 3],
          ['b', 1],
        ]),
      )
    })

    test('survives closing and opening the store', async () => {
      await store.add([view('a', 'x')])
      await store.close()
      const again = openStore(address)
      await again.add([view('a', 'x'), view('a', 'y')])
      expect(await again.sums('2026-11-23T00', '2026-11-23T23')).toEqual(new Map([['a', 2]]))
      await again.close()
    })
  })

  describe('a visitor', () => {
    test('is the same all day, for every process that shares the store, and another the next day', async () => {
      const nameIn = (visitors: ReturnType<typeof openVisitors>) => async (network: string, agent: string, at: Date) =>
        (await visitors.on(at)).nameOf(network, agent)
      const here = nameIn(openVisitors(store))
      const there = nameIn(openVisitors(openStore(address)))
      const morning = await here('192.0.2.7', 'Firefox', now)
      expect(await there('192.0.2.7', 'Firefox', new Date('2026-11-23T23:59:59Z'))).toBe(morning)
      expect(await here('192.0.2.7', 'Firefox', new Date('2026-11-24T00:00:00Z'))).not.toBe(morning)
      expect(await here('192.0.2.8', 'Firefox', now)).not.toBe(morning)
      expect(await here('192.0.2.7', 'Chrome', now)).not.toBe(morning)
    })

    test('of hundreds in the first moment of a day waits for no more than one question to the store', async () => {
      let questions = 0
      const visitors = openVisitors({ ...store, saltOf: (day) => (questions++, store.saltOf(day)) })
      await Promise.all(Array.from({ length: 400 }, () => visitors.on(now)))
      await visitors.on(now)
      expect(questions).toBe(1)
    })

    test('is told apart again as soon as a store that failed is back', async () => {
      const salts = [Promise.reject(new StoreUnavailable('away')), store.saltOf('2026-11-23')]
      const visitors = openVisitors({ ...store, saltOf: () => salts.shift()! })
      await expect(visitors.on(now)).rejects.toThrow('away')
      expect((await visitors.on(now)).nameOf('192.0.2.7', 'Firefox')).toHaveLength(43)
    })
  })

  describe('the list', () => {
    test('covers the running hour and the whole hours before it', () => {
      expect(stretchOf('day', now)).toEqual({
        from: '2026-11-22T15:00:00.000Z',
        to: '2026-11-23T14:30:00.000Z',
        first: '2026-11-22T15',
        last: '2026-11-23T14',
      })
    })

    test('sums the hours of its window and no others', async () => {
      await store.add([
        view('a', 'x', '2026-11-16T15'),
        view('a', 'y', '2026-11-16T14'),
        view('a', 'z', '2026-11-23T14'),
      ])
      expect(await weekOf(madeEdition({ a: null }))).toEqual([['a', 2]])
    })

    test('puts more views first, then the newer story, then the id', async () => {
      for (const [article, readers] of Object.entries({ old: 2, new: 2, most: 3, tieA: 1, tieB: 1 })) {
        await store.add(Array.from({ length: readers }, (_, reader) => view(article, String(reader))))
      }
      const known = madeEdition({ old: '1979', new: '2020-05', most: null, tieB: '2000', tieA: '2000' })
      expect((await weekOf(known)).map(([id]) => id)).toEqual(['most', 'new', 'old', 'tieA', 'tieB'])
    })

    test('leaves out what too few have read and what the edition no longer has', async () => {
      await store.add([view('a', 'x'), view('a', 'y'), view('b', 'x'), view('withdrawn', 'x'), view('withdrawn', 'y')])
      expect(await weekOf(madeEdition({ a: null, b: null }, 2))).toEqual([['a', 2]])
    })
  })

  test('views by hour are told article by article, imported ones with those counted here', async () => {
    await store.add([view('b', 'x'), view('a', 'x'), view('a', 'y'), view('a', 'z', '2026-11-23T15')])
    await store.setImported([{ article: 'a', hour: '2026-11-23T14', views: 5 }], { replace: false })
    expect(await store.hourly('2026-11-23T00', '2026-11-23T14')).toEqual([
      { article: 'a', hour: '2026-11-23T14', views: 7 },
      { article: 'b', hour: '2026-11-23T14', views: 1 },
    ])
  })

  describe('counts kept elsewhere', () => {
    const known = new Set(['norge/a', 'verden/b, c'])
    const options = { known, replace: false, now }

    test('are set, so that importing a file twice changes nothing', async () => {
      const csv = 'id,hour,views\nnorge/a,2026-11-20T14:00:00Z,40\nnorge/a,-2,2\n"verden/b, c",-1,5\n'
      for (let time = 0; time < 2; time++) expect((await importCounts(store, csv, options)).imported).toBe(3)
      await store.add([view('norge/a', 'x', '2026-11-20T14')])
      expect(await weekOf(madeEdition({ 'norge/a': null, 'verden/b, c': null }))).toEqual([
        ['norge/a', 43],
        ['verden/b, c', 5],
      ])
    })

    test('can replace what was imported before, and never what was counted here', async () => {
      await store.add([view('norge/a', 'x')])
      await importCounts(store, 'id,hour,views\nnorge/a,-1,10', options)
      await importCounts(store, 'id,hour,views\nnorge/a,-3,4', { ...options, replace: true })
      expect(await weekOf(madeEdition({ 'norge/a': null }))).toEqual([['norge/a', 5]])
    })

    test('are on every list that is asked for while a file replaces the one before', async () => {
      const csv = (...hours: number[]) =>
        ['id,hour,views', ...stories.flatMap((id) => hours.map((hour) => `${id},-${hour},7`))].join('\n')
      const stories = Array.from({ length: 400 }, (_, number) => `norge/${number}`)
      const whole = { known: null, replace: true, now }
      await importCounts(store, csv(1, 2, 3), whole)
      const ended = new AbortController()
      const replaced = importCounts(store, csv(2, 3, 4), whole).finally(() => ended.abort())
      const { first, last } = stretchOf('week', now)
      while (!ended.signal.aborted) {
        const sums = await store.sums(first, last)
        expect(sums.size).toBe(stories.length)
        for (const views of sums.values()) expect(views).toBeGreaterThanOrEqual(14)
      }
      await replaced
      expect(await store.sums(first, last)).toEqual(new Map(stories.map((id) => [id, 21])))
      expect(await store.hourly('2026-11-23T13', '2026-11-23T13')).toEqual([])
      await importCounts(store, 'id,hour,views\nnorge/0,-4,1', whole)
      expect(await store.sums(first, last)).toEqual(new Map([['norge/0', 1]]))
    })

    test.each([
      ['views,id\n', 1, 'the first line must be "id,hour,views"'],
      ['id,hour,views\nnorge/x,-1,3', 2, 'no article "norge/x"'],
      ['id,hour,views\n\nnorge/a,-26 t,3', 3, '"-26 t" is no hour'],
      ['id,hour,views\nnorge/a,i går 2026-11-20T14Z,3', 2, 'is no hour'],
      ['id,hour,views\nnorge/a,2026-11-20T14Zulu,3', 2, 'is no hour'],
      ['id,hour,views\nnorge/a,2026-02-30T10Z,3', 2, 'is no hour'],
      ['id,hour,views\nnorge/a,2026-02-30T10:00:00+01:00,3', 2, 'is no hour'],
      ['id,hour,views\nnorge/a,2026-11-20T14:30:00Z,3', 2, 'is no hour'],
      ['id,hour,views\nnorge/a,2026-11-20T14:00:00+00:30,3', 2, 'is no hour'],
      ['id,hour,views\nnorge/a,2026-11-20T14:00:00+99:00,3', 2, 'is no hour'],
      ['id,hour,views\nnorge/a,2026-11-23T15:00:00Z,3', 2, '"2026-11-23T15:00:00Z" is still to come'],
      ['id,hour,views\nnorge/a,2027-11-20T14:00:00Z,3', 2, '"2027-11-20T14:00:00Z" is still to come'],
      ['id,hour,views\n,-1,4', 2, 'the id is empty'],
      ['id,hour,views\nnorge/a,-1,3.5', 2, '"3.5" is no number of views'],
      ['id,hour,views\nnorge/a,-1', 2, 'three fields'],
      ['id,hour,views\n"norge/a,-1,3', 2, 'three fields'],
    ])('%j is told by its line', async (csv, line, message) => {
      const { imported, findings } = await importCounts(store, csv, options)
      expect(imported).toBe(0)
      expect(findings).toEqual([{ line, message: expect.stringContaining(message) }])
    })

    test.each(['id,hour,views\nnorge/x,-1,3\nnorge/a,yesterday,3', 'views,id\nnorge/a,-1,3', 'id,hour,views\n'])(
      'are not replaced by %j, of which nothing can be used',
      async (csv) => {
        await importCounts(store, 'id,hour,views\nnorge/a,-1,10', options)
        expect((await importCounts(store, csv, { ...options, replace: true })).imported).toBe(0)
        expect(await weekOf(madeEdition({ 'norge/a': null }))).toEqual([['norge/a', 10]])
      },
    )

    test('for an hour that are stated twice are the later ones, with a remark', async () => {
      const csv = 'id,hour,views\nnorge/a,2026-11-20T14:00:00Z,40\nnorge/a,2026-11-20T14Z,41\n'
      const { imported, findings } = await importCounts(store, csv, options)
      expect(imported).toBe(1)
      expect(findings).toEqual([{ line: 3, message: 'is of the same article and hour as line 2, and replaces it.' }])
      expect(await weekOf(madeEdition({ 'norge/a': null }))).toEqual([['norge/a', 41]])
    })

    test.each([
      '2026-11-20T14Z',
      '2026-11-20T14:00Z',
      '2026-11-20T14:00:00.000Z',
      '2026-11-20T15:00:00+01:00',
      '2026-11-20T09:00-05:00',
      '2026-11-20T19:30:00+05:30',
      '2026-11-21T00:00:00.000+10:00',
    ])('are of the same hour however it is written: %s', async (hour) => {
      expect(await importCounts(store, `id,hour,views\nnorge/a,${hour},40`, options)).toMatchObject({ findings: [] })
      expect(await store.hourly('0000', '9999')).toEqual([{ article: 'norge/a', hour: '2026-11-20T14', views: 40 }])
    })

    test('may have their names in quotation marks, as some programs write all text', async () => {
      const csv = '\uFEFF"id","hour","views"\r\n"norge/a","2026-11-20T14:00:00Z",40\r\n'
      expect(await importCounts(store, csv, options)).toMatchObject({ imported: 1, findings: [] })
    })

    test('may stand on lines that end with CR alone, as some spreadsheets on a Mac write them', async () => {
      const csv = 'id,hour,views\rnorge/a,2026-11-20T14:00:00Z,40\r"a\rb",-1,2\rnorge/a,yesterday,3\r'
      const message = expect.stringContaining('is no hour')
      expect(await importCounts(store, csv, { ...options, known: null })).toMatchObject({
        imported: 2,
        findings: [{ line: 5, message }],
      })
    })

    test('are refused with what to do where a spreadsheet has put semicolons between the columns', async () => {
      const message = 'the first line must be "id,hour,views". Let commas stand between the columns.'
      const csv = 'id;hour;views\nnorge/a;2026-11-20T14:00:00Z;40\n'
      expect(await importCounts(store, csv, options)).toMatchObject({ imported: 0, findings: [{ line: 1, message }] })
    })

    test('of the hour that runs are taken', async () => {
      expect((await importCounts(store, 'id,hour,views\nnorge/a,2026-11-23T14:00:00Z,4', options)).imported).toBe(1)
    })

    test('leave as they came', async () => {
      const csv =
        'id,hour,views\n"verden/b, c",2026-11-20T13:00:00Z,5\nnorge/a,2026-11-20T14:00:00Z,40\n"a\r\nb",2026-11-20T15:00:00Z,6\n'
      await importCounts(store, csv, { ...options, known: null })
      expect(await exportCounts(store)).toBe(csv)
    })
  })
})

describe('a visitor', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:c000:0207', '192.0.2.7'],
    ['0:0:0:0:0:ffff:192.0.2.7', '192.0.2.7'],
    ['[::ffff:c000:207]:4711', '192.0.2.7'],
    ['64:ff9b::192.0.2.7', '192.0.2.7'],
    ['64:ff9b::c000:207', '192.0.2.7'],
    ['::fffe:c000:207', '0:0:0:0'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['2001:DB8:0001:0002:ffff::', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['192.0.2.7:50001', '192.0.2.7'],
    ['[2001:db8::1]:4711', '2001:db8:0:0'],
    ['[2001:db8::1]', '2001:db8:0:0'],
  ])('%s is of the network %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})

test.each([
  'views.sqlite',
  'mysql://localhost',
  'redis://',
  'redis://a,b',
  'redis+cluster://a,b/1',
  'redis://a:99999',
  'redis://me:50%@a',
  'redis://%zz:b@a',
])('the address %s is refused with what to write instead', (wrong) => {
  expect(() => openStore(wrong)).toThrow(/sqlite:<file>.*redis:\/\/localhost.*percent-encode/s)
})

test.each([
  'sqlite:~/views.sqlite',
  'sqlite:///views.sqlite',
  'sqlite://views.sqlite',
  'sqlite://localhost/views.sqlite',
  'sqlite::memory:',
  'sqlite:file:db/views.sqlite',
])('the address %s is refused, since its file would be where nobody looks for it', (wrong) => {
  expect(() => openStore(wrong)).toThrow(/sqlite:views\.sqlite .* sqlite:"\$HOME\/views\.sqlite"/s)
})

test('where views are kept is told in full, without what is secret', () => {
  expect(storeName('sqlite:paper/views.sqlite')).toBe(`sqlite:${process.cwd()}/paper/views.sqlite`)
  expect(storeName('sqlite:/views/views.sqlite')).toBe('sqlite:/views/views.sqlite')
  expect(storeName('sqlite:///srv/paper/views.sqlite')).toBe('sqlite:/srv/paper/views.sqlite')
  expect(storeName('redis://me:secret@redis.example/1')).toBe('redis://redis.example/1')
})
