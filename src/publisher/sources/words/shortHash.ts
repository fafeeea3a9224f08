import { createHash } from 'node:crypto'

/** A short name that is always the same for the same text. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
