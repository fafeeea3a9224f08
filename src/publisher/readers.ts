import { availableParallelism } from 'node:os'
import { Piscina } from 'piscina'
import { finding } from './findings.ts'
import type { Limits } from './settings.ts'
import type { Reading, ReadingTask } from './sources/readSource.ts'

/** Threads that read files, each file within its limits of time and memory. */
export interface Readers {
  read(task: ReadingTask): Promise<Reading>
  /** How many files are read at the same time. */
  threads: number
}

/** Kept for the next publication, as threads take half a second to start; idle ones do not keep the program running. */
const started = new Map<string, Readers>()

/** As many reading threads as the machine has cores. A file that takes too long, or too much memory, costs only itself. */
export function readersWithin(limits: Limits): Readers {
  const key = JSON.stringify([limits.seconds, limits.memory])
  const readers = started.get(key) ?? startReaders(limits)
  started.set(key, readers)
  return readers
}

function startReaders({ seconds, memory }: Limits): Readers {
  const threads = availableParallelism()
  const pool = new Piscina({
    filename: new URL('./sourceWorker.ts', import.meta.url).href,
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: 10_000,
    resourceLimits: { maxOldGenerationSizeMb: memory },
  })
  const began = new Map<number, () => void>()
  // A worker that runs out of memory is told of here too, beside its task's own failure.
  pool.on('error', () => undefined)
  pool.on('message', (message: { began: number }) => began.get(message.began)?.())
  let last = 0
  return {
    threads,
    async read(task) {
      const id = ++last
      const stop = new AbortController()
      let timer: ReturnType<typeof setTimeout> | undefined
      began.set(id, () => {
        timer = setTimeout(() => stop.abort(), seconds * 1000)
      })
      try {
        return (await pool.run({ ...task, id }, { signal: stop.signal })) as Reading
      } catch (error) {
        const words = stop.signal.aborted ? 'limit.time' : isOutOfMemory(error) ? 'limit.memory' : 'file.fault'
        const found = finding('rejected', task.path, words, { seconds, memory, reason: String(error) })
        return { format: null, stories: [], wanted: [], findings: [found] }
      } finally {
        clearTimeout(timer)
        began.delete(id)
      }
    },
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
