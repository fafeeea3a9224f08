import { readFile, stat } from 'node:fs/promises'
import * as v from 'valibot'

/** For so long one look at a file is good enough for all who ask. Milliseconds. */
const lookLasts = 20

/** What a JSON file of an edition says, read again when a publication has replaced it. Fails as reading and valibot do. */
export function followed<Schema extends v.GenericSchema>(
  schema: Schema,
  file: string,
): () => Promise<v.InferOutput<Schema>> {
  let kept: { at: string; content: v.InferOutput<Schema> } | null = null
  let look: { until: number; content: Promise<v.InferOutput<Schema>> } | null = null

  const read = async () => {
    try {
      const { mtimeNs, size, ino } = await stat(file, { bigint: true })
      const at = `${mtimeNs} ${size} ${ino}`
      if (kept?.at !== at) kept = { at, content: v.parse(schema, JSON.parse(await readFile(file, 'utf8'))) }
      return kept.content
    } catch (error) {
      // While a publication replaces the file, what it said a moment ago is right.
      if (kept) return kept.content
      throw error
    }
  }
  return () => {
    const now = performance.now()
    if (look === null || now > look.until) look = { until: now + lookLasts, content: read() }
    return look.content
  }
}
