import path from 'node:path'
import * as v from 'valibot'
import { fileOf } from '#article/addresses.ts'
import type { Complain } from '#counter/complaints.ts'
import { followed } from '#counter/followed.ts'
import { told } from '#terminal/told.ts'

/** A folder that cannot be served; the message says what to do. */
class NoEdition extends Error {}

/**
 * The security headers that the edition in `folder` asks for, on every answer. Throws NoEdition when there are none, since
 * an edition always has them.
 */
export function openSecurityHeaders(folder: string, complain?: Complain): () => Promise<Record<string, string>> {
  const headers = followed(v.record(v.string(), v.string()), path.join(folder, fileOf.headers()), complain)
  return () =>
    headers().catch((cause: unknown) => {
      throw new NoEdition(told('serve.no-edition', { folder }), { cause })
    })
}
