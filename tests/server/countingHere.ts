import { mkdtemp } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openStore } from '#counter/openStore.ts'
import { startServer, type ServerOptions } from '#server/server.ts'

/** What a browser says it is. */
export const browser =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'

/** A server with an empty store of its own, and what a test asks of the two. */
export async function countingHere(folder: string, options: Partial<ServerOptions> = {}) {
  const file = `${await mkdtemp(path.join(tmpdir(), 'lesesal-counting-'))}/views.sqlite`
  const views = `sqlite:${file}`
  const server = await startServer({ folder, port: 0, host: '127.0.0.1', views, trustProxy: 0, ...options })
  const store = openStore(views)
  const port = Number(new URL(server.address).port)
  return {
    ...server,
    store,
    file,
    get: (address: string, headers: Record<string, string> = {}) => fetch(server.address + address, { headers }),
    report: (id: string, headers: Record<string, string> = {}, body = JSON.stringify({ id })) =>
      fetch(`${server.address}/api/views`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'User-Agent': browser, ...headers },
        body,
      }),
    /** What the server answers to these bytes, until it closes the connection. */
    bytes: (request: string) => answerTo(port, request),
    /** Every view in the store, by article. */
    counted: async () => Object.fromEntries(await store.sums('0000', '9999')),
    /** Stops the server, while the store can still be looked into. */
    stop: server.close,
    close: async () => {
      await store.close()
      await server.close()
    },
  }
}

async function answerTo(port: number, request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.write(request)
  let answer = ''
  for await (const chunk of socket) answer += String(chunk)
  return answer
}
