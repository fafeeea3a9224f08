import { createHmac, createSecretKey } from 'node:crypto'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { getHeapSnapshot } from 'node:v8'
import { afterEach, beforeEach, describe, expect, inject, test, onTestFinished, vi } from 'vitest'
import { isNearby } from '#counter/network.ts'
import { publish } from '#publisher/publish.ts'
import type { ServerOptions } from '#server/server.ts'
import { emptyPlace, newsroomOf, story } from '../publisher/smallNewsroom.ts'
import { browser, countingHere } from './countingHere.ts'

const id = 'norge/nei-til-eu'
let site: Awaited<ReturnType<typeof countingHere>>

const open = async (options: Partial<ServerOptions> = {}) => (site = await countingHere(inject('demoEdition'), options))

beforeEach(async () => void (await open()))
afterEach(() => site.close())

/** Opens another server in place of the one every test begins with. */
async function insteadOpen(options: Partial<ServerOptions>): Promise<void> {
  await site.close()
  await open(options)
}

describe('a visitor', () => {
  test('who invents five hundred addresses to have come through is one', async () => {
    const invented = Array.from({ length: 500 }, (_, at) => `198.51.${at >> 8}.${at & 255}`)
    const answers = await Promise.all(invented.map((address) => site.report(id, { 'X-Forwarded-For': address })))
    expect(await site.counted()).toEqual({ [id]: 1 })
    // And does not get to send them all.
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202, 429]))
  })

  test('with two hundred addresses of one IPv6 network is one', async () => {
    await insteadOpen({ trustProxy: 1 })
    const addresses = Array.from({ length: 200 }, (_, at) => `2001:db8:1:2::${(at + 1).toString(16)}`)
    await Promise.all(addresses.map((address) => site.report(id, { 'X-Forwarded-For': address })))
    expect(await site.counted()).toEqual({ [id]: 1 })
  })

  test('is the same by IPv4 and by the same address mapped into IPv6', async () => {
    await insteadOpen({ trustProxy: 1 })
    for (const address of ['192.0.2.7', '::ffff:192.0.2.7', '::FFFF:192.0.2.7']) {
      expect((await site.report(id, { 'X-Forwarded-For': address })).status).toBe(202)
    }
    expect(await site.counted()).toEqual({ [id]: 1 })
  })

  test('of another network, or with another browser, is another', async () => {
    await insteadOpen({ trustProxy: 1 })
    await site.report(id, { 'X-Forwarded-For': '2001:db8:1:2::1' })
    await site.report(id, { 'X-Forwarded-For': '2001:db8:1:3::1' })
    await site.report(id, { 'X-Forwarded-For': '192.0.2.7' })
    await site.report(id, { 'X-Forwarded-For': '192.0.2.7', 'User-Agent': `${browser} Edg/156` })
    expect(await site.counted()).toEqual({ [id]: 4 })
  })

  test('is told apart by as many proxies as are trusted and no more', async () => {
    await insteadOpen({ trustProxy: 2 })
    for (const invented of ['198.51.100.1', '198.51.100.2']) {
      for (const reader of ['203.0.113.1', '203.0.113.2']) {
        await site.report(id, { 'X-Forwarded-For': `${invented}, ${reader}, 10.0.0.1` })
      }
    }
    expect(await site.counted()).toEqual({ [id]: 2 })
  })
})

describe('a report that does not count', () => {
  const bytesOf = (headers: string[], article = id) => {
    const body = JSON.stringify({ id: article })
    const lines = ['POST /api/views HTTP/1.1', 'Host: 127.0.0.1', 'Connection: close', 'Content-Type: application/json']
    return [...lines, `Content-Length: ${body.length}`, ...headers, '', body].join('\r\n')
  }
  const agent = `User-Agent: ${browser}`

  test('is answered with the very bytes of one that does', async () => {
    // Each by another reader, or none that counted would be seen.
    const other = (nth: number) => `${agent} Reader/${nth}`
    const answers = new Map<string, string>()
    for (const [name, headers] of Object.entries({
      'a reader': [agent],
      'the same reader': [agent],
      'a robot': ['User-Agent: Googlebot/2.1 (+http://www.google.com/bot.html)'],
      'a program': ['User-Agent: curl/8.5.0'],
      'a steered browser': [`User-Agent: ${browser.replace('Chrome/', 'HeadlessChrome/')}`],
      'no agent': [],
      'an empty agent': ['User-Agent:  '],
      'a prefetch': [other(1), 'Sec-Purpose: prefetch;prerender'],
      'an older prefetch': [other(2), 'Purpose: prefetch'],
      'the oldest prefetch': [other(3), 'X-Moz: prefetch'],
      'a page drawn ahead': [other(4), 'Sec-Purpose: prerender'],
      'a picture of a page for a list of them': [other(5), 'Purpose: Preview'],
      'Global Privacy Control': [other(6), 'Sec-GPC: 1'],
      'Do Not Track': [other(7), 'DNT: 1'],
    })) {
      const answer = await site.bytes(bytesOf(headers))
      answers.set(name, answer.replace(/^Date: .*\r\n/m, ''))
    }
    const taken = answers.get('a reader')!
    expect(taken).toMatch(/^HTTP\/1\.1 202 Accepted\r\n/)
    for (const [name, answer] of answers) expect(answer, name).toBe(taken)
    expect(await site.counted()).toEqual({ [id]: 1 })
  })

  test.each([
    ['Sec-GPC: 0', 'Sec-GPC: 1'],
    ['DNT: 0', 'DNT: 1'],
  ])('is one that asks for it also where something before it has not: %s, %s', async (...headers) => {
    expect(await site.bytes(bytesOf([agent, ...headers]))).toMatch(/^HTTP\/1\.1 202 /)
    expect(await site.counted()).toEqual({})
  })

  test('is not counted under a header that asks for nothing', async () => {
    await site.bytes(bytesOf([agent, 'Sec-GPC: 0', 'DNT: 0']))
    expect(await site.counted()).toEqual({ [id]: 1 })
  })
})

describe('nothing is kept of', () => {
  afterEach(async () => expect(await site.counted()).toEqual({}))

  test('an id the edition does not know, however it is written', async () => {
    for (const unknown of ['norge/finnes-ikke', `${id} `, id.toUpperCase(), '__proto__', 'constructor', '\0', 'é']) {
      expect((await site.report(unknown)).status, unknown).toBe(404)
    }
  })

  test.each([
    ['no body', '', 400],
    ['no JSON', 'id=norge', 400],
    ['JSON of another shape', '[]', 400],
    ['null', 'null', 400],
    ['an id that is no text', '{"id":7}', 400],
    ['an empty id', '{"id":""}', 400],
    ['more than the id', JSON.stringify({ id, at: 'yesterday' }), 400],
    ['a key that would reach into every object', `{"id":"${id}","__proto__":{"x":1}}`, 400],
    ['more than one kilobyte', JSON.stringify({ id }).padEnd(1025), 413],
  ])('%s', async (_, body, status) => {
    expect((await site.report(id, {}, body)).status).toBe(status)
  })

  test('more than a kilobyte that does not say how much it is', async () => {
    const chunk = `400\r\n${' '.repeat(1024)}\r\n`
    const head = `POST /api/views HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n`
    expect(await site.bytes(`${head}Transfer-Encoding: chunked\r\n\r\n${chunk}${chunk}0\r\n\r\n`)).toMatch(
      /^HTTP\/1.1 413/,
    )
  })

  test.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['another part of the same site', { 'Sec-Fetch-Site': 'same-site' }],
    ['an address typed in', { 'Sec-Fetch-Site': 'none' }],
    ['another origin', { Origin: 'https://elsewhere.example' }],
    ['an origin that is hidden', { Origin: 'null' }],
  ])('a report from %s', async (_, headers) => {
    expect((await site.report(id, headers)).status).toBe(403)
  })

  test('a form or plain text, which other sites may send without asking', async () => {
    for (const type of ['text/plain', 'text/plain;charset=UTF-8', 'application/x-www-form-urlencoded']) {
      expect((await site.report(id, { 'Content-Type': type })).status, type).toBe(415)
    }
  })

  test('a report by another method', async () => {
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await fetch(`${site.address}/api/views`, { method })
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
    }
  })

  test('the question of another site whether it may report', async () => {
    const asked = {
      Origin: 'https://elsewhere.example',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type',
    }
    const answer = await fetch(`${site.address}/api/views`, { method: 'OPTIONS', headers: asked })
    expect(answer.status).toBe(405)
    const allowed = [...answer.headers.keys()].filter((name) => name.startsWith('access-control'))
    expect(allowed).toEqual([])
  })
})

test('a story is counted under any id that fits into a report, and one that does not is told', async () => {
  const long = `https://avisa.example/?sak=${'x'.repeat(980)}`
  const newsroom = await newsroomOf({
    'lang.md': story('Lang', `id: ${long}`),
    'lengre.md': story('Lengre', `id: ${long}${'x'.repeat(20)}`),
  })
  const folder = path.join(await emptyPlace(), 'site')
  const { findings } = await publish({ newsrooms: [newsroom], to: folder })
  expect(findings.map(({ file, code }) => [file, code])).toEqual([['lengre.md', 'id.long']])
  const own = await countingHere(folder)
  onTestFinished(own.close)
  expect((await own.report(long)).status).toBe(202)
  expect((await own.report(`${long}${'x'.repeat(20)}`)).status).toBe(413)
  expect(await own.counted()).toEqual({ [long]: 1 })
})

test('behind a proxy that calls the server by another name, readers are still ours', async () => {
  const own = { Host: 'upstream', Origin: 'https://avisa.example' }
  expect((await site.report(id, { ...own, 'Sec-Fetch-Site': 'same-origin' })).status).toBe(202)
  await insteadOpen({ trustProxy: 1 })
  const forwarded = { ...own, 'X-Forwarded-For': '192.0.2.7', 'X-Forwarded-Host': 'avisa.example' }
  expect((await site.report(id, forwarded)).status).toBe(202)
})

test.each([
  ['http://avisa.example', 'avisa.example:80'],
  ['https://avisa.example', 'avisa.example:443'],
  ['https://avisa.example', 'Avisa.example'],
  ['https://avisa.example:8443', 'avisa.example:8443'],
])('a report from %s is ours where a proxy calls us %s, and from elsewhere it is not', async (origin, host) => {
  await insteadOpen({ trustProxy: 1 })
  const from = (of: string) => site.report(id, { Origin: of, 'X-Forwarded-For': '192.0.2.7', 'X-Forwarded-Host': host })
  expect((await from(origin)).status).toBe(202)
  for (const other of ['https://elsewhere.example', `${origin.replace(/:\d+$/, '')}:8444`, 'null', 'https://'])
    expect((await from(other)).status, other).toBe(403)
})

test('a proxy in front that is not trusted is told once, by the remedy and without an address', async () => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  onTestFinished(() => written.mockRestore())
  const forwarded = { 'X-Forwarded-For': '203.0.113.7' }
  await site.report(id)
  await insteadOpen({ trustProxy: 1 })
  await site.report(id, forwarded)
  expect(written.mock.calls).toEqual([])
  await insteadOpen({})
  for (let time = 0; time < 3; time++) await site.report(id, forwarded)
  const lines = written.mock.calls.map(([line]) => String(line))
  expect(lines).toEqual([expect.stringContaining('Start with --trust-proxy 1')])
  expect(lines[0]).not.toMatch(/203\.0|127\.0/)
})

test('a reader on the machine or in the network of a proxy that is trusted is no proxy, and one before it is', async () => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  onTestFinished(() => written.mockRestore())
  await insteadOpen({ trustProxy: 1 })
  for (const reader of ['127.0.0.1', '192.168.1.20']) await site.report(id, { 'X-Forwarded-For': reader })
  expect(written.mock.calls).toEqual([])
  await site.report(id, { 'X-Forwarded-For': '203.0.113.7, 10.0.0.2' })
  const lines = written.mock.calls.map(([line]) => line)
  expect(lines).toEqual([expect.stringContaining('as many as there are proxies in front')])
})

test('a proxy that is trusted and names no reader is told once, since all its readers are counted as one', async () => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  onTestFinished(() => written.mockRestore())
  await insteadOpen({ trustProxy: 1 })
  for (const reader of ['203.0.113.7', '203.0.113.8']) await site.report(id, { Forwarded: `for=${reader}` })
  expect(await site.counted()).toEqual({ [id]: 1 })
  const lines = written.mock.calls.map(([line]) => String(line))
  expect(lines).toEqual([expect.stringContaining('does not send X-Forwarded-For')])
  expect(lines[0]).not.toMatch(/203\.0|127\.0/)
})

test('more proxies trusted than there are is told, since readers can then say that they are anybody', async () => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  onTestFinished(() => written.mockRestore())
  await insteadOpen({ trustProxy: 2 })
  await site.report(id, { 'X-Forwarded-For': '203.0.113.7' })
  expect(written.mock.calls.map(([line]) => line)).toEqual([expect.stringContaining('give their number')])
  await insteadOpen({ trustProxy: 2 })
  written.mockClear()
  await site.report(id, { 'X-Forwarded-For': '203.0.113.7, 198.51.100.2' })
  expect(written.mock.calls).toEqual([])
})

test.each([
  ['127.0.0.1', true],
  ['::1', true],
  ['::ffff:10.1.2.3', true],
  ['172.17.0.1', true],
  ['172.32.0.1', false],
  ['192.168.1.1', true],
  ['fd00::1', true],
  ['fe80::1%eth0', false],
  ['203.0.113.7', false],
  ['2001:db8::1', false],
])('%s is an address a proxy in front may have: %s', (address, isOne) => {
  expect(isNearby(address)).toBe(isOne)
})

test('a reader whose connection is cut behind the report is counted, and fills no log', async () => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const cut = async (address: string, lines: string[], body = '') => {
    const socket = connect(Number(new URL(site.address).port), '127.0.0.1')
    socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n')
    await once(socket, 'data')
    socket.write([`${address} HTTP/1.1`, 'Host: x', ...lines, '', body].join('\r\n'), () => socket.resetAndDestroy())
    await once(socket, 'close')
  }
  await insteadOpen({ newsroomToken: 'a-token-of-twenty-characters' })
  const body = JSON.stringify({ id })
  for (let reader = 0; reader < 40; reader++) {
    const sent = ['Content-Type: application/json', `Content-Length: ${body.length}`]
    await cut('POST /api/views', [...sent, `User-Agent: ${browser} Reader/${reader}`], body)
    await cut('GET /newsroom', [])
  }
  await expect.poll(async () => (await site.counted())[id]).toBeGreaterThan(20)
  expect(written.mock.calls).toEqual([])
})

test('a network may report a burst, then waits as long as it is told', async () => {
  await insteadOpen({ trustProxy: 1 })
  vi.spyOn(performance, 'now').mockReturnValue(1000)
  onTestFinished(() => void vi.restoreAllMocks())
  const from = (address: string) => site.report(id, { 'X-Forwarded-For': address })
  const answers = await Promise.all(Array.from({ length: 130 }, () => from('192.0.2.7')))
  const told = Map.groupBy(answers, ({ status, headers }) => `${status} ${headers.get('retry-after')}`)
  expect(Object.fromEntries([...told].map(([what, { length }]) => [what, length]))).toEqual({
    '202 null': 120,
    '429 1': 10,
  })
  expect((await from('192.0.2.8')).status).toBe(202)
})

test('a network that names another browser with each report brings a story few readers after the first', async () => {
  const real = performance.now.bind(performance)
  let later = 0
  vi.spyOn(performance, 'now').mockImplementation(() => real() + later)
  onTestFinished(() => void vi.restoreAllMocks())
  await insteadOpen({ trustProxy: 1 })
  const statuses = (article: string, first: number, address = '192.0.2.7') =>
    Promise.all(
      Array.from({ length: 60 }, async (_, at) => {
        const agent = { 'User-Agent': `${browser} Reader/${first + at}`, 'X-Forwarded-For': address }
        return (await site.report(article, agent)).status
      }),
    )
  const all = Array.from({ length: 60 }, () => 202)
  expect(await statuses(id, 0)).toEqual(all)
  expect(await statuses(id, 60)).toEqual(all)
  later += 60_000
  const more = await statuses(id, 120)
  expect(more.filter((status) => status === 429).length).toBeGreaterThan(50)
  // Those who were there, those of another network and of another story are let through.
  expect(await statuses(id, 60)).toEqual(all)
  expect(await statuses(id, 120, '192.0.2.8')).toEqual(all)
  later += 60_000
  expect(await statuses('kultur/jon-fosse-far-nobelprisen', 120)).toEqual(all)
  expect((await site.counted())[id]).toBeLessThan(190)
})

test('secrets of days gone by are destroyed also where nobody reads', async () => {
  const now = new Date('2026-11-23T22:00:00Z')
  await insteadOpen({ now: () => now })
  await site.report(id)
  const salt = await site.store.saltOf('2026-11-23')
  await site.close()
  const { file } = site
  const bytesLeft = () => bytesBeside(file)
  const begun = Buffer.from(salt)
  expect((await bytesLeft()).includes(begun)).toBe(true)
  // Another server on the same store, half a day into the next but one; nobody reads there.
  const later = await countingHere(inject('demoEdition'), {
    views: `sqlite:${site.file}`,
    now: () => new Date('2026-11-24T12:00:00Z'),
  })
  await expect.poll(async () => (await bytesLeft()).includes(begun)).toBe(false)
  expect((await bytesLeft()).includes('127.0.0.1')).toBe(false)
  await later.close()
  await open()
})

test('who read on a day gone by is not in the memory of the server either', { timeout: 120_000 }, async () => {
  let now = new Date('2026-11-23T22:00:00Z')
  await insteadOpen({ now: () => now })
  await site.report(id)
  const salt = createSecretKey(await site.store.saltOf('2026-11-23'))
  // Made anew for each look, or it would be found as the test's own.
  const isKnown = async () => {
    const memory = await buffer(getHeapSnapshot())
    return memory.includes(createHmac('sha256', salt).update(`127.0.0.1\0${browser}`).digest('base64url'))
  }
  expect(await isKnown()).toBe(true)
  now = new Date('2026-11-24T00:00:00Z')
  await site.report(id)
  expect(await isKnown()).toBe(false)
  await site.close()
  await open()
})

test('a server that stops leaves no secret whose time is over', async () => {
  let now = new Date('2026-11-23T22:00:00Z')
  await insteadOpen({ now: () => now })
  await site.report(id)
  const salt = Buffer.from(await site.store.saltOf('2026-11-23'))
  now = new Date('2026-11-24T12:00:00Z')
  await site.close()
  expect((await bytesBeside(site.file)).includes(salt)).toBe(false)
  await open()
})

async function bytesBeside(file: string): Promise<Buffer> {
  const folder = path.dirname(file)
  const files = await readdir(folder)
  return Buffer.concat(await Promise.all(files.map((name) => readFile(path.join(folder, name)))))
}
