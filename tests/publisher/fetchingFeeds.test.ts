import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { fetchFeeds } from '#publisher/fetching/fetchFeeds.ts'
import { isPublicAddress } from '#publisher/fetching/publicAddress.ts'
import { check } from '#publisher/publish.ts'
import { emptyPlace } from './smallNewsroom.ts'

const feed =
  '<rss version="2.0"><channel><title>A</title><item><title>En sak</title><description>Den er her.</description></item></channel></rss>'

let server: Server | undefined
afterEach(() => server?.closeAllConnections())
afterEach(() => server?.close())

async function serve(answer: RequestListener): Promise<string> {
  server = createServer(answer)
  await new Promise<void>((resolve) => {
    server!.listen(0, '127.0.0.1', resolve)
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** The files a newsroom has, but for what the program keeps for itself. */
async function filesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => !name.startsWith('.'))
}

describe('fetching a feed', () => {
  test('saves it under a name of its own, and publishing reads it', async () => {
    const base = await serve((_, response) => response.setHeader('content-type', 'application/rss+xml').end(feed))
    const to = await emptyPlace()
    const [one, two] = await fetchFeeds({
      urls: [`${base}/nytt/feed`, `${base}/sport/feed`, `${base}/nytt/feed`],
      to,
      allowPrivate: true,
    })
    expect([one!.outcome, two!.outcome, one!.file === two!.file]).toEqual(['saved', 'saved', false])
    expect(one!.file).toMatch(/^127\.0\.0\.1-nytt-feed-[0-9a-f]{8}\.xml$/)
    expect(await readFile(path.join(to, one!.file!), 'utf8')).toBe(feed)
    expect((await check([to])).tally).toMatchObject({ published: 1, merged: 1, rejected: 0 })
  })

  test('asks the next time only for what has changed', async () => {
    const asked: unknown[] = []
    const base = await serve((request, response) => {
      asked.push([request.headers['if-none-match'], request.headers['if-modified-since']])
      const isKnown = request.headers['if-none-match'] === '"a"'
      response
        .writeHead(isKnown ? 304 : 200, { etag: '"a"', 'last-modified': 'Fri, 17 May 2024 07:30:00 GMT' })
        .end(isKnown ? '' : feed)
    })
    const to = await emptyPlace()
    const once = async () => (await fetchFeeds({ urls: [base], to, allowPrivate: true }))[0]!
    const { file } = await once()
    expect(await once()).toMatchObject({ outcome: 'unchanged', file })
    expect(asked).toEqual([
      [undefined, undefined],
      ['"a"', 'Fri, 17 May 2024 07:30:00 GMT'],
    ])
    await writeFile(path.join(to, '.lesesal-fetch.json'), 'not JSON')
    expect(await once()).toMatchObject({ outcome: 'unchanged', file })
    expect(asked.at(-1)).toEqual([undefined, undefined])
  })

  test.each([
    ['gzip', gzipSync(feed)],
    ['br', brotliCompressSync(feed)],
  ])('unpacks what is sent as %s', async (encoding, bytes) => {
    const base = await serve((_, response) => response.setHeader('content-encoding', encoding).end(bytes))
    const to = await emptyPlace()
    const [{ file } = { file: null }] = await fetchFeeds({ urls: [base], to, allowPrivate: true })
    expect(await readFile(path.join(to, file!), 'utf8')).toBe(feed)
  })

  test('follows redirects, and says when the address should be changed', async () => {
    const base = await serve((request, response) => {
      if (request.url === '/ny') response.end(feed)
      else response.writeHead(301, { location: '/ny' }).end()
    })
    const [fetched] = await fetchFeeds({ urls: [`${base}/gammel`], to: await emptyPlace(), allowPrivate: true })
    expect(fetched).toMatchObject({ outcome: 'saved', message: expect.stringContaining(`moved to ${base}/ny`) })
  })
})

describe('what cannot be had is told, and what was there stays', () => {
  test.each<[string, RequestListener, RegExp]>([
    ['not found', (_, response) => response.writeHead(404).end('x'), /answered 404/],
    ['empty', (_, response) => response.end(), /nothing/],
    [
      'too large by its own word',
      (_, response) => response.writeHead(200, { 'content-length': 5000 }).end('x'.repeat(5000)),
      /larger/,
    ],
    ['too large in the end', (_, response) => response.end('x'.repeat(5000)), /larger/],
    [
      'a bomb',
      (_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('x'.repeat(1_000_000))),
      /larger/,
    ],
    ['no gzip at all', (_, response) => response.setHeader('content-encoding', 'gzip').end('x'), /broke off/],
    [
      'cut short',
      (_, response) => response.writeHead(200, { 'content-length': 900 }).write('x', () => response.destroy()),
      /broke off|reached/,
    ],
    ['silent', () => undefined, /longer than 0.3 seconds/],
    ['slow', (_, response) => response.writeHead(200).write('x'), /longer than 0.3 seconds/],
    [
      'endless in its redirects',
      (_, response) => response.writeHead(302, { location: '/x' }).end(),
      /redirects more than 5/,
    ],
    [
      'somewhere else entirely',
      (_, response) => response.writeHead(302, { location: 'file:///etc/hostname' }).end(),
      /file: addresses/,
    ],
  ])('%s', async (_, answer, message) => {
    const base = await serve((request, response) =>
      request.url === '/god' ? response.end(feed) : answer(request, response),
    )
    const to = await emptyPlace()
    const fetched = await fetchFeeds({
      urls: [`${base}/ond`, `${base}/god`],
      to,
      allowPrivate: true,
      limit: 1000,
      timeout: 300,
    })
    expect(fetched.map(({ outcome }) => outcome)).toEqual(['failed', 'saved'])
    expect(fetched[0]!.message).toMatch(message)
    expect(await filesIn(to)).toEqual([fetched[1]!.file])
  })

  test('also when it was saved before', async () => {
    let isWell = true
    const base = await serve((_, response) => (isWell ? response.end(feed) : response.writeHead(500).end('no')))
    const to = await emptyPlace()
    const [first] = await fetchFeeds({ urls: [base], to, allowPrivate: true })
    isWell = false
    expect((await fetchFeeds({ urls: [base], to, allowPrivate: true }))[0]!.outcome).toBe('failed')
    expect(await readFile(path.join(to, first!.file!), 'utf8')).toBe(feed)
  })
})

describe('a page that says the sender is away, answered as if all were well', () => {
  const page = '<!DOCTYPE html><html><head><title>Vedlikehold</title></head><body><p>Straks tilbake.</p></body></html>'
  const jsonFeed = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'A', items: [] })

  test.each([
    ['a page, RSS', feed, page, /^answered a web page where a feed was; nothing was changed\.$/],
    ['a page, JSON Feed', jsonFeed, page, /^answered a web page where a feed was;/],
    ['a line of text, RSS', feed, 'Straks tilbake.', /^answered something else where a feed was;/],
  ])('never takes the place of a feed: %s', async (_, good, away, message) => {
    let body = good
    const base = await serve((request, response) => {
      const etag = `"${body.length}"`
      if (request.headers['if-none-match'] === etag) response.writeHead(304).end()
      else response.writeHead(200, { 'content-type': 'application/rss+xml', etag }).end(body)
    })
    const to = await emptyPlace()
    const once = async () => (await fetchFeeds({ urls: [base], to, allowPrivate: true }))[0]!
    const { file } = await once()
    body = away
    expect(await once()).toMatchObject({ outcome: 'failed', message: expect.stringMatching(message) })
    expect(await readFile(path.join(to, file!), 'utf8')).toBe(good)
    body = good
    expect(await once()).toMatchObject({ outcome: 'unchanged', file })
  })

  test('is not saved the first time where the address is that of a feed; a page of its own is', async () => {
    const base = await serve((_, response) => response.setHeader('content-type', 'text/html').end(page))
    const to = await emptyPlace()
    const fetched = await fetchFeeds({ urls: [`${base}/feed.xml`, `${base}/sak`], to, allowPrivate: true })
    expect(fetched.map(({ outcome }) => outcome)).toEqual(['failed', 'saved'])
    expect(fetched[0]!.message).toBe('answered a web page where a feed should be; nothing was changed.')
    expect(await filesIn(to)).toEqual([fetched[1]!.file])
  })
})

describe('addresses that are not on the public internet', () => {
  test.each([
    'http://127.0.0.1:1/',
    'http://localhost:1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/',
    'http://10.0.0.1/',
    'http://[fd00::1]/',
  ])('%s is refused', async (url) => {
    const [fetched] = await fetchFeeds({ urls: [url], to: await emptyPlace() })
    expect(fetched).toMatchObject({ outcome: 'failed', message: expect.stringContaining('--allow-private') })
  })

  test.each([
    'ftp://avisa.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'http://a:b@avisa.example/',
    'avisa.example',
  ])('%s is refused whatever is allowed', async (url) => {
    const [fetched] = await fetchFeeds({ urls: [url], to: await emptyPlace(), allowPrivate: true })
    expect(fetched!.outcome).toBe('failed')
  })

  test.each([
    ['93.184.215.14', true],
    ['2606:2800:21f:cb07:6820:80da:af6b:8b2c', true],
    ['64:ff9b::5db8:d70e', true],
    ['0.0.0.0', false],
    ['100.64.0.1', false],
    ['172.31.255.255', false],
    ['172.32.0.1', true],
    ['192.168.1.1', false],
    ['198.19.0.1', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::', false],
    ['::ffff:10.0.0.1', false],
    ['::ffff:93.184.215.14', true],
    ['64:ff9b::a00:1', false],
    ['2001:db8::1', false],
    ['2002:7f00:1::', false],
    ['fe80::1', false],
    ['fe80::1%eth0', false],
    ['ff02::1', false],
    ['ikke en adresse', false],
  ])('%s is public: %s', (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic)
  })
})

test('nothing that lies in the newsroom has a file elsewhere replaced', async () => {
  const base = await serve((_, response) => response.end(feed))
  const place = await emptyPlace()
  const [to, other] = [path.join(place, 'newsroom'), path.join(place, 'other.txt')]
  await mkdir(to)
  await writeFile(other, 'Kept.')
  await writeFile(path.join(to, '.lesesal-fetch.json'), JSON.stringify({ [base]: { file: '../other.txt' } }))
  await symlink(other, path.join(to, '.lesesal-fetch.json.next'))
  const [fetched] = await fetchFeeds({ urls: [base], to, allowPrivate: true })
  expect(fetched).toMatchObject({ outcome: 'saved', file: expect.stringMatching(/^127\.0\.0\.1-[0-9a-f]{8}\.xml$/) })
  expect(await readFile(other, 'utf8')).toBe('Kept.')
})
