import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { fileOf } from '#article/addresses.ts'

const Headers = v.record(v.string(), v.string())

/** A folder that cannot be served; the message says what to do. */
class NoEdition extends Error {}

/**
 * The security headers that the edition in `folder` asks for, on every answer. They are read again when a publication
 * has replaced them. Throws NoEdition when there are none, since an edition always has them.
 */
export function openSecurityHeaders(folder: string): () => Promise<Record<string, string>> {
  const file = path.join(folder, fileOf.headers())
  let kept: { at: number; headers: Record<string, string> } | null = null
  return async () => {
    try {
      const { mtimeMs } = await stat(file)
      if (kept?.at !== mtimeMs)
        kept = { at: mtimeMs, headers: v.parse(Headers, JSON.parse(await readFile(file, 'utf8'))) }
      return kept.headers
    } catch (error) {
      // While a publication replaces the file the headers of a moment ago are the right ones.
      if (kept) return kept.headers
      throw new NoEdition(`${folder} is no edition. Make one with: lesesal publish <newsroom> --to ${folder}`, {
        cause: error,
      })
    }
  }
}
