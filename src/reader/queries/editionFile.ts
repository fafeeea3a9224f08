import { QueryClient, type QueryFunctionContext } from '@tanstack/react-query'
import * as v from 'valibot'

/** Reads one file of an edition, or one answer of its server, as parsed JSON. Fails with a ReadFailure. */
export type ReadFile = (path: string) => Promise<unknown>

/** Why something could not be read: there is none, nobody answers, it is not what it must be, or only this program is too old for it. */
export type FailureReason = 'missing' | 'offline' | 'broken' | 'outdated'

export class ReadFailure extends Error {
  readonly reason: FailureReason
  constructor(reason: FailureReason, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ReadFailure'
    this.reason = reason
  }
}

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
        // `afterwards.ts` sees to it that a new publication is noticed; nothing is replaced while it is being read.
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

/** A query function that reads `path` and lets nothing past the door that does not fit `schema`. */
export function editionFile<Schema extends v.GenericSchema>(schema: Schema, path: string) {
  return async ({ meta }: QueryFunctionContext): Promise<v.InferOutput<Schema>> => {
    const result = v.safeParse(schema, await meta!.readFile!(path))
    if (result.success) return result.output
    const [issue] = result.issues
    throw new ReadFailure('broken', `${path}: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`)
  }
}
