import { STATUS_CODES } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Complain } from '#counter/complaints.ts'
import { sendProblem } from '#counter/refuse.ts'

/** What a file says of itself, which is not true of an answer that took its place. */
const ofTheFile = ['ETag', 'Last-Modified', 'Accept-Ranges', 'Vary']

/**
 * Answers what cannot be carried out in the name of its status alone: only `complain` is told the reason, which may name
 * folders of the machine.
 */
export function answerFailures(server: FastifyInstance, complain: Complain): void {
  server.setErrorHandler((error: Error & { statusCode?: number; headers?: Record<string, string> }, request, reply) => {
    const code = error.statusCode !== undefined && error.statusCode >= 400 ? error.statusCode : 500
    const message = STATUS_CODES[code] ?? 'Error'
    if (code >= 500) {
      complain(error)
      for (const name of ofTheFile) reply.removeHeader(name)
      reply.header('Cache-Control', 'no-store')
    }
    // Of a part that is not there: how much is.
    else if (error.headers) reply.headers(error.headers)
    if (isData(request.url)) sendProblem(reply, code, message)
    else reply.code(code).type('text/plain; charset=utf-8').send(`${message}\n`)
  })
}

/** Whether an address is one that programs ask for, and not a page. */
export function isData(address: string): boolean {
  return /^\/(api|edition|assets|images)\//.test(address)
}
