import path from 'node:path'
import { caching, lastingFolders, typesByName } from '#article/delivery.ts'
import type { FastifyReply } from 'fastify'
import type { OpenedFile } from './openFile.ts'

/** Sends a file of the edition, with what caches and browsers must know of it. */
export function sendFile(reply: FastifyReply, file: string, { status, headers, stream }: OpenedFile): void {
  if (reply.statusCode === 200) reply.code(status)
  reply.headers(headers)
  if (lastingFolders.some((folder) => file.startsWith(`${folder}/`))) reply.header('Cache-Control', caching.forever)
  const type = types.get(path.posix.extname(file)) ?? types.get(path.posix.basename(file)) ?? types.get(file)
  if (type !== undefined && status !== 304) reply.header('Content-Type', type)
  if (packed.test(file)) reply.header('Vary', 'accept-encoding')
  reply.send(stream)
}

/** Files that are packed on the way for whoever can read that: a cache must keep both forms apart (RFC 9110, 12.5.5). */
const packed = /\.(html|css|js|json|xml|atom|svg|txt|webmanifest)$/

/** What libraries do not know of a file by its ending or name. The search index is packed, and must not be so again. */
const types = new Map<string, string>([
  ...Object.entries(typesByName),
  ...['.pf_meta', '.pf_index', '.pf_filter', '.pf_fragment', '.pagefind'].map(
    (ending) => [ending, 'application/gzip'] as const,
  ),
])
