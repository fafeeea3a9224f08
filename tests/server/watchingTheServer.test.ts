import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readlink, writeFile } from 'node:fs/promises'
import { request, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, inject, test } from 'vitest'
import type { ServerOptions } from '#server/server.ts'
import { browser, countingHere } from './countingHere.ts'

const id = 'norge/nei-til-eu'
const open = (options: Partial<ServerOptions> = {}) => countingHere(inject('demoEdition'), options)

describe('figures for Prometheus', () => {
  const here = { host: '127.0.0.1', port: 0 }

  /** Every figure, by its name and labels. */
  async function figures(address: string): Promise<Record<string, number>> {
    const lines = (await (await fetch(address)).text()).split('\n').filter((line) => line !== '' && line[0] !== '#')
    return Object.fromEntries(lines.map((line) => [line.replace(/ \S+$/, ''), Number(/\S+$/.exec(line)![0])]))
  }

  test('tell answers, views and why reports were not counted or refused', async () => {
    const site = await open({ metrics: here })
    const before = await figures(site.metricsAddress!)
    expect(before['lesesal_views_not_counted_total{reason="robot"}']).toBe(0)
    await site.report(id)
    await site.report(id)
    await site.report(id, { 'User-Agent': 'curl/8.5.0' })
    await site.report(id, { 'Sec-GPC': '1' })
    await site.report('norge/finnes-ikke')
    await site.report(id, {}, 'no JSON')
    await site.report(id, { 'Sec-Fetch-Site': 'cross-site' })
    await site.get('/finnes-ikke')
    await expect.poll(async () => (await figures(site.metricsAddress!)).lesesal_request_duration_seconds_count).toBe(8)
    expect(await figures(site.metricsAddress!)).toMatchObject({
      'lesesal_requests_total{status="2xx"}': 4,
      'lesesal_requests_total{status="4xx"}': 4,
      'lesesal_requests_total{status="5xx"}': 0,
      'lesesal_request_duration_seconds_bucket{le="+Inf"}': 8,
      lesesal_views_acknowledged_total: 2,
      'lesesal_views_not_counted_total{reason="robot"}': 1,
      'lesesal_views_not_counted_total{reason="asked not to be"}': 1,
      'lesesal_views_refused_total{reason="unknown article"}': 1,
      'lesesal_views_refused_total{reason="malformed"}': 1,
      'lesesal_views_refused_total{reason="from elsewhere"}': 1,
      lesesal_store_failures_total: 0,
      lesesal_views_waiting: 0,
      process_resident_memory_bytes: expect.any(Number),
    })
    await site.close()
  })

  test('tell when views cannot be kept', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'lesesal-broken-'))
    await writeFile(
      path.join(folder, 'views.sqlite'),
      'no database, but text long enough to be taken for one '.repeat(40),
    )
    const newsroomToken = 'et-langt-og-ukjent-ord-2026'
    const views = `sqlite:${folder}/views.sqlite`
    const site = await open({ metrics: here, views, newsroomToken, logLevel: 'silent' })
    expect((await site.report(id)).status).toBe(503)
    expect((await site.get('/')).status).toBe(200)
    expect((await site.get('/api/most-viewed')).status).toBe(503)
    const Authorization = `Basic ${Buffer.from(`desk:${newsroomToken}`).toString('base64')}`
    expect((await site.get('/newsroom', { Authorization })).status).toBe(503)
    expect(await figures(site.metricsAddress!)).toMatchObject({
      lesesal_store_failures_total: 3,
      lesesal_views_acknowledged_total: 0,
      lesesal_views_waiting: 0,
    })
    await site.close()
  })

  test('are written in the form Prometheus reads', async () => {
    const site = await open({ metrics: here })
    await site.get('/')
    const answer = await fetch(site.metricsAddress!)
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    const text = await answer.text()
    for (const line of text.trimEnd().split('\n')) {
      expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [0-9.e+-]+)$/)
    }
    const buckets = [...text.matchAll(/_bucket\{.*\} (\d+)/g)].map(([, count]) => Number(count))
    expect(buckets).toEqual(buckets.toSorted((a, b) => a - b))
    await site.close()
  })

  test('have a port of their own, which answers nothing else, and are off unless asked for', async () => {
    const site = await open({ metrics: here })
    expect((await site.get('/metrics')).status).toBe(404)
    expect((await fetch(new URL('/', site.metricsAddress!))).status).toBe(404)
    expect((await fetch(site.metricsAddress!, { method: 'POST' })).status).toBe(405)
    await site.close()
    await expect(fetch(site.metricsAddress!)).rejects.toThrow('fetch failed')
    const without = await open()
    expect(without.metricsAddress).toBe(null)
    await without.close()
  })
})

/** Starts `lesesal serve` and gives what it said when it has ended. */
async function serving(words: string[], work: (address: string) => Promise<void>): Promise<string> {
  const child = spawn('node_modules/.bin/node', ['src/lesesal.ts', 'serve', inject('demoEdition'), ...words])
  const ended = once(child, 'exit')
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await Promise.race([
    ended,
    new Promise<void>((resolve) => child.stdout.on('data', () => said.includes('counted') && resolve())),
  ])
  const address = /Serving \S+ at (\S+)/.exec(said)?.[1]
  if (address !== undefined) await work(address)
  child.kill('SIGTERM')
  await ended
  return said
}

describe('the log', { timeout: 60_000 }, () => {
  test('tells each answer and nothing of who asked', async () => {
    const views = `sqlite:${await mkdtemp(path.join(tmpdir(), 'lesesal-log-'))}/views.sqlite`
    const personal = {
      'User-Agent': `${browser} VeryRare/1`,
      'X-Forwarded-For': '203.0.113.77',
      Referer: 'https://referrer.example/hvor-jeg-var',
      Cookie: 'hemmelig=kapsel',
      Authorization: 'Basic aGVtbWVsaWc6b3Jk',
      'Accept-Language': 'se-NO',
    }
    const words = ['--port', '0', '--trust-proxy', '1', '--views', views, '--log-level', 'debug']
    const said = await serving(words, async (address) => {
      const headers = { ...personal, 'Content-Type': 'application/json' }
      for (const asked of [
        '/',
        '/search?q=hemmelig+sykdom',
        '/finnes-ikke?epost=kari@avisa.example',
        '/%',
        '/..%2fx',
      ]) {
        await fetch(address + asked, { headers })
      }
      for (const body of [JSON.stringify({ id }), '{"min hemmelige tekst', JSON.stringify({ id: 'x'.repeat(2000) })]) {
        await fetch(`${address}/api/views`, { method: 'POST', headers, body })
      }
      await fetch(`${address}/api/most-viewed?window=hemmelig`, { headers })
      const { port } = new URL(address)
      const socket = connect(Number(port), 'localhost')
      socket.end(`GET / HTTP/1.1\r\nHost: x\r\nhemmelig: ${'x'.repeat(20_000)}\r\n\r\n`)
      for await (const chunk of socket) expect(String(chunk)).toContain('431')
    })
    const lines = said.split('\n').filter((line) => line.startsWith('{'))
    const answered = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'answered')
    expect(answered).toContainEqual(expect.objectContaining({ method: 'GET', path: '/search', status: 200 }))
    expect(answered).toContainEqual(expect.objectContaining({ method: 'POST', path: '/api/views', status: 202 }))
    expect(Object.keys(answered[0])).toEqual(['level', 'time', 'method', 'path', 'status', 'milliseconds', 'msg'])
    const log = lines.filter((line) => !line.includes('Server listening')).join('\n')
    expect(log).not.toMatch(/hemmelig|aGVtb|kari|VeryRare|Mozilla|referrer|hvor-jeg-var|se-NO|nei-til-eu/)
    expect(log).not.toMatch(/\d+\.\d+\.\d+\.\d+|::1|remoteAddress|headers/)
  })

  test('is silent about answers unless asked, and refuses a level that is none', async () => {
    const quiet = await serving(['--port', '0'], async (address) => void (await fetch(address)))
    expect(quiet).not.toContain('answered')
    expect(await serving(['--log-level', 'trace'], async () => undefined)).toContain(
      '--log-level is "trace"; it is one of silent, fatal, error, warn, info, debug.',
    )
  })
})

/** The files this process has open, where the system tells (Linux). */
async function openFiles(): Promise<string[]> {
  const descriptors = await readdir('/proc/self/fd').catch(() => [])
  return Promise.all(descriptors.map((descriptor) => readlink(`/proc/self/fd/${descriptor}`).catch(() => '')))
}

describe('a client that takes what it should not', () => {
  test('headers beyond sixteen kilobytes are answered and the connection closed', async () => {
    const site = await open()
    expect(await site.bytes(`GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(17_000)}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431 /)
    await site.close()
  })

  test('a request that comes a letter at a time is ended, headers and body alike', async () => {
    const site = await open({ limits: { headers: 200, request: 400 } })
    expect(await site.bytes('GET / HTTP/1.1\r\nHost: x\r\nX: ')).toMatch(/^HTTP\/1.1 408 /)
    const head = 'POST /api/views HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n'
    expect(await site.bytes(`${head}{`)).toMatch(/^HTTP\/1.1 408 /)
    await site.close()
  })

  test('more connections than there is room for are closed, and readers who have one are served', async () => {
    const site = await open({ limits: { connections: 3 } })
    const { port } = new URL(site.address)
    const held = Array.from({ length: 3 }, () => connect(Number(port), '127.0.0.1'))
    await Promise.all(held.map((socket) => once(socket, 'connect')))
    const turnedAway = connect(Number(port), '127.0.0.1')
    await once(turnedAway, 'close')
    held[0]!.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n')
    const [answer] = await once(held[0]!, 'data')
    expect(String(answer)).toMatch(/^HTTP\/1.1 200 /)
    for (const socket of held) socket.destroy()
    await site.close()
  })

  test('many requests at once on one connection are answered one after another, and too many not at all', async () => {
    const site = await open()
    const asking = 'GET /feed.xml HTTP/1.1\r\nHost: x\r\n\r\n'
    const socket = connect(Number(new URL(site.address).port), '127.0.0.1')
    socket.write(`${asking.repeat(90)}GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
    await (await site.get('/feed.xml')).text()
    // As long as nobody reads them, all but the first wait, without a file.
    expect((await openFiles()).filter((file) => file.endsWith('/feed.xml')).length).toBeLessThan(5)
    let answers = ''
    for await (const chunk of socket) answers += String(chunk)
    expect(answers.match(/^HTTP\/1.1 200 /gm)).toHaveLength(91)
    expect(answers).toMatch(/\{"status":"ok"\}$/)
    await expect(site.bytes(asking.repeat(200)).catch(() => '')).resolves.not.toContain('</rss>')
    await site.close()
  })

  test('what is no HTTP at all is answered and closed', async () => {
    const site = await open()
    expect(await site.bytes('hei på deg\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /)
    await site.close()
  })
})

test('a connection that nothing comes on is kept for longer than proxies keep theirs, and no limit ends it before', async () => {
  const usual = await open()
  // Caddy keeps connections for 120 seconds, Traefik for 90, nginx for 60.
  const { headers } = await usual.get('/healthz')
  expect(Number(/^timeout=(\d+)$/.exec(headers.get('keep-alive')!)?.[1])).toBeGreaterThan(120)
  await usual.close()
  const site = await open({ limits: { headers: 200, request: 300, silence: 300, keptOpen: 10_000 } })
  const socket = connect(Number(new URL(site.address).port), '127.0.0.1')
  for (let turn = 0; turn < 2; turn++) {
    socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n')
    expect(String(await once(socket, 'data'))).toMatch(/^HTTP\/1.1 200 /)
    await pause(1000)
  }
  const from = performance.now()
  await site.close()
  expect(performance.now() - from).toBeLessThan(2000)
})

describe('files of the edition', () => {
  test('are served in part, and HEAD says what GET would', async () => {
    const site = await open()
    const whole = await site.get('/feed.xml')
    const part = await site.get('/feed.xml', { Range: 'bytes=0-99', 'Accept-Encoding': 'identity' })
    expect([part.status, (await part.text()).length]).toEqual([206, 100])
    const beyond = await site.get('/feed.xml', { Range: 'bytes=99999999-' })
    const length = (await whole.text()).length
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([
      416,
      expect.stringMatching(/^bytes \*\/\d+$/),
    ])
    expect(Number(beyond.headers.get('content-range')!.slice(8))).toBeGreaterThanOrEqual(length)
    const head = await fetch(`${site.address}/feed.xml`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect(head.headers.get('etag')).toBe(whole.headers.get('etag'))
    await site.close()
  })

  test('are smaller by Brotli than by gzip', async () => {
    const site = await open()
    const script = /\/assets\/reader-[^"]+\.js/.exec(await (await site.get('/')).text())![0]
    for (const address of ['/', '/a/nei-til-eu', script]) {
      const sizeBy = async (encoding: string) => {
        const asked = request(site.address + address, { headers: { 'Accept-Encoding': encoding } }).end()
        const [answer] = (await once(asked, 'response')) as [IncomingMessage]
        let size = 0
        for await (const chunk of answer) size += (chunk as Buffer).length
        return size
      }
      expect(await sizeBy('br'), address).toBeLessThan(await sizeBy('gzip'))
    }
    await site.close()
  })

  test('are packed with Brotli or gzip, as asked for', async () => {
    const site = await open()
    for (const encoding of ['br', 'gzip']) {
      const answer = await site.get('/', { 'Accept-Encoding': encoding })
      expect(answer.headers.get('content-encoding')).toBe(encoding)
      expect(await answer.text()).toContain('<!doctype html>')
    }
    await site.close()
  })
})
