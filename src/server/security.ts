import path from 'node:path'
import * as v from 'valibot'
import { fileOf } from '#article/addresses.ts'
import { followed } from '#counter/followed.ts'

/** A folder that cannot be served; the message says what to do. */
class NoEdition extends Error {}

/** The security headers that the edition in `folder` asks for, on every answer. Throws NoEdition when there are none, since an edition always has them. */
export function openSecurityHeaders(
  folder: string,
  complain?: (complaint: string) => void,
): () => Promise<Record<string, string>> {
  const headers = followed(v.record(v.string(), v.string()), path.join(folder, fileOf.headers()), complain)
  return () =>
    headers().catch((cause: unknown) => {
      throw new NoEdition(
        `${folder} is no edition. Make one with: lesesal publish <newsroom> --to <folder>, and serve that.`,
        {
          cause,
        },
      )
    })
}
