import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openStore } from '#counter/openStore.ts'
import { hourOf } from '#counter/window.ts'
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

function lesesal(...words: string[]) {
  const program = fileURLToPath(new URL('../../src/lesesal.ts', import.meta.url))
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
