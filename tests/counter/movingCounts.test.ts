import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openStore } from '#counter/openStore.ts'
import { hourKeys } from '#counter/redisKeys.ts'
import { dayBeside, dayOf, hourOf } from '#counter/window.ts'
import { startRedis, type RedisServer } from './redisServer.ts'
import { asNobodySpecial } from './servedEdition.ts'

let folder: string
let redis: RedisServer
let sqlite: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lesesal-moving-'))
  sqlite = `sqlite:${folder}/views.sqlite`
  redis = await startRedis()
})

afterAll(async () => {
  await redis.end()
  await rm(folder, { recursive: true })
})

const program = fileURLToPath(new URL('../../src/lesesal.ts', import.meta.url))

function lesesal(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

test('counts move from SQLite to Redis and back without losing one', { timeout: 60_000 }, async () => {
  const hour = hourOf(new Date())
  const ids = ['norge/nei-til-eu', 'withdrawn since', 'a, "b"', ' space ', 'two\nlines', 'æøå 😀']
  const store = openStore(sqlite)
  await store.add(
    ids.flatMap((article, place) =>
      Array.from({ length: 10 + place }, (_, reader) => ({ article, visitor: `r${reader}`, hour })),
    ),
  )
  await store.setImported([{ article: 'norge/nei-til-eu', hour, views: 500 }], { replace: false })
  await store.close()

  const exported = lesesal('views', 'export', '--views', sqlite)
  expect(exported).toMatchObject({ status: 0, stderr: '' })
  const csv = path.join(folder, 'counts.csv')
  await writeFile(csv, exported.stdout)
  const imported = { status: 0, stdout: 'Imported 6 counts.\n', stderr: '' }
  expect(lesesal('views', 'import', csv, '--views', redis.address)).toEqual(imported)
  // A second time changes nothing.
  expect(lesesal('views', 'import', csv, '--views', redis.address)).toEqual(imported)
  expect(lesesal('views', 'export', '--views', redis.address)).toEqual(exported)

  const back = `sqlite:${folder}/back.sqlite`
  expect(lesesal('views', 'import', csv, '--views', back)).toEqual(imported)
  expect(lesesal('views', 'export', '--views', back)).toEqual(exported)

  const top = (views: string) => lesesal('views', 'top', '--edition', inject('demoEdition'), '--views', views)
  expect(top(redis.address).stdout).toMatch(/^ +510 {2}Norge sier nei til EU/m)
  expect(top(redis.address)).toEqual(top(sqlite))
})

test('a store that cannot be reached is told by name, without the password', () => {
  const { status, stdout, stderr } = lesesal('views', 'export', '--views', 'redis://me:secret@127.0.0.1:1')
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(/^redis:\/\/127\.0\.0\.1:1: .*ECONNREFUSED/)
  expect(stderr).not.toContain('secret')
})

test.each(['export', 'top --edition site'])('%s makes no file where there is none', (words) => {
  const wrong = `${folder}/mistyped/views.sqlite`
  const { status, stdout, stderr } = lesesal('views', ...words.split(' '), '--views', `sqlite:${wrong}`)
  expect([status, stdout, stderr]).toEqual([2, '', `There are no views in ${wrong}: no such file.\n`])
  expect(existsSync(`${folder}/mistyped`)).toBe(false)
})

test(
  'counts in a file that this user may read, in a folder where nothing can be written, are told and exported',
  { timeout: 60_000 },
  async () => {
    const place = path.join(folder, 'copied')
    const views = `sqlite:${place}/views 100 %?#.sqlite`
    const store = openStore(views)
    await store.setImported([{ article: 'norge/nei-til-eu', hour: hourOf(new Date()), views: 40 }], { replace: false })
    await store.close()
    const before = await readdir(place)
    await chmod(place, 0o555)
    const asReader = (...words: string[]) => {
      const [launcher, ...rest] = [...asNobodySpecial, process.execPath, program, 'views', ...words, '--views', views]
      return spawnSync(launcher, rest, { encoding: 'utf8' })
    }
    const { status, stdout, stderr } = asReader('export')
    expect([status, stderr, stdout]).toEqual([
      0,
      '',
      expect.stringMatching(/^id,hour,views\nnorge\/nei-til-eu,.*,40\n$/),
    ])
    expect(asReader('top', '--edition', inject('demoEdition')).stdout).toMatch(/^ +40 {2}Norge sier nei til EU /)
    const csv = path.join(folder, 'more.csv')
    await writeFile(csv, 'id,hour,views\na,-1,4\n')
    expect(asReader('import', csv)).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('readonly'),
    })
    await chmod(place, 0o755)
    expect(await readdir(place)).toEqual(before)
  },
)

test(
  'an import into Redis that replaces and was cut short is begun again, and nothing is lost or counted twice',
  { timeout: 60_000 },
  async () => {
    const cut = await startRedis()
    const csv = path.join(folder, 'all.csv')
    const stories = Array.from({ length: 1200 }, (_, number) => `sak ${number}`)
    const replacing = async (views: number) => {
      await writeFile(csv, ['id,hour,views', ...stories.map((id) => `${id},2026-11-20T14Z,${views}`)].join('\n'))
      return lesesal('views', 'import', csv, '--views', cut.address, '--replace')
    }
    const store = openStore(cut.address)
    await store.add(stories.map((article) => ({ article, visitor: 'x', hour: '2026-11-20T14' })))
    const sums = async () => new Set((await store.sums('2026-11-20T14', '2026-11-20T14')).values())
    await replacing(10)
    expect(await sums()).toEqual(new Set([11]))

    // A thousand are sent at once: among the first it meets a key that it cannot use.
    const { hours } = hourKeys(7, '')
    cut.ask('RENAME', hours, 'aside')
    cut.ask('SET', hours, 'out of order')
    expect(await replacing(20)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/: WRONGTYPE .*\nSome of it may be done already\. .* again with --replace: .*\n$/),
    })
    expect(await sums()).toEqual(new Set([21, 11]))
    cut.ask('RENAME', 'aside', hours)
    expect(await replacing(20)).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Imported 1200 counts\./) })
    expect(await sums()).toEqual(new Set([21]))
    await store.close()
    await cut.end()
  },
)

test('a file of which nothing can be imported changes nothing, says so and ends as nothing done', async () => {
  const kept = `sqlite:${folder}/kept.sqlite`
  const good = path.join(folder, 'good.csv')
  await writeFile(good, 'id,hour,views\na,2026-11-20T14Z,40\n')
  expect(lesesal('views', 'import', good, '--views', kept)).toMatchObject({ status: 0 })
  const before = lesesal('views', 'export', '--views', kept)
  for (const wrong of ['views,id\na,40\n', 'id,hour,views\na,yesterday,40\n']) {
    const csv = path.join(folder, 'wrong.csv')
    await writeFile(csv, wrong)
    const { status, stdout } = lesesal('views', 'import', csv, '--views', kept, '--replace')
    expect([status, stdout]).toEqual([2, 'Imported 0 counts. What was imported before is as it was.\n'])
  }
  expect(lesesal('views', 'export', '--views', kept)).toEqual(before)
})

/** What importing these lines says, and what the store then has of each article. */
async function importing(name: string, lines: string | Buffer) {
  const [csv, views] = [path.join(folder, `${name}.csv`), `sqlite:${folder}/${name}.sqlite`]
  await writeFile(csv, lines)
  const said = lesesal('views', 'import', csv, '--views', views)
  const store = openStore(views)
  const counted = Object.fromEntries(await store.sums('0000', '9999'))
  await store.close()
  return { ...said, stderr: said.stderr.replaceAll(csv, 'CSV'), counted }
}

test.each([
  ['sak"2,-1,6', 'sak"5,-1,9'],
  ['"sak2,-1,6', '"sak5,-1,9'],
  ['"sak2,-1,6', 'sak5",-1,9'],
])('lines with a stray quotation mark, such as %s and %s, take no good line with them', async (third, sixth) => {
  const lines = ['id,hour,views', 'sak1,-1,5', third, 'sak3,-1,7', 'sak4,-1,8', sixth, 'sak6,-1,1', '']
  const { status, stdout, stderr, counted } = await importing(
    `stray-${third.length}${sixth.indexOf('"')}`,
    lines.join('\n'),
  )
  expect([status, stdout, counted]).toEqual([1, 'Imported 4 counts.\n', { sak1: 5, sak3: 7, sak4: 8, sak6: 1 }])
  const told = 'must have three fields: id, hour and views.'
  expect(stderr).toBe(`CSV:3  ${told}\nCSV:6  ${told}\n`)
})

test('a file that is not UTF-8 is refused, since its ids would become others', async () => {
  const lines = Buffer.from('id,hour,views\nsak1,-1,5\nnorge/\xE5r,-1,5\n', 'latin1')
  expect(await importing('latin', lines)).toEqual({
    status: 2,
    stdout: '',
    stderr: 'CSV:3  is not UTF-8. Save the file as UTF-8 and import it again; nothing was imported.\n',
    counted: {},
  })
})

test('what comes beside views counted here is told, as it may be those very views, and can be taken back', async () => {
  const hour = '2026-11-23T14'
  const store = openStore(`sqlite:${folder}/own.sqlite`)
  await store.add(['x', 'y'].map((visitor) => ({ article: 'sak1', visitor, hour })))
  await store.close()
  const own = lesesal('views', 'export', '--views', `sqlite:${folder}/own.sqlite`).stdout
  const doubled = await importing('own', own)
  expect(doubled).toMatchObject({ status: 0, counted: { sak1: 4 } })
  expect(doubled.stdout).toMatch(
    /^Imported 1 count\.\nOf these, 1 came on top of views .* they count twice now: .* 0 for views\.\n$/,
  )
  const back = await importing('own', own.replace(/2$/m, '0'))
  expect(back).toMatchObject({ stdout: 'Imported 1 count.\n', counted: { sak1: 2 } })
  const other = await importing('own', 'id,hour,views\nsak2,2026-11-23T14Z,40\n')
  expect(other).toMatchObject({ stdout: 'Imported 1 count.\n', counted: { sak1: 2, sak2: 40 } })
})

test('every command destroys salts and readers whose time is over', async () => {
  const now = new Date()
  const old = dayBeside(dayOf(now), -2)
  const forgotten = path.join(folder, 'forgotten')
  const views = `sqlite:${forgotten}/views.sqlite`
  const csv = path.join(folder, 'more.csv')
  await writeFile(csv, 'id,hour,views\nb,-1,4\n')
  for (const command of [['export'], ['import', csv], ['top', '--edition', inject('demoEdition')]]) {
    const store = openStore(views)
    const salt = Buffer.from(await store.saltOf(old))
    await store.saltOf(dayOf(now))
    await store.add([{ article: 'a', visitor: 'reader-of-then', hour: `${old}T09` }])
    await store.close()
    expect((await bytesIn(forgotten)).includes(salt)).toBe(true)
    expect(lesesal('views', ...command, '--views', views)).toMatchObject({ status: 0, stderr: '' })
    const left = await bytesIn(forgotten)
    expect([left.includes(salt), left.includes('reader-of-then')]).toEqual([false, false])
  }
})

test.each(['export', `top --edition ${inject('demoEdition')}`])(
  '%s ends quietly when nobody reads on',
  async (words) => {
    const many = `sqlite:${folder}/many.sqlite`
    const store = openStore(many)
    const counts = Array.from({ length: 20_000 }, (_, number) => ({
      article: `sak ${number}`,
      hour: hourOf(new Date()),
      views: 3,
    }))
    await store.setImported(counts, { replace: true })
    await store.close()
    const { status, stderr } = spawnSync(
      'bash',
      [
        '-c',
        `set -o pipefail; "$0" "$@" | true`,
        process.execPath,
        program,
        'views',
        ...words.split(' '),
        '--views',
        many,
      ],
      { encoding: 'utf8' },
    )
    expect([status, stderr]).toEqual([0, ''])
  },
)

async function bytesIn(place: string): Promise<Buffer> {
  const files = await readdir(place)
  return Buffer.concat(await Promise.all(files.map((file) => readFile(path.join(place, file)))))
}

test('many counts are imported bit by bit, so that views of readers are taken meanwhile', async () => {
  const views = `sqlite:${folder}/busy.sqlite`
  const [bringing, serving] = [openStore(views), openStore(views)]
  const counts = Array.from({ length: 30_000 }, (_, story) => ({
    article: `s${story}`,
    hour: '2026-11-23T14',
    views: 3,
  }))
  let isImported = false
  const imported = bringing.setImported(counts, { replace: false }).then(() => (isImported = true))
  const isBegun = async () => (await serving.sums('2026-11-23T14', '2026-11-23T14')).size > 0
  while (!(await isBegun())) await pause(5)
  await serving.add([{ article: 'read just now', visitor: 'x', hour: '2026-11-23T14' }])
  expect(isImported).toBe(false)
  await imported
  expect((await serving.sums('2026-11-23T14', '2026-11-23T14')).size).toBe(30_001)
  await Promise.all([bringing.close(), serving.close()])
})
