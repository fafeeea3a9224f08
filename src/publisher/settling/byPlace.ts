import { compareText } from '#article/listing.ts'
import type { Received } from './settle.ts'

/** Orders stories by their files, and within one by where they stand there. */
export function byPlace(a: Received, b: Received): number {
  return compareText(a.file, b.file) || (a.item ?? 0) - (b.item ?? 0)
}
