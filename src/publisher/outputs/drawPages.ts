import { availableParallelism } from 'node:os'
import { Piscina } from 'piscina'
import type { ArrangedEdition } from '../arrange.ts'
import type { PageTask } from '../pageWorker.ts'
import type { Progress } from '../progressBar.ts'
import { inOrder } from './inOrder.ts'
import { drawPage, filesOf, pageFile, pagesOf, type Page } from './pages.ts'

/** Threads take half a second to start, in which one draws this many pages. */
const worthThreads = 150

/** Every page of an edition as HTML, those that lists point to before the lists; stories are drawn on all cores. */
export async function* drawPages(
  arranged: ArrangedEdition,
  shell: string,
  data: Map<string, unknown>,
  progress: Progress,
): AsyncGenerator<[file: string, html: string]> {
  const { edition } = arranged
  const threads = availableParallelism()
  const isMany = arranged.articles.length >= worthThreads && threads > 1
  const pool = isMany
    ? new Piscina({
        filename: new URL('../pageWorker.ts', import.meta.url).href,
        minThreads: threads,
        maxThreads: threads,
      })
    : null
  const draw = async (page: Page): Promise<[string, string]> => {
    const needed = pool && filesOf(page, data)
    const task: PageTask | null = needed && { page, shell, files: needed, edition }
    return [
      pageFile(page),
      pool && task ? ((await pool.run(task)) as string) : await drawPage(page, shell, data, edition),
    ]
  }
  try {
    const pages = [...pagesOf(arranged)]
    let done = 0
    for await (const drawn of inOrder(pages, isMany ? 4 * threads : 1, draw)) {
      progress('drawing', ++done, pages.length)
      yield drawn
    }
  } finally {
    await pool?.destroy()
  }
}
