import type { FastifyInstance } from 'fastify'
import type { Catalogue } from './catalogue.ts'
import type { Complain } from './complaints.ts'
import type { CounterObserver } from './counterObserver.ts'
import { EditionUnreadable } from './followed.ts'
import { inTime } from './inTime.ts'
import { openViewBatches } from './viewBatches.ts'
import { listRoutes } from './listRoutes.ts'
import { refuse } from './refuse.ts'
import { reportRoutes } from './reportRoutes.ts'
import { StoreUnavailable, type ViewStore } from './viewStore.ts'
import { openVisitors } from './visitors.ts'

export interface CounterOptions {
  store: ViewStore
  catalogue: () => Promise<Catalogue>
  now: () => Date
  observer: CounterObserver
  complain: Complain
  /** How many proxies in front are trusted to say whose request it is. */
  trustProxy: number
}

/** How often yesterday's secrets are looked for, so that they go also where nobody reads. Milliseconds. */
const sweepEvery = 3_600_000

/** How long the store may take for its last work, since Docker kills after ten seconds, three of which are for requests. Milliseconds. */
const longestLastWork = 2000

/** `POST /api/views` and `GET /api/most-viewed`. The store is closed with the server, after the last views are in it. */
export async function counterRoutes(server: FastifyInstance, options: CounterOptions): Promise<void> {
  const { store, catalogue, now, observer, complain, trustProxy } = options
  const batches = openViewBatches(store)
  const visitors = openVisitors(store)

  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (error instanceof StoreUnavailable) {
      observer.storeFailed()
      complain(`Views cannot be kept: ${error.message}`)
      return refuse(reply, 503, 'the counter is out of order; try again later')
    }
    if (error instanceof EditionUnreadable) {
      complain(`Views are not counted: ${error.message}`)
      return refuse(reply, 503, 'the counter cannot read the edition; try again later')
    }
    if (error.statusCode !== undefined && error.statusCode < 500) {
      if (request.method === 'POST') observer.refused('malformed')
      return refuse(reply, error.statusCode, error.message)
    }
    complain(error)
    return refuse(reply, 500, 'the counter failed')
  })

  const forget = () =>
    visitors.forget(now()).catch((error: Error) => complain(`Views cannot be kept: ${error.message}`))
  const sweep = setInterval(() => void forget(), sweepEvery).unref()
  // Not waited for: reading starts whatever the store is doing.
  server.addHook('onReady', async () => void forget())
  server.addHook('onClose', async () => {
    clearInterval(sweep)
    // The next server may be long in coming.
    const lastWork = batches
      .flush()
      .catch(() => undefined)
      .then(forget)
    // Whoever still waits for a store that hangs is told by its end.
    await inTime(lastWork, longestLastWork).catch(() => undefined)
    await store.close()
  })

  reportRoutes(server, { visitors, batches, catalogue, now, observer, trustProxy })
  listRoutes(server, { store, catalogue, now })
}
