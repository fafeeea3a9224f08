import compress from '@fastify/compress'
import Fastify, { type FastifyInstance } from 'fastify'
import type { AddressInfo } from 'node:net'
import { openCatalogue } from '#counter/catalogue.ts'
import { openStore } from '#counter/openStore.ts'
import { counterRoutes } from '#counter/routes.ts'
import { editionFiles } from './editionFiles.ts'
import { openSecurityHeaders } from './security.ts'

export interface ServerOptions {
  /** The folder of a published edition. */
  folder: string
  /** 0 takes any free port. */
  port: number
  host?: string
  /** Where views are kept, `sqlite:<file>` or `redis://…` (openStore.ts); null counts none. */
  views: string | null
  /** How many proxies in front are trusted to say whose request it is. */
  trustProxy: number
  now?: () => Date
}

export interface RunningServer {
  address: string
  /** Stops taking requests, finishes those that came, commits the views that wait. */
  close(): Promise<void>
}

/** How long requests get to finish when the server stops. Milliseconds. */
const patience = 3000

/** A port that is taken, or that is none; the message says what to do. */
class PortError extends Error {}

/** Serves an edition and, where views are kept, runs its counter. Throws NoEdition, PortError and StoreAddressError. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { folder, port, host = 'localhost', views, trustProxy, now = () => new Date() } = options
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new PortError(`The port must be a whole number from 0 to 65535, not ${port}.`)
  }
  const securityHeaders = openSecurityHeaders(folder)
  await securityHeaders()
  const store = views === null ? null : openStore(views)

  const server = Fastify({
    // Addresses and user agents stay out of every log; what is logged are faults.
    logger: { level: 'error', serializers: { req: ({ method, url }) => ({ method, url }) } },
    trustProxy: (_, hop) => hop < trustProxy,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 1000 },
  })
  server.addHook('onRequest', async (_, reply) => {
    reply.headers(await securityHeaders())
  })
  await server.register(compress, { encodings: ['br', 'gzip'], threshold: 1024 })
  server.get('/healthz', (_, reply) => reply.header('Cache-Control', 'no-store').send({ status: 'ok' }))
  if (store) await server.register(counterRoutes, { store, catalogue: openCatalogue(folder), now })
  await server.register(editionFiles, { folder })

  await listen(() => server.listen({ port, host }), port)
  const { port: taken } = server.server.address() as AddressInfo
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    close: () => closeWithin(server, patience),
  }
}

/** Lets requests finish, but does not wait for a client that never reads its answer. */
async function closeWithin(server: FastifyInstance, milliseconds: number): Promise<void> {
  const forced = setTimeout(() => server.server.closeAllConnections(), milliseconds)
  await server.close()
  clearTimeout(forced)
}

async function listen(start: () => Promise<unknown>, port: number): Promise<void> {
  try {
    await start()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new PortError(
      `Port ${port} is taken by another program. Choose another: PORT=${port + 1} npm start, or --port ${port + 1}`,
    )
  }
}
