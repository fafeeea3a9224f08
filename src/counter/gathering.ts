import type { View, ViewStore } from './viewStore.ts'

/** How long a view waits for others, so that many share one transaction. Milliseconds; never more than a second. */
const patience = 10

/** So many views wait for no more. */
const enough = 160

/** So many full batches are with the store at once: when it has committed one, the next is there already. */
const atOnce = 2

interface Batch {
  views: View[]
  isDue: boolean
  committed: PromiseWithResolvers<void>
}

/** Gathers views and commits them together. Those that come while the store is busy wait for it, so a slow disk makes batches larger. */
export function openGathering(store: ViewStore) {
  let boarding: Batch | null = null
  const underWay = new Set<Promise<void>>()

  const board = (): Batch => {
    const batch = { views: [], isDue: false, committed: Promise.withResolvers<void>() }
    setTimeout(() => call(batch), patience)
    return batch
  }

  /** Its wait for others is over. */
  const call = (batch: Batch): void => {
    batch.isDue = true
    departIfReady()
  }

  const departIfReady = (): void => {
    if (boarding === null) return
    const { views, isDue, committed } = boarding
    const isFull = views.length >= enough
    const mayGo = underWay.size === 0 ? isFull || isDue : isFull && underWay.size < atOnce
    if (!mayGo) return
    boarding = null
    const ended = store.add(views).finally(() => {
      underWay.delete(ended)
      departIfReady()
    })
    underWay.add(ended)
    ended.then(committed.resolve, committed.reject)
  }

  return {
    /** Resolves when the view is committed; rejects when it could not be. */
    add(view: View): Promise<void> {
      const { views, committed } = (boarding ??= board())
      views.push(view)
      departIfReady()
      return committed.promise
    },
    /** Commits at once what is waiting. Rejects when it could not. */
    async flush(): Promise<void> {
      const last = boarding?.committed.promise
      if (boarding) call(boarding)
      await Promise.all([last, ...underWay])
    },
  }
}
