import type { Contents } from '../keeping/contents.ts'
import { finding, type Finding } from '../findings.ts'
import { pieceFor } from '../outputs/hosting.ts'

/**
 * Tells that web servers which have read their pieces of the edition go by old ones until they are told to read anew.
 */
export function toReload(before: Contents, now: Contents): Finding[] {
  const last = before.get(pieceFor.nginx)?.hash
  // Nothing is known of an edition that is made anew whatever there is.
  if (!last || last === now.get(pieceFor.nginx)?.hash) return []
  return [finding('note', pieceFor.nginx, 'server.reload')]
}
