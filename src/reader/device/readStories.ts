import { createContext, use, useEffect, useSyncExternalStore } from 'react'
import { keptSlugs, none } from './keptSlugs.ts'
import { whenSeen } from './whenSeen.ts'

/** The oldest are forgotten first. */
const remembered = 1000

/** The stories this reader has had open; known only to this device. */
const { all, change, subscribe } = keptSlugs('read')

/** Remembers that this story has been read, by the same measure as a view. */
export function useMarkAsRead(slug: string): void {
  useEffect(
    () =>
      whenSeen(() => {
        if (!all().has(slug)) change((read) => [...read, slug].slice(-remembered))
      }),
    [slug],
  )
}

/** Given by Layout, once for all links. */
export const ReadStoriesContext = createContext(none)

/** All of them; none on a page as it was prerendered. */
export function useReadStories(): ReadonlySet<string> {
  return useSyncExternalStore(subscribe, all, () => none)
}

export function useIsRead(slug: string): boolean {
  return use(ReadStoriesContext).has(slug)
}
