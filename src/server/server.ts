import compress from '@fastify/compress'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Socket } from 'node:net'
import { constants } from 'node:zlib'
import { openCatalogue } from '#counter/catalogue.ts'
import { openComplaints } from '#counter/complaints.ts'
import { openStore } from '#counter/openStore.ts'
import { counterRoutes } from '#counter/routes.ts'
import { editionFiles } from './editionFiles.ts'
import { answerFailures } from './failures.ts'
import { limitSettings, roomForConnections, usualLimits, type Limits } from './limits.ts'
import { addressOf, checkPort, listenAt, openListening } from './listening.ts'
import { logAnswers, logSettings, type LogLevel } from './log.ts'
import { openMetrics } from './metrics.ts'
import { readable } from './readableAddress.ts'
import { metricsServer } from './metricsServer.ts'
import { noCounter } from './noCounter.ts'
import { newsroomRoutes } from './newsroom/newsroomRoutes.ts'
import { checkToken } from './newsroom/newsroomDoor.ts'
import { openSecurityHeaders } from './security.ts'
import { takeTurns } from './turns.ts'

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

/** Serves an edition and, where views are kept, runs its counter. Throws NoEdition, PortError, TokenError and StoreAddressError. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { port, host = 'localhost', views, metrics: metricsPlace } = options
  for (const number of [port, metricsPlace?.port ?? 0]) checkPort(number)
  checkToken(options.newsroomToken, views)

  const { server, metrics } = await buildServer(options)
  const listen = openListening(server, host)
  const metricsListener = metricsPlace && metricsServer(metrics)
  try {
    await listen(port)
    if (metricsListener) await listenAt(metricsListener, metricsPlace, '--metrics')
  } catch (error) {
    await server.close()
    throw error
  }
  return {
    address: addressOf(server.server, host),
    metricsAddress: metricsListener ? `${addressOf(metricsListener, metricsPlace.host)}/metrics` : null,
    close: async () => {
      metricsListener?.close()
      metricsListener?.closeAllConnections()
      await closeWithin(server, patience)
    },
  }
}

/** The server with all it answers, not yet listening. Throws NoEdition and StoreAddressError. */
async function buildServer({ folder, views, trustProxy, now = () => new Date(), ...options }: ServerOptions) {
  const limits = { ...usualLimits, ...options.limits }
  const server = Fastify({
    ...logSettings(options.logLevel ?? 'warn'),
    trustProxy: (_, hop) => hop < trustProxy,
    // What comes on open connections while the server stops is answered as ever, and told that nothing more will be.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 1000 },
    ...limitSettings(limits),
    rewriteUrl: ({ url }) => readable(url ?? '/'),
  })
  server.server.maxConnections = Math.min(limits.connections, roomForConnections())
  if (server.server.maxConnections < limits.connections)
    server.log.warn(
      `No more than ${server.server.maxConnections} connections are taken at once, since this process may open few files. ` +
        `Let it open ${2 * limits.connections}: ulimit -n, or LimitNOFILE of systemd.`,
    )
  server.server.on('connection', rememberAddress)
  takeTurns(server)
  const metrics = openMetrics()
  const complain = openComplaints((complaint) => server.log.error(complaint))
  const securityHeaders = openSecurityHeaders(folder, complain)
  await securityHeaders()
  server.addHook('onRequest', async (_, reply) => {
    reply.headers(await securityHeaders())
  })
  server.addHook('onResponse', (_, reply, done) => {
    metrics.answered(reply.statusCode, reply.elapsedTime / 1000)
    done()
  })
  // Or its empty body would be packed, and it would tell of an encoding that nothing has.
  server.addHook('onSend', (_, reply, body, done) => done(null, reply.statusCode === 304 ? null : body))
  answerFailures(server, complain)
  logAnswers(server)
  await server.register(compress, {
    encodings: ['br', 'gzip'],
    threshold: 1024,
    globalDecompression: false,
    // Below 5, Brotli makes pages larger than gzip does.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
  })
  server.get('/healthz', (_, reply) => reply.header('Cache-Control', 'no-store').send({ status: 'ok' }))
  const store = views === null ? null : openStore(views, (warning) => server.log.warn(warning))
  if (store) {
    const catalogue = openCatalogue(folder, complain)
    const counter = { store, catalogue, now, observer: metrics.counter, complain, trustProxy }
    await server.register(counterRoutes, counter)
    const { newsroomToken: token } = options
    if (token !== undefined) await server.register(newsroomRoutes, { ...counter, token, folder })
  } else await server.register(noCounter)
  await server.register(editionFiles, { folder, complain })
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
