import { METHODS } from 'node:http'
import type { FastifyInstance } from 'fastify'

/** Every method of HTTP but those that an address answers, so that each is told what is allowed (RFC 9110, section 15.5.6). */
export function methodsBut(server: FastifyInstance, ...answered: string[]): string[] {
  for (const method of METHODS) if (!server.supportedMethods.includes(method)) server.addHttpMethod(method)
  return METHODS.filter((method) => !answered.includes(method))
}
