import type { View, ViewStore } from './viewStore.ts'

/** How long a view waits for others, so that many share one transaction. Milliseconds; never more than a second. */
const longestWait = 10

/** So many views wait for no more. */
const largestBatch = 160

/** So many full batches are with the store at once: when it has committed one, the next is there already. */
const mostWithStore = 2

interface Batch {
  views: View[]
  hasWaited: boolean
  committed: PromiseWithResolvers<void>
}

/** Gathers views and commits them in batches. Those that come while the store is busy wait for it, so a slow disk makes batches larger. */
export function openViewBatches(store: ViewStore) {
  let filling: Batch | null = null
  const withStore = new Set<Promise<void>>()

  const begin = (): Batch => {
    const batch = { views: [], hasWaited: false, committed: Promise.withResolvers<void>() }
    setTimeout(() => endWait(batch), longestWait)
    return batch
  }

  const endWait = (batch: Batch): void => {
    batch.hasWaited = true
    commitIfReady()
  }

  const commitIfReady = (): void => {
    if (filling === null) return
    const { views, hasWaited, committed } = filling
    const isFull = views.length >= largestBatch
    const isReady = withStore.size === 0 ? isFull || hasWaited : isFull && withStore.size < mostWithStore
    if (!isReady) return
    filling = null
    const ended = store.add(views).finally(() => {
      withStore.delete(ended)
      commitIfReady()
    })
    withStore.add(ended)
    ended.then(committed.resolve, committed.reject)
  }

  return {
    /** Resolves when the view is committed; rejects when it could not be. */
    add(view: View): Promise<void> {
      const { views, committed } = (filling ??= begin())
      views.push(view)
      commitIfReady()
      return committed.promise
    },
    /** Commits at once what is waiting. Rejects when it could not. */
    async flush(): Promise<void> {
      const last = filling?.committed.promise
      if (filling) endWait(filling)
      await Promise.all([last, ...withStore])
    },
  }
}
