import rateLimit from '@fastify/rate-limit'
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isbot } from 'isbot'
import * as v from 'valibot'
import { ViewReport, WindowName, type MostViewed } from '#article/mostViewed.ts'
import type { Known } from './catalogue.ts'
import { openComplaints } from './complaints.ts'
import { openGathering } from './gathering.ts'
import { ranking } from './ranking.ts'
import { StoreUnavailable, type ViewStore } from './viewStore.ts'
import { openVisitors } from './visitors.ts'
import { hourOf } from './window.ts'

export interface CounterOptions {
  store: ViewStore
  catalogue: () => Promise<Known>
  now: () => Date
}

/** A report of a view is a few dozen bytes; anything much larger is something else. */
const largestReport = 1024

/** Reports one address may send in a minute; a reader sends one an article. */
const reportsAMinute = 60

/** How long an answer about most viewed is given again before it is worked out anew. Milliseconds. */
const answerKept = 5000

/** `POST /api/views` and `GET /api/most-viewed`. The store is closed with the server, after the last views are in it. */
export async function counterRoutes(server: FastifyInstance, { store, catalogue, now }: CounterOptions): Promise<void> {
  const gathering = openGathering(store)
  const complain = openComplaints((message) => server.log.error(message))
  const visitorOf = openVisitors(store)
  await server.register(rateLimit, { global: false })
  server.addHook('onClose', async () => {
    await gathering.flush().catch(() => undefined)
    await store.close()
  })
  server.addContentTypeParser('text/plain', { parseAs: 'string' }, server.getDefaultJsonParser('error', 'error'))

  server.post(
    '/api/views',
    { bodyLimit: largestReport, config: { rateLimit: { max: reportsAMinute, timeWindow: 60_000 } } },
    async (request, reply) => {
      if (!isOurs(request)) return refuse(reply, 403, 'views are reported by the pages of this site only')
      const report = v.safeParse(ViewReport, request.body)
      if (!report.success) return refuse(reply, 400, 'the body must be {"id": "…"} and nothing else')
      const { stories } = await catalogue()
      if (!stories.has(report.output.id)) return refuse(reply, 404, 'the edition has no article with this id')
      reply.header('Cache-Control', 'no-store')
      // Answered alike whether it counts or not: nobody learns how they were taken.
      if (counts(request)) {
        const moment = now()
        const visitor = await visitorOf(request.ip, request.headers['user-agent']!, moment)
        await gathering.add({ article: report.output.id, visitor, hour: hourOf(moment) })
      }
      return reply.code(202).send()
    },
  )

  const answer = keptFor(answerKept, now, async (window: WindowName, limit: number) =>
    ranking(store, await catalogue(), window, limit, now()),
  )
  const Query = v.object({
    window: v.optional(WindowName, 'week'),
    limit: v.optional(v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number), v.minValue(1), v.maxValue(50)), '10'),
  })

  server.get('/api/most-viewed', async (request, reply) => {
    const query = v.safeParse(Query, request.query)
    if (!query.success) return refuse(reply, 400, 'window is one of day, week, month; limit is a number from 1 to 50')
    const found = await answer(query.output.window, query.output.limit)
    reply.header('Cache-Control', 'public, max-age=30, stale-while-revalidate=300').header('ETag', found.tag)
    if (request.headers['if-none-match'] === found.tag) return reply.code(304).send()
    return reply.type('application/json; charset=utf-8').send(found.text)
  })

  server.setErrorHandler((error: Error & { statusCode?: number }, _, reply) => {
    if (error instanceof StoreUnavailable) {
      complain(`Views cannot be kept: ${error.message}`)
      return refuse(reply, 503, 'the counter is out of order; try again later')
    }
    if (error.statusCode !== undefined && error.statusCode < 500) return refuse(reply, error.statusCode, error.message)
    server.log.error(error)
    return refuse(reply, 500, 'the counter failed')
  })
}

function refuse(reply: FastifyReply, code: number, message: string): FastifyReply {
  return reply.code(code).header('Cache-Control', 'no-store').send({ error: { code, message } })
}

/** Browsers say where a request comes from (Fetch Metadata, Origin); what says it comes from elsewhere is refused. */
function isOurs({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  const { origin } = headers
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === headers.host)
}

/** Whether a view counts: not a robot's, not one fetched ahead, not of someone who asks not to be counted. */
function counts({ headers }: FastifyRequest): boolean {
  const agent = headers['user-agent'] ?? ''
  const purpose = `${String(headers['sec-purpose'] ?? '')} ${String(headers.purpose ?? '')}`
  const asksNot = headers['sec-gpc'] === '1' || headers.dnt === '1'
  return agent !== '' && !isbot(agent) && !/prefetch|prerender/.test(purpose) && !asksNot
}

interface KeptAnswer {
  until: number
  text: string
  tag: string
}

/** Works an answer out once for all who ask within `kept` milliseconds. */
function keptFor(kept: number, now: () => Date, work: (window: WindowName, limit: number) => Promise<MostViewed>) {
  const answers = new Map<string, KeptAnswer>()
  return async (window: WindowName, limit: number): Promise<KeptAnswer> => {
    const key = `${window} ${limit}`
    const moment = now().getTime()
    const there = answers.get(key)
    if (there && moment < there.until) return there
    const text = JSON.stringify(await work(window, limit))
    const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
    const made = { until: moment + kept, text, tag }
    answers.set(key, made)
    return made
  }
}
