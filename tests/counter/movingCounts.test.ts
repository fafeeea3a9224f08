import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openStore } from '#counter/openStore.ts'
import { dayBeside, dayOf, hourOf } from '#counter/window.ts'
import { startRedis, type RedisServer } from './redisServer.ts'

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
