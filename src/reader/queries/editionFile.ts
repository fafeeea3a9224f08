import type { QueryFunctionContext } from '@tanstack/react-query'
import * as v from 'valibot'
import { ReadFailure } from './readFailure.ts'

/** A query function that reads `path` and lets nothing past the door that does not fit `schema`. */
export function editionFile<Schema extends v.GenericSchema>(schema: Schema, path: string) {
  return async ({ meta }: QueryFunctionContext): Promise<v.InferOutput<Schema>> => {
    const result = v.safeParse(schema, await meta!.readFile!(path))
    if (result.success) return result.output
    const [issue] = result.issues
    throw new ReadFailure('broken', `${path}: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`)
  }
}
