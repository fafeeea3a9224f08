import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { largestReport, ViewReport } from '#article/mostViewed.ts'
import type { Catalogue } from './catalogue.ts'
import type { CounterObserver, Refused } from './counterObserver.ts'
import { allowOnly } from './allowOnly.ts'
import { refuse } from './refuse.ts'
import { openTokenBuckets } from './tokenBuckets.ts'
import type { View } from './viewStore.ts'
import { networkOf } from './network.ts'
import { openProxyWarning } from './proxyWarning.ts'
import type { openVisitors } from './visitors.ts'
import { whyNotCounted } from './whoCounts.ts'
import { hourOf } from './window.ts'

/** Reports one network may send: a burst at first, then two a second. A whole office may be one IPv4 address. */
const reportsOfOneNetwork = { capacity: 120, perSecond: 2 }

declare module 'fastify' {
  interface FastifyRequest {
    /** Who reports a view, as far as that may be told (network.ts). */
    network: string
  }
}

interface ReportOptions {
  visitors: ReturnType<typeof openVisitors>
  batches: { add(view: View): Promise<void> }
  catalogue: () => Promise<Catalogue>
  now: () => Date
  observer: CounterObserver
  trustProxy: number
}

/** `POST /api/views`, which takes an article's id from a page of this site and nothing else from anybody. */
export function reportRoutes(server: FastifyInstance, options: ReportOptions): void {
  const { catalogue, observer, trustProxy } = options
  const buckets = openTokenBuckets(reportsOfOneNetwork)
  const warnOfProxies = openProxyWarning(trustProxy, (warning) => server.log.warn(warning))
  const count = openCounting(options)
  server.decorateRequest('network', '')
  // A page elsewhere may send text/plain without asking first, so that is not read at all.
  server.removeContentTypeParser('text/plain')

  const refuseReport = (reply: FastifyReply, code: number, reason: Refused, message: string): FastifyReply => {
    observer.refused(reason)
    return refuse(reply, code, message)
  }

  const tooMany = (reply: FastifyReply, seconds: number): FastifyReply =>
    refuseReport(reply.header('Retry-After', seconds), 429, 'too many', 'too many reports; wait')

  /** Refuses a report by who sends it, before its body is read. */
  const checkSender = (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    request.network = networkOf(request.ip)
    warnOfProxies(request)
    const seconds = buckets.take(request.network, performance.now())
    if (seconds > 0) tooMany(reply, seconds)
    else if (isSameOrigin(request)) done()
    else refuseReport(reply, 403, 'from elsewhere', 'views are reported by the pages of this site only')
  }

  server.post(
    '/api/views',
    { bodyLimit: largestReport, onRequest: checkSender, compress: false },
    async (request, reply) => {
      const report = v.safeParse(ViewReport, request.body)
      if (!report.success) return refuseReport(reply, 400, 'malformed', 'the body must be {"id": "…"} and nothing else')
      const { id } = report.output
      const { stories } = await catalogue()
      if (!stories.has(id))
        return refuseReport(reply, 404, 'unknown article', 'the edition has no article with this id')

      const reason = whyNotCounted(request.headers)
      if (reason !== null) observer.notCounted(reason)
      else {
        const seconds = await count(id, request)
        if (seconds > 0) return tooMany(reply, seconds)
      }
      // The same bytes whether it counts or not: nobody learns how they were taken.
      return reply.code(202).header('Cache-Control', 'no-store').send()
    },
  )

  allowOnly(server, '/api/views', ['POST'], (reply) =>
    refuse(reply, 405, 'views are sent by POST, from the pages of this site'),
  )
}

/** Has views of an article committed. Gives 0, or the seconds to wait where a network brings too many readers of it. */
function openCounting({ visitors, batches, now, observer }: ReportOptions) {
  let waiting = 0
  return async (article: string, { network, headers }: FastifyRequest): Promise<number> => {
    const moment = now()
    const { nameOf, newReaders } = await visitors.on(moment)
    const visitor = nameOf(network, headers['user-agent']!)
    const seconds = newReaders.admit({ network: nameOf(network, ''), visitor, article }, performance.now())
    if (seconds > 0) return seconds
    observer.waiting(++waiting)
    await batches.add({ article, visitor, hour: hourOf(moment) }).finally(() => observer.waiting(--waiting))
    observer.acknowledged()
    return 0
  }
}

/** Browsers say where a request comes from (Fetch Metadata, else Origin); what says it comes from elsewhere is refused. */
function isSameOrigin({ headers, host }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site']
  // No page can forge this one, and it stays right behind a proxy that calls us by another name than readers do.
  if (site !== undefined) return site === 'same-origin'
  if (headers.origin === undefined) return true
  const origin = URL.parse(headers.origin)
  // As addresses, since a proxy may name the port that goes without saying: `avisa.example:443`.
  return origin !== null && URL.parse(`${origin.protocol}//${host}`)?.host === origin.host
}
