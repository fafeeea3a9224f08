import type { FastifyInstance } from 'fastify'
import type { Socket } from 'node:net'

/** So many requests may wait on one connection; browsers and proxies send none ahead. */
const mostWaiting = 100

/**
 * Has requests that are sent ahead on one connection (RFC 9112, section 9.3.2) answered one after another: Node begins
 * with all of them at once, each with a file, and keeps the answers. Whoever sends too many loses the connection.
 */
export function takeTurns(server: FastifyInstance): void {
  const waiting = new WeakMap<Socket, number>()
  server.addHook('onRequest', ({ raw: { socket } }, { raw: answer }, done) => {
    // An answer has the connection when those before it are sent.
    if (answer.socket !== null) return done()
    const others = waiting.get(socket) ?? 0
    if (others >= mostWaiting) return void socket.destroy()
    waiting.set(socket, others + 1)
    answer.once('socket', () => {
      waiting.set(socket, waiting.get(socket)! - 1)
      setImmediate(done)
    })
  })
}
