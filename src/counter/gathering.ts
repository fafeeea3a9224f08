import type { View, ViewStore } from './viewStore.ts'

/** How long views wait for others, so that many share one transaction. Milliseconds; never more than a second. */
const patience = 100

/** Gathers views and commits them together. */
export function openGathering(store: ViewStore) {
  let waiting: View[] = []
  let committed: Promise<void> | null = null

  const commit = async (): Promise<void> => {
    const views = waiting
    ;[waiting, committed] = [[], null]
    if (views.length > 0) await store.add(views)
  }

  return {
    /** Resolves when the view is committed; rejects when it could not be. */
    add(view: View): Promise<void> {
      waiting.push(view)
      committed ??= new Promise<void>((resolve) => setTimeout(resolve, patience)).then(commit)
      return committed
    },
    /** Commits at once what is waiting. */
    flush: commit,
  }
}
