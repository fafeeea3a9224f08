import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** A port nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
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
