import type { FastifyReply } from 'fastify'

/** Answers that a request was not carried out, and why. */
export function refuse(reply: FastifyReply, code: number, message: string): FastifyReply {
  return reply.code(code).header('Cache-Control', 'no-store').send({ error: { code, message } })
}
