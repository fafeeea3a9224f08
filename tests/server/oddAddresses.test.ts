import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { cp, mkdir, mkdtemp, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { publish } from '#publisher/publish.ts'
import { startServer } from '#server/server.ts'
import { emptyPlace, newsroomOf, story } from '../publisher/smallNewsroom.ts'
import { serveEdition } from '../counter/servedEdition.ts'
import { countingHere } from './countingHere.ts'
import { withdrawnStory } from './withdrawnStory.ts'

/** Asks for a path as it stands, without a browser's tidying. */
async function raw(address: string, pathname: string) {
  const [answer] = (await once(httpRequest(new URL(address), { path: pathname }).end(), 'response')) as [
    IncomingMessage,
  ]
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk as Buffer)
  return { status: answer.statusCode, headers: answer.headers, text: Buffer.concat(chunks).toString() }
}

test('a story that was withdrawn is gone under every way its address is written', async () => {
  const folder = await withdrawnStory()
  const { address, close } = await startServer({ folder, port: 0, views: null, trustProxy: 0 })
  onTestFinished(close)
  for (const page of ['/a/bru-apnet', '/a/%62ru-apnet', '/%61/bru-apnet']) {
    const { status, text } = await raw(address, page)
    expect([page, status, text.includes('Saken er trukket tilbake</h1>')]).toEqual([page, 410, true])
  }
  for (const file of ['/edition/articles/%62ru-apnet.json', '/%65dition/articles/bru-apnet.json']) {
    const { status, text } = await raw(address, file)
    expect([file, status, JSON.parse(text).error.code]).toEqual([file, 410, 410])
  }
  const byItsFile = await raw(address, '/a/bru-apnet/index.html?x=1')
  expect([byItsFile.status, byItsFile.headers.location]).toEqual([308, '/a/bru-apnet?x=1'])
  expect((await raw(address, '/a/%65n-annen-sak')).status).toBe(200)
})

test('an address that cannot be decoded is answered, guarded and counted as any other that nobody has', async () => {
  const site = await countingHere(inject('demoEdition'), { metrics: { host: '127.0.0.1', port: 0 } })
  onTestFinished(site.close)
  const odd = ['/%zz', '/a/50%-flere?fra=%zz', '/%ff', '/api/%', `/a/${'x'.repeat(3000)}`]
  for (const pathname of odd) {
    const { status, headers } = await raw(site.address, pathname)
    expect([pathname, status]).toEqual([pathname, 404])
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['cache-control']).toBe('public, no-cache')
  }
  expect((await raw(site.address, '/a/50%-flere')).text).toContain('Siden finnes ikke</h1>')
  const figures = await (await fetch(site.metricsAddress!)).text()
  expect(figures).toContain(`lesesal_requests_total{status="4xx"} ${odd.length + 1}`)
})

test('of an edition that is moved away while it is served no story is said not to be, and that is told once', async () => {
  const place = await mkdtemp(path.join(tmpdir(), 'lesesal-emptied-'))
  const folder = path.join(place, 'edition')
  await cp(inject('demoEdition'), folder, { recursive: true })
  const server = await serveEdition(folder, `sqlite:${place}/views.sqlite`)
  onTestFinished(async () => void (await server.stop('SIGKILL')))
  expect((await raw(server.address, '/')).status).toBe(200)
  await rename(folder, path.join(place, 'away'))
  for (const pathname of ['/', '/a/nei-til-eu', '/finnes-ikke', '/']) {
    const { status, headers, text } = await raw(server.address, pathname)
    expect([status, headers['content-type']]).toEqual([503, 'text/html; charset=utf-8'])
    expect([headers['cache-control'], headers['retry-after']]).toEqual(['no-store', '60'])
    expect(text).toContain('Avisen er ikke her akkurat nå')
    expect(text).toContain('The paper is not here just now.')
  }
  expect((await raw(server.address, '/edition/articles/nei-til-eu.json')).status).toBe(503)
  await rename(path.join(place, 'away'), folder)
  expect((await raw(server.address, '/a/nei-til-eu')).status).toBe(200)
  expect((await raw(server.address, '/edition/articles/finnes-ikke.json')).status).toBe(404)
  expect(await server.stop('SIGTERM')).toBe(0)
  const lines = server
    .said()
    .split('\n')
    .filter((line) => line.startsWith('{'))
  expect(lines).toEqual([expect.stringContaining(`${folder} is no edition any more`)])
})

test('an address with scheme and host, as a proxy may ask for it, or with a fragment is that of the page', async () => {
  const site = await countingHere(inject('demoEdition'))
  onTestFinished(site.close)
  const page = await raw(site.address, '/a/nei-til-eu')
  expect(page.status).toBe(200)
  for (const asked of [
    'http://avisa.example/a/nei-til-eu',
    'HTTPS://avisa.example:8080/a/nei-til-eu?x=1',
    '/a/nei-til-eu#x',
  ])
    expect([asked, (await raw(site.address, asked)).text === page.text]).toEqual([asked, true])
  expect((await raw(site.address, 'http://avisa.example')).status).toBe(200)
  expect((await raw(site.address, 'http://avisa.example//etc/passwd')).status).toBe(404)
})

test('what the owner of the site has put into .well-known is kept and served, and no other folder with a dot', async () => {
  const newsroom = await newsroomOf({ 'bru.md': story('Brua åpner') })
  const folder = path.join(await emptyPlace(), 'edition')
  await publish({ newsrooms: [newsroom], to: folder })
  const files = [
    '.well-known/security.txt',
    '.well-known/apple-app-site-association',
    '.well-known/acme/token',
    '.well-known/.git/config',
    'a/.well-known/x.txt',
  ]
  for (const file of files) {
    await mkdir(path.join(folder, path.dirname(file)), { recursive: true })
    await writeFile(path.join(folder, file), `This is ${file}`)
  }
  await writeFile(path.join(newsroom, 'bru.md'), story('Brua stenger'))
  await publish({ newsrooms: [newsroom], to: folder, force: true })
  const { address, close } = await startServer({ folder, port: 0, views: null, trustProxy: 0 })
  onTestFinished(close)
  const answers = await Promise.all(files.map((file) => raw(address, `/${file}`)))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 404, 404])
  expect(answers[0]).toMatchObject({
    text: 'This is .well-known/security.txt',
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
  // Which says in no ending what it is.
  expect(answers[1]!.headers['content-type']).toBe('application/json')
  for (const other of [
    '/.well-known',
    '/.well-known/../edition.manifest.json',
    '/.well-known/%2e%2e/x.txt',
    '/.well-known//x',
  ])
    expect([other, (await raw(address, other)).status]).toEqual([other, 404])
})
