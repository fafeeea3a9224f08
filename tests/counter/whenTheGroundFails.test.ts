import { execFile, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, open, readFile, rename, rm } from 'node:fs/promises'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { WindowName } from '#article/mostViewed.ts'
import { openStore } from '#counter/openStore.ts'
import { StoreUnavailable } from '#counter/viewStore.ts'
import { hourOf } from '#counter/window.ts'
import { fillableDisk } from './fillableDisk.ts'
import { startRedis } from './redisServer.ts'
import { asNobodySpecial, reportView, serveEdition, type ServedEdition } from './servedEdition.ts'

const lesesal = fileURLToPath(new URL('../../src/lesesal.ts', import.meta.url))
const run = promisify(execFile)
const schemes = ['redis', 'redis+cluster']
const article = 'norge/nei-til-eu'
const hour = '2026-11-23T14'
let folder: string
let views: string
let reader = 0

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lesesal-ground-'))
  views = `sqlite:${folder}/views.sqlite`
})

afterEach(() => rm(folder, { recursive: true }))

/** Statuses of so many reports, each of a reader of its own, sent at once. */
function reports(server: ServedEdition, count: number): Promise<number[]> {
  return Promise.all(Array.from({ length: count }, () => reportView(server.address, article, ++reader)))
}

/** The counter refuses, says why without filling the log, and reading goes on. */
async function expectRefusal(server: ServedEdition, reason: RegExp): Promise<void> {
  expect(new Set(await reports(server, 5))).toEqual(new Set([503]))
  expect(new Set(await reports(server, 5))).toEqual(new Set([503]))
  for (const address of ['/', '/a/nei-til-eu', '/healthz']) {
    expect((await fetch(server.address + address)).status).toBe(200)
  }
  const lines = server
    .said()
    .split('\n')
    .filter((line) => line.includes('Views cannot be kept'))
  expect(lines[0]).toMatch(reason)
  expect(lines.length).toBeLessThan(4)
}

/** Counts again, with nobody having restarted anything. */
async function expectRecovery(server: ServedEdition): Promise<void> {
  await expect.poll(() => reportView(server.address, article, ++reader), { timeout: 10_000 }).toBe(202)
}

describe('the counter answers 503, says why, lets readers read, and recovers by itself', () => {
  test('when the disk is full', { timeout: 60_000 }, async () => {
    const disk = await fillableDisk()
    const address = `sqlite:${disk.folder}/views.sqlite`
    const server = await serveEdition(inject('demoEdition'), address)
    const before = await reports(server, 20)
    disk.fill(server.child.pid!)
    // What still fits into pages that are there is kept and acknowledged; then nothing is.
    const during: number[] = []
    while (!during.includes(503)) during.push(...(await reports(server, 20)))
    await expectRefusal(server, /views\.sqlite: (database or disk is full|disk I\/O error)/)
    disk.empty(server.child.pid!)
    await expectRecovery(server)
    expect(await server.stop('SIGTERM')).toBe(0)
    const kept = [...before, ...during].filter((status) => status === 202).length + 1
    expect(await viewsIn(address)).toBe(kept)
    await disk.end()
  })

  test('when the file is read-only', { timeout: 60_000 }, async () => {
    await addTo(views)
    await chmod(`${folder}/views.sqlite`, 0o444)
    await chmod(folder, 0o555)
    const server = await serveEdition(inject('demoEdition'), views, asNobodySpecial)
    await expectRefusal(server, /views\.sqlite: .*(readonly|open)/)
    await chmod(folder, 0o755)
    await chmod(`${folder}/views.sqlite`, 0o644)
    await expectRecovery(server)
    await server.stop('SIGTERM')
    expect(await viewsIn(views)).toBe(2)
  })

  test('when the database is corrupt', { timeout: 60_000 }, async () => {
    await addTo(views)
    const file = await open(`${folder}/views.sqlite`, 'r+')
    await file.write(Buffer.alloc(12_000, 'scratch '), 0, 12_000, 100)
    await file.close()
    const server = await serveEdition(inject('demoEdition'), views)
    await expectRefusal(server, /views\.sqlite: .*(malformed|not a database)/)
    // It is left as it is, for whoever may save something of it; put aside, it makes room for a new one.
    await rename(`${folder}/views.sqlite`, `${folder}/views.broken`)
    await expectRecovery(server)
    expect(await server.stop('SIGTERM')).toBe(0)
  })

  test('when Redis is not there, goes away, or hangs', { timeout: 120_000 }, async () => {
    const redis = await startRedis('--appendonly', 'yes')
    await redis.stop()
    const server = await serveEdition(inject('demoEdition'), redis.address)
    await expectRefusal(server, /redis:\/\/127\.0\.0\.1:\d+: .*ECONNREFUSED/)
    await redis.start()
    await expectRecovery(server)
    await redis.stop('SIGKILL')
    expect(await reportView(server.address, article, ++reader)).toBe(503)
    await redis.start()
    await expectRecovery(server)
    redis.signal('SIGSTOP')
    const answers = reports(server, 3)
    expect((await fetch(server.address)).status).toBe(200)
    expect(await answers).toEqual([503, 503, 503])
    redis.signal('SIGCONT')
    await expectRecovery(server)
    expect(await server.stop('SIGTERM')).toBe(0)
    await redis.end()
  })
})

describe('a Redis that takes no more views', { timeout: 60_000 }, () => {
  test.each([
    ['since its memory is full', ['CONFIG', 'SET', 'maxmemory', '1'], /OOM/],
    ['since its replicas are away', ['CONFIG', 'SET', 'min-replicas-to-write', '1'], /NOREPLICAS/],
    ['since it is a replica now', ['REPLICAOF', '127.0.0.1', '1'], /READONLY/],
  ])('%s, goes on giving the list', async (_, words, reason) => {
    const redis = await startRedis()
    const server = await serveEdition(inject('demoEdition'), redis.address)
    expect(new Set(await reports(server, 5))).toEqual(new Set([202]))
    redis.ask(...words)
    await expectRefusal(server, reason)
    // In which line of our script it was refused, an editor cannot look up.
    expect(server.said()).not.toContain('user_script')
    // Each list is another, so that none is one that is kept.
    for (const window of WindowName.options) {
      const list = await fetch(`${server.address}/api/most-viewed?window=${window}`)
      expect(await list.json()).toMatchObject({ ranked: [{ views: 5, teaser: { id: article } }] })
    }
    await server.stop('SIGTERM')
    await redis.end()
  })
})

describe('a Redis that never answers', { timeout: 60_000 }, () => {
  test('keeps neither a command nor a server from ending', async () => {
    const redis = await startRedis()
    redis.signal('SIGSTOP')
    const commands = schemes.map((scheme) =>
      run(process.execPath, [lesesal, 'views', 'export', '--views', redis.address.replace('redis', scheme)]),
    )
    const stderr = expect.stringMatching(/^redis.*: (no answer within 5000 ms|Socket timeout)/)
    await Promise.all(commands.map((command) => expect(command).rejects.toMatchObject({ code: 2, stderr })))
    // Nor does a file in which another process writes for ever.
    await addTo(views)
    const other = new DatabaseSync(`${folder}/views.sqlite`)
    other.exec('BEGIN IMMEDIATE')
    await Promise.all([redis.address, views].map(expectSoonStopped))
    other.close()
    redis.signal('SIGCONT')
    await redis.end()
  })

  test('is left with no connection', async () => {
    await Promise.all(schemes.map(expectNoConnectionLeft))
  })
})

/** Docker kills what has not ended within ten seconds. */
async function expectSoonStopped(address: string): Promise<void> {
  const server = await serveEdition(inject('demoEdition'), address)
  // More than the store is given at once.
  const waiting = reports(server, 400)
  await pause(1000)
  const from = performance.now()
  expect(await server.stop('SIGTERM')).toBe(0)
  expect(performance.now() - from).toBeLessThan(8000)
  expect(new Set(await waiting)).not.toContain(202)
}

async function expectNoConnectionLeft(scheme: string): Promise<void> {
  const sockets = new Set<Socket>()
  const silent = createServer((socket) => {
    sockets.add(socket.resume().on('error', () => undefined))
    socket.on('close', () => sockets.delete(socket))
  }).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const store = openStore(`${scheme}://127.0.0.1:${(silent.address() as AddressInfo).port}`)
  for (let call = 0; call < 2; call++) {
    const refused = expect(store.sums(hour, hour)).rejects.toThrow(StoreUnavailable)
    await expect.poll(() => sockets.size).toBe(1)
    await refused
    await expect.poll(() => sockets.size, { timeout: 3000 }).toBe(0)
  }
  await store.close()
  silent.close()
}

test('a Redis that is lost tells everyone who waits for it why', { timeout: 60_000 }, async () => {
  const redis = await startRedis()
  const store = openStore(redis.address)
  const calls = async () =>
    (await Promise.allSettled([store.add([view('x')]), store.sums(hour, hour), store.saltOf('2026-11-23')])).map(
      (call) => call.status === 'rejected' && String(call.reason),
    )
  expect(await calls()).toEqual([false, false, false])
  redis.signal('SIGSTOP')
  const late = expect.stringMatching(/no answer within 5000 ms$/)
  expect(await calls()).toEqual([late, late, late])
  redis.signal('SIGCONT')
  await expect.poll(calls).toEqual([false, false, false])
  redis.signal('SIGSTOP')
  const waiting = calls()
  await pause(300)
  await redis.stop('SIGKILL')
  // Whoever connects anew at once may still reach the one that is ending.
  const gone = expect.stringMatching(/ECONNREFUSED|ECONNRESET/)
  expect(await waiting).toEqual([gone, gone, gone])
  await store.close()
  await redis.end()
})

test('a connection to Redis that breaks is made anew: no view under way is refused, or counted twice', async () => {
  const redis = await startRedis()
  const ends = new Set<Socket>()
  const between = createServer((socket) => {
    const onward = connect(redis.port, '127.0.0.1')
    socket.pipe(onward).pipe(socket)
    for (const end of [socket, onward]) ends.add(end.on('error', () => undefined))
  }).listen(0, '127.0.0.1')
  await once(between, 'listening')
  const store = openStore(`redis://127.0.0.1:${(between.address() as AddressInfo).port}`)
  await store.add([view('first')])
  for (let time = 0; time < 3; time++) {
    // Redis counts them when it goes on, and nobody is told.
    redis.signal('SIGSTOP')
    const underWay = Promise.all(Array.from({ length: 10 }, (_, place) => store.add([view(`${time} ${place}`)])))
    await pause(50)
    for (const end of ends) end.destroy()
    redis.signal('SIGCONT')
    await underWay
  }
  expect(await store.sums(hour, hour)).toEqual(new Map([[article, 31]]))
  await store.close()
  between.close()
  await redis.end()
})

test('what a newer Lesesal has written is refused, and left as it is', async () => {
  const database = new DatabaseSync(`${folder}/views.sqlite`)
  database.exec('PRAGMA user_version = 99')
  database.close()
  const redis = await startRedis()
  redis.ask('SET', 'lesesal:layout', '99')
  for (const address of [views, redis.address]) {
    const store = openStore(address)
    await expect(store.add([view('x')])).rejects.toThrow(/it was written by a newer Lesesal/)
    await expect(store.sums(hour, hour)).rejects.toThrow(StoreUnavailable)
    await store.close()
  }
  expect(redis.ask('KEYS', '*')).toBe('lesesal:layout')
  await redis.end()
})

test('a file of another program is refused, and not a byte of it is changed', async () => {
  const file = `${folder}/views.sqlite`
  for (const theirs of ['CREATE TABLE accounts (id)', 'PRAGMA user_version = 1', 'CREATE TABLE hours (id)']) {
    const database = new DatabaseSync(file)
    database.exec(theirs)
    database.close()
    const before = await readFile(file)
    const store = openStore(views)
    await expect(store.add([view('x')])).rejects.toThrow(/it is the file of another program/)
    await store.close()
    expect(await readFile(file)).toEqual(before)
  }
})

test('a file of the first version is brought up to date with everything in it', async () => {
  const database = new DatabaseSync(`${folder}/views.sqlite`)
  database.exec(`
    CREATE TABLE hours (article TEXT NOT NULL, hour TEXT NOT NULL, imported INTEGER NOT NULL, views INTEGER NOT NULL,
      PRIMARY KEY (hour, article, imported)) WITHOUT ROWID;
    CREATE TABLE seen (day TEXT NOT NULL, article TEXT NOT NULL, visitor TEXT NOT NULL,
      PRIMARY KEY (day, article, visitor)) WITHOUT ROWID;
    CREATE TABLE salts (day TEXT PRIMARY KEY, salt BLOB NOT NULL) WITHOUT ROWID;
    INSERT INTO hours VALUES ('a', '2026-11-21T09', 0, 3), ('a', '2026-11-21T09', 1, 4), ('a', '2026-11-22T10', 0, 5);
    INSERT INTO seen VALUES ('2026-11-22', 'a', 'x');
    PRAGMA user_version = 1`)
  database.close()
  const store = openStore(views)
  await store.add([{ article: 'a', visitor: 'x', hour: '2026-11-22T11' }])
  expect(await store.sums('2026-11-20T00', '2026-11-23T00')).toEqual(new Map([['a', 12]]))
  await store.close()
})

test('while another process writes for long, views wait and readers do not', { timeout: 60_000 }, async () => {
  const server = await serveEdition(inject('demoEdition'), views)
  await expectRecovery(server)
  const other = new DatabaseSync(`${folder}/views.sqlite`)
  other.exec('BEGIN IMMEDIATE')
  let isAnswered = false
  const waiting = reportView(server.address, article, ++reader).finally(() => (isAnswered = true))
  for (let page = 0; page < 5; page++) expect((await fetch(server.address)).status).toBe(200)
  expect(isAnswered).toBe(false)
  other.exec('COMMIT')
  other.close()
  expect(await waiting).toBe(202)
  await server.stop('SIGTERM')
})

test('the list of a month with thousands of stories takes no room on a disk, which a container may not have', async () => {
  const days = Array.from({ length: 29 }, (_, day) => hourOf(new Date(Date.now() - (day + 1) * 24 * 3_600_000)))
  const stories = [article, ...Array.from({ length: 2000 }, (_, story) => `https://avisa.example/nyheter/sak-${story}`)]
  const store = openStore(views)
  const counts = days.flatMap((day) => stories.map((id) => ({ article: id, hour: day, views: 3 })))
  await store.setImported(counts, { replace: false })
  await store.close()
  const words = ['views', 'top', '--views', views, '--edition', inject('demoEdition'), '--window', 'month']
  const { stdout, stderr } = spawnSync('prlimit', ['--fsize=500000', process.execPath, lesesal, ...words], {
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect(stdout).toMatch(/^ +87 {2}Norge sier nei til EU/)
})

function view(visitor: string) {
  return { article, visitor, hour }
}

async function addTo(address: string): Promise<void> {
  const store = openStore(address)
  await store.add([view('x')])
  await store.close()
}

async function viewsIn(address: string): Promise<number> {
  const store = openStore(address)
  const sums = await store.sums('2000-01-01T00', '2100-01-01T00')
  await store.close()
  return sums.get(article) ?? 0
}
