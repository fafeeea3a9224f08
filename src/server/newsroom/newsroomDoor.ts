import type { FastifyReply, FastifyRequest } from 'fastify'
import { createHash, timingSafeEqual } from 'node:crypto'
import { openTokenBuckets } from '#counter/tokenBuckets.ts'
import { networkOf } from '#counter/network.ts'
import { told } from '#terminal/told.ts'

/** A token for the newsroom's page that cannot be used; the message says what can. */
class TokenError extends Error {}

/** Guessing one of this length takes longer than there is time, at any rate of tries. */
const shortest = 20

/** Throws TokenError for a token that is too short, or that opens a page without anything to show. */
export function checkToken(token: string | undefined, views: string | null): void {
  if (token === undefined) return
  if (views === null) throw new TokenError(told('token.no-views'))
  if (token.length >= shortest) return
  throw new TokenError(told('token.short', { length: token.length, shortest }))
}

/** Wrong tokens one network may try: ten at first, then one in half a minute. */
const tries = { capacity: 10, perSecond: 1 / 30 }

/**
 * Lets in who gives the token as the password of HTTP Basic (RFC 7617), under any user name: a browser asks for it by
 * itself and forgets it when it is closed, so no cookie is needed. What the page answers is kept nowhere.
 */
export function openNewsroomDoor(token: string) {
  const expected = digestOf(token)
  const failures = openTokenBuckets(tries)
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | void> => {
    reply.headers({
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex, nofollow',
      'Referrer-Policy': 'no-referrer',
    })
    const network = networkOf(request.ip)
    const seconds = failures.wait(network, performance.now())
    if (seconds > 0) {
      return reply
        .code(429)
        .header('Retry-After', seconds)
        .type(plain)
        .send('Too many wrong passwords. Wait a little.\n')
    }
    const given = passwordIn(request.headers.authorization)
    if (given !== null && timingSafeEqual(digestOf(given), expected)) return
    // A browser's first question comes without a password, and is no wrong one.
    if (given !== null) failures.take(network, performance.now())
    return reply.code(401).header('WWW-Authenticate', 'Basic realm="Lesesal", charset="UTF-8"').type(plain).send(asks)
  }
}

const plain = 'text/plain; charset=utf-8'
const asks = 'This page is for the newsroom. Its password is the token the server was started with.\n'

function passwordIn(authorization: string | undefined): string | null {
  const encoded = /^Basic +([A-Za-z0-9+/=]+) *$/i.exec(authorization ?? '')?.[1]
  if (encoded === undefined) return null
  const credentials = Buffer.from(encoded, 'base64').toString()
  const colon = credentials.indexOf(':')
  return colon < 0 ? null : credentials.slice(colon + 1)
}

/** Digests have one length, so that comparing them tells nothing of the token, not even how long it is. */
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
