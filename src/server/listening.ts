import type { FastifyInstance } from 'fastify'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { told } from '#terminal/told.ts'

/** A port that cannot be had, or that is none; the message says what to do. */
class PortError extends Error {}

/** What `localhost` stands for (RFC 6761, section 6.3). Browsers try either first, so no other program may have one of them. */
const loopback = { host: '127.0.0.1', beside: '::1' }

/** What a machine without IPv6 says of an address of it. */
const noSuchAddress = ['EADDRNOTAVAIL', 'EAFNOSUPPORT']

/**
 * Makes a server ready to listen on `host`; call it before its first request, then what it gives. At the second address
 * of localhost the very same server answers, so that its limits hold there and its end does: Fastify would open another
 * one, which nobody can stop, and say nothing when it cannot. Throws PortError.
 */
export function openListening(server: FastifyInstance, host: string): (port: number) => Promise<void> {
  const main = server.server
  const beside = createServer({ allowHalfOpen: true, noDelay: true }, (connection) => {
    main.emit('connection', connection)
  })
  // Before Fastify closes what it knows, and then what counts views.
  server.addHook('preClose', async () => {
    const listening = [main, beside].filter((listener) => listener.listening)
    await Promise.all(listening.map((listener) => new Promise((resolve) => listener.close(resolve))))
  })
  return async (port) => {
    await server.ready()
    await listenAt(main, { host: host === 'localhost' ? loopback.host : host, port })
    if (host !== 'localhost') return
    beside.maxConnections = main.maxConnections
    await listenAt(beside, { host: loopback.beside, port: portOf(main) }).catch((error: NodeJS.ErrnoException) => {
      if (!noSuchAddress.includes(error.code ?? '')) throw error
    })
  }
}

/** Listens at a place. Throws PortError when another program does already, or this user may not. */
export async function listenAt(
  listener: Server,
  place: { host: string; port: number },
  option: '--port' | '--metrics' = '--port',
): Promise<void> {
  const listening = once(listener, 'listening')
  listener.listen(place)
  await listening.catch((error: NodeJS.ErrnoException) => {
    const { port } = place
    const why = ({ EADDRINUSE: 'port.taken', EACCES: 'port.root' } as const)[error.code ?? '']
    if (why === undefined) throw error
    const next = error.code === 'EACCES' && port < 1024 ? port + 8000 : port + 1
    const variable = option === '--port' ? told('port.variable', { next }) : ''
    throw new PortError(told(why, { port, option, next }) + variable)
  })
}

/** Throws PortError for what no port can be. */
export function checkPort(port: number): void {
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return
  throw new PortError(told('port.wrong', { port }))
}

/** Where a listener is, in the words of who asked for it. */
export function addressOf(listener: Server, host: string): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${portOf(listener)}`
}

function portOf(listener: Server): number {
  return (listener.address() as AddressInfo).port
}
