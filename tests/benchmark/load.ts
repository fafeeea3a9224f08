import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { performance } from 'node:perf_hooks'

export interface Load {
  port: number
  seconds: number
  /** How many connections ask, each for one answer at a time. */
  connections: number
  /** Requests a second; as many as are answered when there is none. */
  rate?: number
  /** The bytes of request number so and so. */
  request(number: number): string
}

/** What became of a load. */
export interface Answers {
  perSecond: number
  /** Milliseconds within which 99 of 100 were answered, counted from when the request was due. */
  p99: number
  /** How often each status came. */
  statuses: Record<string, number>
}

/**
 * Asks over plain sockets: a client library would cost more than the server that is measured. Answers must say their
 * Content-Length, or have no body.
 */
export async function load({ port, seconds, connections, rate, request }: Load): Promise<Answers> {
  const took: number[] = []
  const statuses: Record<string, number> = {}
  const begin = performance.now()
  const end = begin + seconds * 1000
  const waiting: number[] = []
  const free: Connection[] = []
  let number = 0

  const send = (connection: Connection, due: number): void => {
    connection.ask(request(number++), (status) => {
      const now = performance.now()
      took.push(now - due)
      statuses[status] = (statuses[status] ?? 0) + 1
      if (now >= end) return
      if (rate === undefined) send(connection, now)
      else if (waiting.length > 0) send(connection, waiting.shift()!)
      else free.push(connection)
    })
  }

  const all = await Promise.all(Array.from({ length: connections }, () => openConnection(port)))
  free.push(...all)
  if (rate === undefined) for (const connection of free.splice(0)) send(connection, performance.now())
  for (let due = 0; performance.now() < end; await tick()) {
    if (rate === undefined) continue
    for (; begin + due <= performance.now(); due += 1000 / rate) {
      const connection = free.pop()
      if (connection) send(connection, begin + due)
      else waiting.push(begin + due)
    }
  }
  for (const connection of all) connection.close()
  took.sort((a, b) => a - b)
  return { perSecond: took.length / seconds, p99: took[Math.floor(took.length * 0.99)]!, statuses }
}

interface Connection {
  ask(request: string, answered: (status: string) => void): void
  close(): void
}

async function openConnection(port: number): Promise<Connection> {
  const socket: Socket = connect({ port, host: 'localhost', noDelay: true })
  await once(socket, 'connect')
  let answered: ((status: string) => void) | null = null
  let text = ''
  socket.setEncoding('latin1').on('data', (some) => {
    text += String(some)
    const head = text.indexOf('\r\n\r\n')
    if (head === -1) return
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? 0)
    if (text.length < head + 4 + length) return
    const status = text.slice(9, 12)
    text = ''
    answered?.(status)
  })
  // The server is stopped under the last requests; they count no more.
  socket.on('error', () => undefined)
  return {
    ask: (request, callback) => {
      answered = callback
      socket.write(request, 'latin1')
    },
    close: () => socket.destroy(),
  }
}

function tick(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1))
}
