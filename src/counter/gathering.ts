import type { View, ViewStore } from './viewStore.ts'

/** How long a view waits for others, so that many share one transaction. Milliseconds; never more than a second. */
const patience = 10

/** So many views wait for no more: while they are being committed, the next come. */
const enough = 64

interface Batch {
  views: View[]
  /** Ends the wait for others. */
  depart(): void
  committed: Promise<void>
}

/** Gathers views and commits them together; while some are being committed, those that come wait for their turn. */
export function openGathering(store: ViewStore) {
  let boarding: Batch | null = null
  let before: Promise<void> = Promise.resolve()

  const board = (): Batch => {
    const { promise: departed, resolve: depart } = Promise.withResolvers<void>()
    setTimeout(depart, patience)
    const views: View[] = []
    const committed = Promise.all([departed, before]).then(() => {
      boarding = null
      return store.add(views)
    })
    before = committed.catch(() => undefined)
    return { views, depart, committed }
  }

  return {
    /** Resolves when the view is committed; rejects when it could not be. */
    add(view: View): Promise<void> {
      boarding ??= board()
      const { views, depart, committed } = boarding
      if (views.push(view) >= enough) depart()
      return committed
    },
    /** Commits at once what is waiting. Rejects when it could not. */
    async flush(): Promise<void> {
      boarding?.depart()
      await (boarding?.committed ?? before)
    },
  }
}
