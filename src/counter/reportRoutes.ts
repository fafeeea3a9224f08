import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { largestReport, ViewReport } from '#article/mostViewed.ts'
import type { Known } from './catalogue.ts'
import type { CounterObserver, Refused } from './counterObserver.ts'
import { allowOnly } from './allowOnly.ts'
import { refuse } from './refuse.ts'
import { openTokenBuckets } from './tokenBuckets.ts'
import type { View } from './viewStore.ts'
import { isNearby, networkOf } from './network.ts'
import type { openVisitors } from './visitors.ts'
import { whyNotCounted } from './whoCounts.ts'
import { hourOf } from './window.ts'

/** Reports one network may send: a burst at first, then two a second. A whole office may be one IPv4 address. */
const reportsOfOneNetwork = { capacity: 120, perSecond: 2 }

const untrustedProxy =
  'Reports of views come through a proxy that is not trusted, so its readers are counted as one network, and many of them not at all. ' +
  'Start with --trust-proxy 1, or as many as there are proxies in front that send X-Forwarded-For.'

const silentProxy =
  'A report of a view came through fewer proxies than --trust-proxy says. ' +
  'If each of them does not send X-Forwarded-For, all its readers are counted as one: let it. ' +
  'If there are fewer, give their number, or readers can say that they are anybody.'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who reports a view, as far as that may be told (network.ts). */
    network: string
  }
}

interface ReportOptions {
  visitors: ReturnType<typeof openVisitors>
  gathering: { add(view: View): Promise<void> }
  catalogue: () => Promise<Known>
  now: () => Date
  observer: CounterObserver
  trustProxy: number
}

/** `POST /api/views`, which takes an article's id from a page of this site and nothing else from anybody. */
export function reportRoutes(server: FastifyInstance, options: ReportOptions): void {
  const { visitors, gathering, catalogue, now, observer, trustProxy } = options
  const buckets = openTokenBuckets(reportsOfOneNetwork)
  let waiting = 0
  const told = new Set<string | null>([null])
  server.decorateRequest('network', '')
  // A page elsewhere may send text/plain without asking first, so that is not read at all.
  server.removeContentTypeParser('text/plain')

  /** Refuses before the body is read. */
  const atTheDoor = (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    request.network = networkOf(request.ip)
    const warning = warningOfProxies(request, trustProxy)
    if (!told.has(warning)) {
      told.add(warning)
      server.log.warn(warning)
    }
    const seconds = buckets.take(request.network, performance.now())
    if (seconds > 0) tooMany(reply, seconds)
    else if (isOurs(request)) done()
    else turnAway(reply, 403, 'from elsewhere', 'views are reported by the pages of this site only')
  }

  const turnAway = (reply: FastifyReply, code: number, reason: Refused, message: string): FastifyReply => {
    observer.refused(reason)
    return refuse(reply, code, message)
  }

  const tooMany = (reply: FastifyReply, seconds: number): FastifyReply =>
    turnAway(reply.header('Retry-After', seconds), 429, 'too many', 'too many reports; wait')

  server.post(
    '/api/views',
    { bodyLimit: largestReport, onRequest: atTheDoor, compress: false },
    async (request, reply) => {
      const report = v.safeParse(ViewReport, request.body)
      if (!report.success) return turnAway(reply, 400, 'malformed', 'the body must be {"id": "…"} and nothing else')
      const { id } = report.output
      const { stories } = await catalogue()
      if (!stories.has(id)) return turnAway(reply, 404, 'unknown article', 'the edition has no article with this id')

      const reason = whyNotCounted(request.headers)
      if (reason !== null) observer.notCounted(reason)
      else {
        const moment = now()
        const { nameOf, newReaders } = await visitors.on(moment)
        const visitor = nameOf(request.network, request.headers['user-agent']!)
        const network = nameOf(request.network, '')
        const seconds = newReaders.admit({ network, visitor, article: id }, performance.now())
        if (seconds > 0) return tooMany(reply, seconds)
        observer.waiting(++waiting)
        await gathering.add({ article: id, visitor, hour: hourOf(moment) }).finally(() => observer.waiting(--waiting))
        observer.acknowledged()
      }
      // The same bytes whether it counts or not: nobody learns how they were taken.
      return reply.code(202).header('Cache-Control', 'no-store').send()
    },
  )

  allowOnly(server, '/api/views', ['POST'], (reply) =>
    refuse(reply, 405, 'views are sent by POST, from the pages of this site'),
  )
}

/** Browsers say where a request comes from (Fetch Metadata, else Origin); what says it comes from elsewhere is refused. */
function isOurs({ headers, host }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site']
  // No page can forge this one, and it stays right behind a proxy that calls us by another name than readers do.
  if (site !== undefined) return site === 'same-origin'
  if (headers.origin === undefined) return true
  const origin = URL.parse(headers.origin)
  // As addresses, since a proxy may name the port that goes without saying: `avisa.example:443`.
  return origin !== null && URL.parse(`${origin.protocol}//${host}`)?.host === origin.host
}

/**
 * What is wrong where a report came through more proxies in front than are trusted, as all who come through the last of
 * them are taken for one network, or through fewer; null where nothing is.
 */
function warningOfProxies({ headers, ip, ips = [] }: FastifyRequest, trustProxy: number): string | null {
  const named = headers['x-forwarded-for']
  if (named !== undefined && String(named).split(',').length >= ips.length && isNearby(ip)) return untrustedProxy
  return ips.length <= trustProxy ? silentProxy : null
}
