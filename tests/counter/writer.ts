import { openStore } from '#counter/openStore.ts'
import { readerLog } from './randomLog.ts'

/** Counts readers as one of several who count the same readers at the same time. */
export async function writeReaders(address: string, seed: number): Promise<void> {
  const store = openStore(address)
  const log = readerLog(seed)
  for (let from = 0; from < log.length; from += 50) await store.add(log.slice(from, from + 50))
  await store.close()
}

// `node writer.ts <address> <seed>`: in a process of its own.
if (import.meta.main) await writeReaders(process.argv[2]!, Number(process.argv[3]))
