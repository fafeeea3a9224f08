import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { WindowName } from '#article/mostViewed.ts'
import type { Catalogue } from './catalogue.ts'
import { isNamed, openAnswerCache } from './answerCache.ts'
import { allowOnly } from './allowOnly.ts'
import { ranking } from './ranking.ts'
import { refuse } from './refuse.ts'
import type { ViewStore } from './viewStore.ts'

/** How long an answer is given again before it is worked out anew. Milliseconds. */
const answerMaxAge = 5000

/**
 * How long browsers and proxies keep it: long enough for one proxy to carry any crowd, short enough that a story which
 * is withdrawn leaves every list within the minute.
 */
const caching = 'public, max-age=10, stale-while-revalidate=50'

const Query = v.object({
  window: v.optional(WindowName, 'week'),
  limit: v.optional(v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number), v.minValue(1), v.maxValue(50)), '10'),
})

const allowed = `window is one of ${WindowName.options.join(', ')}; limit is a number from 1 to 50`

interface ListOptions {
  store: ViewStore
  catalogue: () => Promise<Catalogue>
  now: () => Date
}

/** `GET /api/most-viewed?window=day|week|month&limit=1…50`. */
export function listRoutes(server: FastifyInstance, { store, catalogue, now }: ListOptions): void {
  const cached = openAnswerCache(answerMaxAge)

  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const query = v.safeParse(Query, request.query)
    if (!query.success) return refuse(reply, 400, allowed)
    const { window, limit } = query.output
    const known = await catalogue()
    const moment = now()
    const { text, tag } = await cached(`${window} ${limit}`, known, performance.now(), () =>
      ranking(store, known, window, limit, moment),
    )
    reply.headers({ 'Cache-Control': caching, ETag: tag, Vary: 'accept-encoding' })
    if (isNamed(tag, request.headers['if-none-match'])) return reply.code(304).send()
    return reply.type('application/json; charset=utf-8').send(text)
  }

  // A HEAD that Fastify makes of GET by itself fails on an answer without a body, as 304 is.
  server.route({ method: ['GET', 'HEAD'], url: '/api/most-viewed', handler: answer })
  allowOnly(server, '/api/most-viewed', ['GET', 'HEAD'], (reply) => refuse(reply, 405, 'the list can be read only'))
}
