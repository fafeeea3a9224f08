import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { cp, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { MostViewed } from '#article/mostViewed.ts'
import { startServer, type RunningServer } from '#server/server.ts'
import * as v from 'valibot'
import { withdrawnStory } from './withdrawnStory.ts'

const browser = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'
const id = 'norge/nei-til-eu'
const newsroomToken = 'et-langt-og-ukjent-ord-2026'
let server: RunningServer
let views: string

beforeAll(async () => {
  views = `sqlite:${await mkdtemp(path.join(tmpdir(), 'lesesal-server-'))}/views.sqlite`
  server = await startServer({ folder: inject('demoEdition'), port: 0, views, trustProxy: 1 })
})

afterAll(() => server.close())

function get(address: string, headers: Record<string, string> = {}) {
  return fetch(server.address + address, { headers, redirect: 'manual' })
}

/** A request whose path is sent as it stands, without a browser's tidying. */
async function raw(address: string, headers: Record<string, string> = {}): Promise<IncomingMessage & { body: Buffer }> {
  const sent = httpRequest(new URL(server.address), { path: address, headers }).end()
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk as Buffer)
  return Object.assign(answer, { body: Buffer.concat(chunks) })
}

function report(body: unknown, headers: Record<string, string> = {}) {
  const sent = { 'Content-Type': 'application/json', 'User-Agent': browser, ...headers }
  return fetch(`${server.address}/api/views`, {
    method: 'POST',
    headers: sent,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

describe('pages', () => {
  test('are served without a slash at the end, and with one lead there', async () => {
    const page = await get('/a/nei-til-eu')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const slashed = await get('/a/nei-til-eu/?x=1')
    expect([slashed.status, slashed.headers.get('location')]).toEqual([308, '/a/nei-til-eu?x=1'])
    const named = await get('/a/nei-til-eu/index.html?x=1')
    expect([named.status, named.headers.get('location')]).toEqual([308, '/a/nei-til-eu?x=1'])
    expect((await get('/index.html')).headers.get('location')).toBe('/')
  })

  test('are revalidated by ETag', async () => {
    const page = await get('/')
    expect(page.headers.get('cache-control')).toBe('public, no-cache')
    const again = await raw('/', { 'If-None-Match': page.headers.get('etag')! })
    expect(again.statusCode).toBe(304)
  })

  test('hashed files are kept for ever', async () => {
    const files = await readdir(path.join(inject('demoEdition'), 'assets'))
    const script = files.find((file) => file.endsWith('.js'))
    const asset = await get(`/assets/${script}`)
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  test('that cannot be given as asked for are kept by nobody for a year', async () => {
    const files = await readdir(path.join(inject('demoEdition'), 'assets'))
    const script = `/assets/${files.find((file) => file.endsWith('.js'))}`
    for (const [name, asked, status] of [
      ['Range', 'bytes=99999999-', 416],
      ['If-Match', '"zz"', 412],
    ] as const) {
      const answer = await raw(script, { [name]: asked })
      expect([answer.statusCode, answer.headers['cache-control']]).toEqual([status, 'public, no-cache'])
    }
    const kept = await raw(script, { 'If-None-Match': (await raw(script, {})).headers.etag! })
    expect([kept.statusCode, kept.headers['cache-control']]).toEqual([304, 'public, max-age=31536000, immutable'])
  })

  test('are compressed for whoever can read that', async () => {
    const page = await raw('/', { 'Accept-Encoding': 'gzip' })
    expect(page.headers['content-encoding']).toBe('gzip')
    expect(page.headers.vary).toContain('accept-encoding')
    expect(gunzipSync(page.body).toString()).toContain('<!doctype html>')
  })

  test('an address nobody has is a real 404, as a page for readers and as data for programs', async () => {
    const page = await get('/finnes-ikke')
    expect(page.status).toBe(404)
    expect(await page.text()).toContain('Siden finnes ikke</h1>')
    for (const asked of [{ 'If-None-Match': page.headers.get('etag') ?? '*' }, { Range: 'bytes=0-9' }] as Record<
      string,
      string
    >[]) {
      const again = await raw('/finnes-ikke', asked)
      expect([again.statusCode, again.body.toString().includes('Siden finnes ikke</h1>')]).toEqual([404, true])
    }
    const file = await get('/edition/articles/finnes-ikke.json')
    expect(file.status).toBe(404)
    expect(await file.json()).toEqual({ error: { code: 404, message: 'there is nothing here' } })
  })

  test('the address of a story that was withdrawn says that it is gone, to readers and to programs', async () => {
    const folder = await withdrawnStory()
    const small = await startServer({ folder, port: 0, views: null, trustProxy: 0 })
    try {
      const page = await fetch(`${small.address}/a/bru-apnet`)
      expect([page.status, page.headers.get('content-type')]).toEqual([410, 'text/html; charset=utf-8'])
      expect(await page.text()).toContain('Saken er trukket tilbake</h1>')
      const again = await fetch(`${small.address}/a/bru-apnet`, {
        headers: { 'If-None-Match': '*' },
        cache: 'no-store',
      })
      expect([again.status, (await again.text()).includes('Saken er trukket tilbake</h1>')]).toEqual([410, true])
      const file = await fetch(`${small.address}/edition/articles/bru-apnet.json`)
      expect([file.status, await file.json()]).toEqual([
        410,
        { error: { code: 410, message: 'this story was withdrawn' } },
      ])
      expect((await fetch(`${small.address}/a/en-annen-sak`)).status).toBe(200)
    } finally {
      await small.close()
    }
  })

  test.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/a/..%5c..%5cx.json',
    '/%00',
    '/.git/config',
    '/%',
    '//etc/passwd',
    '//',
    '//elsewhere.example/',
    '/%5celsewhere.example/',
  ])('%s reaches nothing outside the edition', async (address) => {
    const answer = await raw(address)
    expect([400, 404]).toContain(answer.statusCode)
    expect(answer.body.toString()).not.toContain('devDependencies')
  })

  test('cannot be written to', async () => {
    const answer = await fetch(server.address, { method: 'POST' })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })
})

test.each([
  '/',
  '/finnes-ikke',
  '/healthz',
  '/api/most-viewed',
  '/edition/edition.json',
  '/api/most-viewed?window=year',
])('%s carries the security headers of the edition', async (address) => {
  const { headers } = await get(address)
  const policy = headers.get('content-security-policy')!
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe-inline')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
})

describe('views', () => {
  async function viewsOf(article: string): Promise<number> {
    // An answer is given again for a few seconds, so another length of list is asked for each time.
    const limit = (asked = (asked % 50) + 1)
    const answer = v.parse(MostViewed, await (await get(`/api/most-viewed?limit=${limit}`)).json())
    return answer.ranked.find(({ teaser }) => teaser.id === article)?.views ?? 0
  }
  let asked = 10

  test('of one reader count once, whatever the reader claims to have come through', async () => {
    for (let reader = 0; reader < 3; reader++) {
      const forwarded = { 'X-Forwarded-For': `203.0.113.${reader}` }
      for (let time = 0; time < 4; time++) {
        const invented = { 'X-Forwarded-For': `198.51.100.${time}, 203.0.113.${reader}` }
        expect((await report({ id }, time === 0 ? forwarded : invented)).status).toBe(202)
      }
    }
    expect(await viewsOf(id)).toBe(3)
  })

  test.each([
    ['a robot', { 'User-Agent': 'Googlebot/2.1 (+http://www.google.com/bot.html)' }],
    ['no user agent', { 'User-Agent': '' }],
    ['Global Privacy Control', { 'Sec-GPC': '1' }],
    ['Do Not Track', { DNT: '1' }],
    ['a prefetch', { 'Sec-Purpose': 'prefetch;prerender' }],
  ])('%s is answered alike and not counted', async (_, headers) => {
    const other = 'verden/parisavtalen'
    for (let reader = 20; reader < 24; reader++) {
      expect((await report({ id: other }, { 'X-Forwarded-For': `203.0.113.${reader}`, ...headers })).status).toBe(202)
    }
    expect(await viewsOf(other)).toBe(0)
  })

  test.each([
    ['an article nobody has', { id: 'norge/finnes-ikke' }, {}, 404],
    ['more than the id', { id, time: 'now' }, {}, 400],
    ['no JSON', 'id=norge', {}, 400],
    ['a body of two kilobytes', { id: 'x'.repeat(2000) }, {}, 413],
    ['another site', { id }, { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['another origin', { id }, { Origin: 'https://elsewhere.example' }, 403],
  ])('%s is refused', async (_, body, headers, status) => {
    expect((await report(body, { 'X-Forwarded-For': '203.0.113.99', ...headers })).status).toBe(status)
  })

  test('the answer says what it covers and can be revalidated', async () => {
    const first = await get('/api/most-viewed?window=month&limit=5')
    expect(v.parse(MostViewed, await first.json())).toMatchObject({ window: 'month' })
    const again = await get('/api/most-viewed?window=month&limit=5', { 'If-None-Match': first.headers.get('etag')! })
    expect(again.status).toBe(304)
  })

  test.each(['window=year', 'limit=0', 'limit=51', 'limit=ten'])(
    '%s is refused with what is allowed',
    async (query) => {
      const answer = await get(`/api/most-viewed?${query}`)
      expect(answer.status).toBe(400)
      expect((await answer.json()).error.message).toContain('window is one of day, week, month')
    },
  )
})

describe('the process', { timeout: 30_000 }, () => {
  const start = async (words: string[], extra: Record<string, string> = {}) => {
    const child = spawn('node_modules/.bin/node', ['src/lesesal.ts', 'serve', ...words], {
      env: { ...process.env, ...extra },
    })
    let said = ''
    const collect = (chunk: Buffer) => (said += chunk.toString())
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    const ended = once(child, 'exit') as Promise<[number | null]>
    const started = new Promise<void>((resolve) => child.stdout.on('data', () => said.includes('counted') && resolve()))
    await Promise.race([started, ended])
    return { child, ended, said: () => said, address: () => /http:\/\/\S+/.exec(said)![0] }
  }

  test('an acknowledged view survives being killed on the spot', async () => {
    const file = `sqlite:${await mkdtemp(path.join(tmpdir(), 'lesesal-kill-'))}/views.sqlite`
    const first = await start([inject('demoEdition'), '--port', '0', '--views', file, '--trust-proxy', '1'])
    const reports = Array.from({ length: 20 }, (_, reader) =>
      fetch(`${first.address()}/api/views`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'User-Agent': browser,
          'X-Forwarded-For': `203.0.113.${reader}`,
        },
        body: JSON.stringify({ id }),
      }),
    )
    const acknowledged = (await Promise.all(reports)).filter(({ status }) => status === 202).length
    first.child.kill('SIGKILL')
    await first.ended
    const second = await start([inject('demoEdition'), '--port', '0', '--views', file])
    const answer = v.parse(MostViewed, await (await fetch(`${second.address()}/api/most-viewed`)).json())
    second.child.kill('SIGTERM')
    expect(acknowledged).toBe(20)
    expect(answer.ranked[0]).toMatchObject({ views: acknowledged, teaser: { id } })
    expect((await second.ended)[0]).toBe(0)
  })

  test('a taken port gets a message that says what to do', async () => {
    const other = createServer().listen(0, 'localhost')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    const child = await start([inject('demoEdition'), '--port', String(port)])
    expect((await child.ended)[0]).toBe(2)
    expect(child.said()).toMatch(new RegExp(`Port ${port} is taken .* PORT=`))
    other.close()
  })

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('ends in order on %s', async (signal) => {
    const child = await start([inject('demoEdition'), '--port', '0'])
    child.child.kill(signal)
    expect(await child.ended).toEqual([0, null])
  })

  test('a variable that is set and empty says nothing', async () => {
    const child = await start([inject('demoEdition')], { PORT: '', LESESAL_LOG_LEVEL: '' })
    child.child.kill('SIGTERM')
    await child.ended
    // Another program may have that port.
    expect(child.said()).toMatch(/^(Serving .*:4173|Port 4173 is taken)/)
  })

  test('a port that is none is refused with what is allowed', async () => {
    const child = await start([inject('demoEdition'), '--port', '70000'])
    expect((await child.ended)[0]).toBe(2)
    expect(child.said()).toContain('from 0 to 65535')
  })

  test('a folder that is no edition is refused with what to do', async () => {
    const child = await start([await mkdtemp(path.join(tmpdir(), 'lesesal-none-')), '--port', '0'])
    expect((await child.ended)[0]).toBe(2)
    expect(child.said()).toContain('lesesal publish <newsroom> --to')
  })

  test('takes the newsroom’s token from the environment, with or without an end of line', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'lesesal-token-'))
    const words = [inject('demoEdition'), '--port', '0', '--views', `sqlite:${folder}/views.sqlite`]
    const child = await start(words, { LESESAL_NEWSROOM_TOKEN: `${newsroomToken}\n` })
    const Authorization = `Basic ${Buffer.from(`desk:${newsroomToken}`).toString('base64')}`
    expect((await fetch(`${child.address()}/newsroom`, { headers: { Authorization } })).status).toBe(200)
    child.child.kill('SIGTERM')
    expect((await child.ended)[0]).toBe(0)
  })

  test('takes where views are kept from the environment, where no other user sees a password in it', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'lesesal-kept-'))
    const child = await start([inject('demoEdition'), '--port', '0'], { LESESAL_VIEWS: `sqlite:${folder}/v.sqlite\n` })
    expect((await fetch(`${child.address()}/api/most-viewed`)).status).toBe(200)
    child.child.kill('SIGTERM')
    await child.ended
    expect(child.said()).toContain(`Views are counted in sqlite:${folder}/v.sqlite\n`)
  })

  describe('serves no edition in which readers could fetch', () => {
    let edition: string
    beforeAll(async () => {
      edition = await mkdtemp(path.join(tmpdir(), 'lesesal-private-'))
      await cp(inject('demoEdition'), edition, { recursive: true })
      await symlink(edition, `${edition}-link`)
    })
    afterAll(async () => {
      await rm(`${edition}-link`)
      await rm(edition, { recursive: true })
    })

    test.each([
      ['who has read today', (site: string) => ['--views', `sqlite:${site}/views.sqlite`]],
      ['the same by another name of the folder', (site: string) => ['--views', `sqlite:${site}-link/views.sqlite`]],
      [
        'the same in a folder that is yet to be made',
        (site: string) => ['--views', `sqlite:${site}-link/counts/views.sqlite`],
      ],
      ['the newsroom’s token', (site: string) => ['--newsroom-token-file', `${site}/newsroom.token`]],
    ])('%s', async (_, words) => {
      await writeFile(`${edition}/newsroom.token`, newsroomToken)
      const child = await start([edition, '--port', '0', ...words(edition)])
      child.child.kill('SIGTERM')
      expect((await child.ended)[0]).toBe(2)
      expect(child.said()).toMatch(/lies in the edition: every reader could fetch it. Move it to another folder/)
      expect(await readdir(edition)).not.toContain('views.sqlite')
    })

    test('who has read today, where the variable says so', async () => {
      const child = await start([edition, '--port', '0'], { LESESAL_VIEWS: `sqlite:${edition}/views.sqlite` })
      child.child.kill('SIGTERM')
      expect((await child.ended)[0]).toBe(2)
      expect(child.said()).toContain(
        `The variable LESESAL_VIEWS names ${edition}/views.sqlite, which lies in the edition`,
      )
    })
  })

  test('reading goes on when views cannot be kept', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'lesesal-broken-'))
    await writeFile(
      path.join(folder, 'views.sqlite'),
      'no database at all, but text long enough to be taken for one '.repeat(40),
    )
    const child = await start([inject('demoEdition'), '--port', '0', '--views', `sqlite:${folder}/views.sqlite`])
    expect((await fetch(`${child.address()}/api/most-viewed`)).status).toBe(503)
    expect((await fetch(child.address())).status).toBe(200)
    child.child.kill('SIGTERM')
    await child.ended
    expect(child.said()).toContain('Views cannot be kept')
  })
})
