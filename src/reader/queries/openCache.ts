import { QueryClient } from '@tanstack/react-query'
import { ReadFailure } from './readFailure.ts'

/** Reads one file of an edition, or one answer of its server, as parsed JSON. Fails with a ReadFailure. */
export type ReadFile = (path: string) => Promise<unknown>

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: { readFile?: ReadFile }
  }
}

/**
 * The cache every page reads from. `readFile` is the one seam between the reader and the world: HTTP in a browser, the
 * disk when prerendering.
 */
export function openCache(readFile: ReadFile): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        meta: { readFile },
        // `backgroundWork.ts` sees to it that a new publication is noticed; nothing is replaced while it is being read.
        staleTime: Infinity,
        // The default mode waits silently while offline; a reader is better served by being told.
        networkMode: 'always',
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 1 && error instanceof ReadFailure && error.reason === 'offline',
        retryDelay: 400,
      },
    },
  })
}
