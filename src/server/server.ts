import compress from '@fastify/compress'
import Fastify, { type FastifyInstance } from 'fastify'
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { openCatalogue } from '#counter/catalogue.ts'
import { openStore } from '#counter/openStore.ts'
import { counterRoutes } from '#counter/routes.ts'
import { editionFiles } from './editionFiles.ts'
import { answerFailures } from './failures.ts'
import { limitSettings, usualLimits, type Limits } from './limits.ts'
import { logAnswers, logSettings, type LogLevel } from './log.ts'
import { openMetrics } from './metrics.ts'
import { readable } from './readableAddress.ts'
import { metricsServer } from './metricsServer.ts'
import { newsroomRoutes } from './newsroom/newsroomRoutes.ts'
import { checkToken } from './newsroom/newsroomDoor.ts'
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
  logLevel?: LogLevel
  /** Where `/metrics` is answered; nowhere without. */
  metrics?: { host: string; port: number }
  /** Opens the editors' page at `/newsroom` to whoever gives this; without it there is no such page. */
  newsroomToken?: string
  limits?: Partial<Limits>
  now?: () => Date
}

export interface RunningServer {
  address: string
  metricsAddress: string | null
  /** Stops taking requests, finishes those that came, commits the views that wait. */
  close(): Promise<void>
}

/** How long requests get to finish when the server stops. Milliseconds. */
const patience = 3000

/** A port that is taken, or that is none; the message says what to do. */
class PortError extends Error {}

/** Serves an edition and, where views are kept, runs its counter. Throws NoEdition, PortError, TokenError and StoreAddressError. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { folder, port, host = 'localhost', views, metrics: metricsPlace } = options
  for (const number of [port, metricsPlace?.port ?? 0]) checkPort(number)
  checkToken(options.newsroomToken, views)
  await openSecurityHeaders(folder)()

  const { server, metrics } = await assembled(options)
  await listen(() => server.listen({ port, host }), port)
  const beside = metricsPlace && metricsServer(metrics)
  if (beside) {
    const listening = once(beside, 'listening')
    await listen(() => (beside.listen(metricsPlace), listening), metricsPlace.port, '--metrics').catch(
      async (error) => {
        await server.close()
        throw error
      },
    )
  }
  return {
    address: addressOf(server.server, host),
    metricsAddress: beside ? `${addressOf(beside, metricsPlace.host)}/metrics` : null,
    close: async () => {
      beside?.close()
      beside?.closeAllConnections()
      await closeWithin(server, patience)
    },
  }
}

/** The server with all it answers, not yet listening. */
async function assembled({ folder, views, trustProxy, now = () => new Date(), ...options }: ServerOptions) {
  const limits = { ...usualLimits, ...options.limits }
  const server = Fastify({
    ...logSettings(options.logLevel ?? 'warn'),
    trustProxy: (_, hop) => hop < trustProxy,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 1000 },
    ...limitSettings(limits),
    rewriteUrl: ({ url }) => readable(url ?? '/'),
  })
  server.server.maxConnections = limits.connections
  server.server.on('connection', rememberAddress)
  const metrics = openMetrics()
  const securityHeaders = openSecurityHeaders(folder)
  server.addHook('onRequest', async (_, reply) => {
    reply.headers(await securityHeaders())
  })
  server.addHook('onResponse', (_, reply, done) => {
    metrics.answered(reply.statusCode, reply.elapsedTime / 1000)
    done()
  })
  // Or its empty body would be packed, and it would tell of an encoding that nothing has.
  server.addHook('onSend', (_, reply, body, done) => done(null, reply.statusCode === 304 ? null : body))
  answerFailures(server)
  logAnswers(server)
  await server.register(compress, { encodings: ['br', 'gzip'], threshold: 1024, globalDecompression: false })
  server.get('/healthz', (_, reply) => reply.header('Cache-Control', 'no-store').send({ status: 'ok' }))
  const store = views === null ? null : openStore(views)
  if (store) {
    const catalogue = openCatalogue(folder)
    await server.register(counterRoutes, { store, catalogue, now, observer: metrics.counter })
    const { newsroomToken: token } = options
    if (token !== undefined) await server.register(newsroomRoutes, { store, catalogue, now, token, folder })
  }
  await server.register(editionFiles, { folder })
  return { server, metrics }
}

/** Node tells no address of a connection that has been cut, unless it was asked before; one cut that early asks for nothing any more. */
function rememberAddress(connection: Socket): void {
  if (connection.remoteAddress === undefined) connection.destroy()
}

/** Lets requests finish, but does not wait for a client that never reads its answer. */
async function closeWithin(server: FastifyInstance, milliseconds: number): Promise<void> {
  const forced = setTimeout(() => server.server.closeAllConnections(), milliseconds)
  await server.close()
  clearTimeout(forced)
}

function checkPort(port: number): void {
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return
  throw new PortError(`The port must be a whole number from 0 to 65535, not ${port}.`)
}

async function listen(start: () => Promise<unknown>, port: number, option = '--port'): Promise<void> {
  try {
    await start()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    const variable = option === '--port' ? `, or PORT=${port + 1} before the command` : ''
    throw new PortError(`Port ${port} is taken by another program. Choose another: ${option} ${port + 1}${variable}`)
  }
}

function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
