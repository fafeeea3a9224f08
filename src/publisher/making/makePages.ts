import { availableParallelism } from 'node:os'
import { setImmediate as othersTurn } from 'node:timers/promises'
import { Piscina } from 'piscina'
import { isOutOfMemory } from '../reading/readers.ts'
import { inOrder } from '../inOrder.ts'
import type { MadePages, PageTask, PageTasks } from './pageWorker.ts'

/** Threads take half a second to start, in which one draws this many pages. */
const worthThreads = 150

/** Handing pages to a thread costs time too, so it gets several. */
const pagesAtOnce = 16

/** What lives for one page only is cleared away often, and the rest before it is much, so that threads need little memory. MiB. */
const [youngMemory, oldMemory] = [16, 160]

/** Whether threads draw so many pages. */
export function areMany(pages: number): boolean {
  return pages >= worthThreads && availableParallelism() > 1
}

/** Draws pages and writes them, on all cores when they are many; gives what was written for each, in order. */
export async function* makePages(tasks: PageTask[], how: Omit<PageTasks, 'pages'>): AsyncGenerator<MadePages[number]> {
  if (!areMany(tasks.length)) {
    for (const page of tasks) {
      yield* await makeHere({ ...how, pages: [page] })
      // Between two pages the indexing program gets its answers.
      await othersTurn()
    }
    return
  }
  const shares = Array.from({ length: Math.ceil(tasks.length / pagesAtOnce) }, (_, nth) => ({
    ...how,
    pages: tasks.slice(nth * pagesAtOnce, (nth + 1) * pagesAtOnce),
  }))
  const threads = availableParallelism()
  const pool = new Piscina({
    filename: new URL('./pageWorker.ts', import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    resourceLimits: { maxYoungGenerationSizeMb: youngMemory, maxOldGenerationSizeMb: oldMemory },
  })
  // A worker that runs out of memory is told of here too, beside its task's own failure.
  pool.on('error', () => undefined)
  const makeThere = async (share: PageTasks): Promise<MadePages> => {
    try {
      return (await pool.run(share)) as MadePages
    } catch (error) {
      // A list so long that a thread has no room for it.
      if (isOutOfMemory(error)) return makeHere(share)
      throw error
    }
  }
  try {
    for await (const made of inOrder(shares, 2 * threads, makeThere)) yield* made
  } finally {
    await pool.destroy()
  }
}

async function makeHere(share: PageTasks): Promise<MadePages> {
  // Loaded late, so that `lesesal check` works before the reader is built.
  const { default: make } = await import('./pageWorker.ts')
  return make(share)
}
