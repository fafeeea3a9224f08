import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openStore } from '../../src/counter/openStore.ts'
import { startServer } from '../../src/server/server.ts'

/** The demo edition on a server of its own, with an empty store and a clock that a test may set. */
export interface CountingServer {
  address: string
  /** Every view in the store, by article. Read from the file, not asked of the server. */
  counted(): Promise<Record<string, number>>
  setClock(moment: Date | null): void
  close(): Promise<void>
}

export async function openCountingServer(): Promise<CountingServer> {
  const place = await mkdtemp(path.join(tmpdir(), 'lesesal-counted-'))
  const views = `sqlite:${place}/views.sqlite`
  let clock: Date | null = null
  const now = () => clock ?? new Date()
  const folder = '.lesesal/browser-tests/edition'
  const server = await startServer({ folder, port: 0, views, trustProxy: 0, now })
  const store = openStore(views)
  return {
    address: server.address,
    counted: async () => Object.fromEntries(await store.sums('0000', '9999')),
    setClock: (moment) => (clock = moment),
    close: async () => {
      await store.close()
      await server.close()
      await rm(place, { recursive: true })
    },
  }
}
