import { availableParallelism } from 'node:os'
import { Piscina } from 'piscina'
import { inOrder } from './inOrder.ts'
import type { MadePages, PageTask, PageTasks } from '../pageWorker.ts'

/** Threads take half a second to start, in which one draws this many pages. */
const worthThreads = 150

/** Handing pages to a thread costs time too, so it gets several. */
const pagesAtOnce = 16

/** What lives for one page only is cleared away often, so that threads need little memory. MiB. */
const youngMemory = 16

/** Draws pages and writes them, on all cores when they are many; gives what was written for each, in order. */
export async function* makePages(tasks: PageTask[], how: Omit<PageTasks, 'pages'>): AsyncGenerator<MadePages[number]> {
  const threads = availableParallelism()
  const shares = Array.from({ length: Math.ceil(tasks.length / pagesAtOnce) }, (_, nth) => ({
    ...how,
    pages: tasks.slice(nth * pagesAtOnce, (nth + 1) * pagesAtOnce),
  }))
  if (tasks.length < worthThreads || threads === 1) {
    // Loaded late, so that `lesesal check` works before the reader is built.
    const { default: make } = await import('../pageWorker.ts')
    for (const share of shares) yield* await make(share)
    return
  }
  const pool = new Piscina({
    filename: new URL('../pageWorker.ts', import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    resourceLimits: { maxYoungGenerationSizeMb: youngMemory },
  })
  try {
    for await (const made of inOrder(shares, 2 * threads, (share) => pool.run(share) as Promise<MadePages>)) yield* made
  } finally {
    await pool.destroy()
  }
}
