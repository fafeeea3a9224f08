import type { Article } from '#article/article.ts'
import type { PartialDate } from '#article/partialDate.ts'
import { laterOf } from '../sources/words/dateFrom.ts'

/** When a story was last updated or corrected; null when neither is known to be after it was published. */
export function lastChange({ published, updated, correction }: Article): PartialDate | null {
  return laterOf(correction?.date ?? null, updated ?? published) ?? updated
}
