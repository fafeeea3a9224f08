import send from '@fastify/send'
import { once } from 'node:events'
import { fstatSync, ReadStream, type Stats } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'

/** A file as it answers a request: conditions and ranges are seen to. */
export interface OpenedFile {
  status: number
  headers: Record<string, string>
  stream: Readable
}

/**
 * A file below a folder, opened; null when it is not there. A publication may put another in its place between the look at
 * its size and its being opened, and what is sent must be one file whole: then it is looked at again. Throws an error with
 * a `statusCode` where the request asks for what cannot be given (RFC 9110, 15.5.13 and 15.5.17).
 */
export async function openFile(request: IncomingMessage, root: string, file: string): Promise<OpenedFile | null> {
  const found = await send(request, encodeURI(`/${file}`), {
    root,
    index: false,
    cacheControl: false,
    dotfiles: file.startsWith('.well-known/') ? 'allow' : 'deny',
  })
  if (found.type === 'directory') return null
  if (found.type === 'error') {
    if (found.statusCode === 404) return null
    throw found.metadata.error
  }
  const { statusCode: status, headers, stream, metadata } = found
  if (!(stream instanceof ReadStream) || (await isStill(stream, metadata.stat))) return { status, headers, stream }
  stream.destroy()
  return openFile(request, root, file)
}

/** Whether what was opened is what was looked at. A file that is gone by now is not. */
async function isStill(stream: ReadStream, { ino, size, mtimeMs }: Stats): Promise<boolean> {
  try {
    const [descriptor] = (await once(stream, 'open')) as [number]
    const now = fstatSync(descriptor)
    return now.ino === ino && now.size === size && now.mtimeMs === mtimeMs
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}
