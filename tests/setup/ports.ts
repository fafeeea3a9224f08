import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** Below the ports that systems give to connections, one of which might take a port between its being found and its being used. */
const [lowest, highest] = [10_240, 32_768]

/** A port nobody listens on now. */
export async function freePort(): Promise<number> {
  const port = lowest + Math.floor(Math.random() * (highest - lowest))
  const server = createServer().listen(port, '127.0.0.1')
  const isFree = await once(server, 'listening').then(
    () => true,
    () => false,
  )
  if (!isFree) return freePort()
  server.close()
  await once(server, 'close')
  return port
}

/** Waits until somebody answers at an address, for twenty seconds at most. */
export async function untilAnswered(address: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await fetch(address).catch(() => null)) return
    await pause(100)
  }
  throw new Error(`Nobody answers at ${address}`)
}
