import type { NotCounted } from './whoCounts.ts'

/** Why a report was refused with a 4xx: nothing of it was kept. */
export type Refused = 'too many' | 'from elsewhere' | 'malformed' | 'unknown article'

/** Whoever keeps an eye on the counter. What it is told names no reader. */
export interface CounterObserver {
  /** A view was committed, or had been before: the store counts one reader, article and day once. */
  acknowledged(): void
  notCounted(reason: NotCounted): void
  refused(reason: Refused): void
  storeFailed(): void
  /** So many views wait to be committed just now. */
  waiting(views: number): void
}
