import type { ReadFile } from './openCache.ts'
import { ReadFailure } from './readFailure.ts'

/** Reads a file of the edition from the server the page came from. `cache` as in fetch: `no-cache` asks anew whatever the host said. */
export const readOverHttp = async (path: string, cache: RequestCache = 'default'): ReturnType<ReadFile> => {
  const response = await fetch(path.startsWith('/') ? path : `/${path}`, { cache }).catch((cause: unknown) => {
    throw new ReadFailure('offline', `No answer for ${path}`, { cause })
  })
  if (response.status === 404) throw new ReadFailure('missing', `There is no ${path}`)
  // A story that was withdrawn; the router knows an answer by its status.
  if (response.status === 410) throw response
  // A page in place of the file is of a network that wants a login first, or of whoever else stands between.
  if (!response.ok || response.headers.get('content-type')?.startsWith('text/html'))
    throw new ReadFailure('offline', `${response.status} for ${path}`)
  return response.json().catch((cause: unknown) => {
    throw new ReadFailure('broken', `${path} is not JSON`, { cause })
  })
}
