import { readFile, stat } from 'node:fs/promises'
import * as v from 'valibot'
import type { Complain } from './complaints.ts'

/** For so long one look at a file is good enough for all who ask. Milliseconds. */
const lookLasts = 20

const remedy = 'Restart the server if Lesesal was upgraded; else publish again with --force.'

/**
 * A file of the edition that cannot be read, and never could be since the server was started. The message says what to
 * do.
 */
export class EditionUnreadable extends Error {
  readonly statusCode = 503
}

/** What a JSON file of an edition says now. Throws EditionUnreadable, whose cause tells why. */
export async function readEditionFile<Schema extends v.GenericSchema>(
  schema: Schema,
  file: string,
): Promise<v.InferOutput<Schema>> {
  try {
    return await readNow(schema, file)
  } catch (error) {
    throw unreadable(file, error as Error)
  }
}

const readNow = async <Schema extends v.GenericSchema>(schema: Schema, file: string) =>
  v.parse(schema, JSON.parse(await readFile(file, 'utf8')))

function unreadable(file: string, cause: Error): EditionUnreadable {
  return new EditionUnreadable(`${file} cannot be read: ${cause.message}. ${remedy}`, { cause })
}

/**
 * What a JSON file of an edition says, read again when a publication has replaced it. Throws
 * EditionUnreadable; where an earlier look has succeeded, what it said then goes on to be right, and `complain` is told why.
 */
export function followed<Schema extends v.GenericSchema>(
  schema: Schema,
  file: string,
  complain: Complain = () => undefined,
): () => Promise<v.InferOutput<Schema>> {
  let kept: { at: string; content: v.InferOutput<Schema> } | null = null
  let look: { until: number; content: Promise<v.InferOutput<Schema>> } | null = null

  const read = async () => {
    try {
      const { mtimeNs, size, ino } = await stat(file, { bigint: true })
      const at = `${mtimeNs} ${size} ${ino}`
      if (kept?.at !== at) kept = { at, content: await readNow(schema, file) }
      return kept.content
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      if (!kept) throw unreadable(file, error as Error)
      // While a folder is replaced its files are gone for a moment; an edition that stays away is told by its pages.
      if (code !== 'ENOENT') complain(`${file} cannot be read, so what it said before goes on: ${message}. ${remedy}`)
      return kept.content
    }
  }
  return () => {
    const now = performance.now()
    if (look === null || now > look.until) look = { until: now + lookLasts, content: read() }
    return look.content
  }
}
