import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { describe, expect, inject, test } from 'vitest'
import { startServer } from '#server/server.ts'
import { freePort } from '../setup/ports.ts'
import { browser, countingHere } from './countingHere.ts'

const id = 'norge/nei-til-eu'
const hasIPv6 = Object.values(networkInterfaces()).some((found) => found?.some(({ address }) => address === '::1'))
const loopback = ['127.0.0.1', ...(hasIPv6 ? ['::1'] : [])]

const open = (limits = {}) => countingHere(inject('demoEdition'), { host: 'localhost', limits })

/** A connection on which part of a request has come, and what is answered to it until it is closed. */
async function begun(port: number, host: string, part: string) {
  const socket = connect(port, host)
  await once(socket, 'connect')
  socket.write(part)
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk)).on('error', () => undefined)
  const closed = new Promise<string>((resolve) => socket.on('close', () => resolve(Buffer.concat(chunks).toString())))
  return { socket, closed }
}

const portOf = (address: string) => Number(new URL(address).port)

describe.each(loopback)('at %s, where localhost is', (host) => {
  test('a client that never ends its request does not hold up a server that stops', async () => {
    const site = await open()
    const { socket, closed } = await begun(portOf(site.address), host, 'GET / HTTP/1.1\r\nHost: x\r\n')
    const writing = setInterval(() => socket.write('X: y\r\n'), 500)
    const from = performance.now()
    await site.close()
    expect(performance.now() - from).toBeLessThan(8000)
    await closed
    clearInterval(writing)
  })

  test('what comes while the server stops is answered in full, and views are counted', async () => {
    const site = await open()
    const port = portOf(site.address)
    const body = JSON.stringify({ id })
    const head = `Host: x\r\nContent-Type: application/json\r\nUser-Agent: ${browser}\r\nContent-Length: ${body.length}`
    const page = await begun(port, host, 'GET /a/nei-til-eu HTTP/1.1\r\n')
    const report = await begun(port, host, `POST /api/views HTTP/1.1\r\n${head}\r\n`)
    // Both have been read by then.
    await site.get('/healthz')
    const stopped = site.stop()
    page.socket.write('Host: x\r\n\r\n')
    report.socket.write(`\r\n${body}`)
    const answer = await page.closed
    expect(answer).toMatch(/^HTTP\/1\.1 200 .*\r\nconnection: close\r\n/is)
    expect(answer).toMatch(/^content-security-policy: .*<\/html>/ims)
    expect(await report.closed).toMatch(/^HTTP\/1\.1 202 /)
    await stopped
    expect(await site.counted()).toEqual({ [id]: 1 })
    await site.close()
  })

  test('a connection more than there is room for is closed', async () => {
    const site = await open({ connections: 1 })
    const port = portOf(site.address)
    const held = await begun(port, host, '')
    expect(await (await begun(port, host, '')).closed).toBe('')
    held.socket.destroy()
    await site.close()
  })

  test('another program is told like one that has the port everywhere', async () => {
    const port = await freePort()
    const other = createServer().listen(port, host)
    await once(other, 'listening')
    const { port: taken } = other.address() as AddressInfo
    const starting = startServer({ folder: inject('demoEdition'), port: taken, views: null, trustProxy: 0 })
    await expect(starting).rejects.toThrow(`Port ${port} is taken by another program.`)
    other.close()
  })
})
