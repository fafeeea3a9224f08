import type { FastifyReply } from 'fastify'

/** Answers a program that something went wrong. */
export function sendProblem(reply: FastifyReply, code: number, message: string): FastifyReply {
  return reply.code(code).type('application/json; charset=utf-8').send({ error: { code, message } })
}

/** Answers that a request was not carried out, and why; that answer is kept nowhere. */
export function refuse(reply: FastifyReply, code: number, message: string): FastifyReply {
  return sendProblem(reply.header('Cache-Control', 'no-store'), code, message)
}
