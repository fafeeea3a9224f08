import { useSyncExternalStore } from 'react'
import { keptSlugs } from './keptSlugs.ts'

/** The stories this reader has saved for later; known only to this device. */
const { all, change, subscribe } = keptSlugs('saved')

export { all as savedStories, change as changeSaved }

/** Whether a story is saved; never on a page as it was prerendered. */
export function useIsSaved(slug: string): boolean {
  return useSyncExternalStore(
    subscribe,
    () => all().has(slug),
    () => false,
  )
}

export function setSaved(slug: string, isSaved: boolean): void {
  change((saved) => [...saved.filter((one) => one !== slug), ...(isSaved ? [slug] : [])])
}
