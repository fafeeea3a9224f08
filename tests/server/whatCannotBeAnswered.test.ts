import { once } from 'node:events'
import { chmod, cp, rm, symlink } from 'node:fs/promises'
import { connect } from 'node:net'
import path from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { emptyPlace } from '../publisher/smallNewsroom.ts'
import { asNobodySpecial, serveEdition } from '../counter/servedEdition.ts'
import { countingHere } from './countingHere.ts'

const token = 'a-token-of-twenty-characters'

test('a file that cannot be read is told without the places of the machine, and kept by nobody', async () => {
  const folder = path.join(await emptyPlace(), 'edition')
  await cp(inject('demoEdition'), folder, { recursive: true })
  for (const file of ['a/nei-til-eu/index.html', 'edition/articles/nei-til-eu.json']) {
    await rm(path.join(folder, file))
    await symlink(path.basename(file), path.join(folder, file))
  }
  const server = await serveEdition(folder, `sqlite:${await emptyPlace()}/views.sqlite`)
  onTestFinished(async () => void (await server.stop('SIGKILL')))

  const page = await fetch(`${server.address}/a/nei-til-eu`)
  expect([page.status, page.headers.get('content-type')]).toEqual([500, 'text/plain; charset=utf-8'])
  expect(await page.text()).toBe('Internal Server Error\n')
  const file = await fetch(`${server.address}/edition/articles/nei-til-eu.json`)
  expect([file.status, await file.json()]).toEqual([500, { error: { code: 500, message: 'Internal Server Error' } }])
  for (const { headers } of [page, file]) {
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect([headers.get('etag'), headers.get('last-modified')]).toEqual([null, null])
  }
  expect((await fetch(`${server.address}/a/parisavtalen`)).status).toBe(200)
  for (let again = 0; again < 5; again++) expect((await fetch(`${server.address}/a/nei-til-eu`)).status).toBe(500)
  const reason = `"message":"ELOOP: too many symbolic links encountered, stat '${folder}/a/nei-til-eu`
  expect(server.said().split(reason).length - 1).toBe(1)
})

test('an edition whose own page for it cannot be read answers 404 all the same', async () => {
  const folder = path.join(await emptyPlace(), 'edition')
  await cp(inject('demoEdition'), folder, { recursive: true })
  await chmod(path.join(folder, '404.html'), 0)
  const server = await serveEdition(folder, `sqlite:${await emptyPlace()}/views.sqlite`, asNobodySpecial)
  onTestFinished(async () => void (await server.stop('SIGKILL')))
  const answer = await fetch(`${server.address}/finnes-ikke`)
  expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('There is no such page.')])
  expect(server.said()).toContain(`cannot be read: EACCES: permission denied, open '${folder}/404.html'`)
  expect(server.said()).not.toContain('is no edition any more')
})

test('where few files may be open, connections that say nothing take no page from those who ask for one', async () => {
  const few = ['sh', '-c', 'ulimit -n 120; exec "$@"', 'sh']
  const server = await serveEdition(inject('demoEdition'), `sqlite:${await emptyPlace()}/views.sqlite`, few)
  onTestFinished(async () => void (await server.stop('SIGKILL')))
  const { port } = new URL(server.address)
  const reader = connect(Number(port), '127.0.0.1')
  await once(reader, 'connect')
  const silent = Array.from({ length: 200 }, () => connect(Number(port), '127.0.0.1').on('error', () => undefined))
  await Promise.all(silent.slice(100).map((connection) => once(connection, 'close')))
  for (const [address, status] of [
    ['/', 200],
    ['/a/finnes-ikke', 404],
    ['/api/most-viewed', 200],
  ] as const) {
    reader.write(`HEAD ${address} HTTP/1.1\r\nHost: x\r\n\r\n`)
    expect(String(await once(reader, 'data'))).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  }
  for (const connection of [reader, ...silent]) connection.destroy()
  expect(server.said()).toContain('No more than 60 connections are taken at once')
})

test.each([
  ['/a/nei-til-eu', 'GET, HEAD'],
  ['/api/views', 'POST'],
  ['/api/most-viewed', 'GET, HEAD'],
])('%s tells methods that few have heard of what is allowed', async (address, allow) => {
  const site = await countingHere(inject('demoEdition'))
  onTestFinished(site.close)
  for (const method of ['TRACE', 'PROPFIND', 'LINK', 'QUERY']) {
    const answer = await site.bytes(`${method} ${address} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
    expect([method, answer.slice(0, 12)]).toEqual([method, 'HTTP/1.1 405'])
    expect(answer.toLowerCase()).toContain(`allow: ${allow.toLowerCase()}\r\n`)
  }
})

test.each([
  ['POST', '/about', 'GET, HEAD'],
  ['DELETE', '/a/nei-til-eu', 'GET, HEAD'],
  ['PUT', '/api/views', 'POST'],
  ['POST', '/api/most-viewed', 'GET, HEAD'],
  ['POST', '/newsroom', 'GET, HEAD'],
])('%s %s is answered with what is allowed, whatever is sent along', async (method, address, allow) => {
  const site = await countingHere(inject('demoEdition'), { newsroomToken: token })
  onTestFinished(site.close)
  const password = `Basic ${Buffer.from(`:${token}`).toString('base64')}`
  for (const [type, body] of [
    ['application/x-www-form-urlencoded', 'a=b'],
    ['application/json', ''],
    ['application/json', '{'],
    ['text/plain', 'x'.repeat(5000)],
  ] as const) {
    const headers = { 'Content-Type': type, Authorization: password }
    const sent: RequestInit = { method, headers, body }
    const answer = await fetch(site.address + address, sent)
    expect([type, answer.status, answer.headers.get('allow')]).toEqual([type, 405, allow])
  }
})
