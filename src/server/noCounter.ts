import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { caching } from '#article/delivery.ts'

/** Where views are not counted, pages that ask for the list or report a view get nothing, and no error that browsers would log. */
export async function noCounter(server: FastifyInstance): Promise<void> {
  const nothing = (_: FastifyRequest, reply: FastifyReply) =>
    void reply.code(204).header('Cache-Control', caching.again).send()
  server.route({ method: ['GET', 'HEAD'], url: '/api/most-viewed', handler: nothing })
  server.post('/api/views', nothing)
}
