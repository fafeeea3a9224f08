import { METHODS } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/**
 * Answers every method of HTTP but those that are `allowed` at an address with 405, and with what is (RFC 9110, section
 * 15.5.6), before the body is looked at. `send` sends the words to a reply.
 */
export function allowOnly(
  server: FastifyInstance,
  url: string,
  allowed: string[],
  send: (reply: FastifyReply) => FastifyReply,
): void {
  for (const method of METHODS) if (!server.supportedMethods.includes(method)) server.addHttpMethod(method)
  const answer = (_: FastifyRequest, reply: FastifyReply) =>
    void send(reply.code(405).header('Allow', allowed.join(', ')))
  const method = METHODS.filter((one) => !allowed.includes(one))
  server.route({ method, url, onRequest: answer, handler: answer })
}
