import { createContext, use, useEffect, useSyncExternalStore } from 'react'
import * as v from 'valibot'
import { keep, kept, keptAs } from './kept.ts'
import { whenSeen } from './whenSeen.ts'

const Slugs = v.array(v.string())

/** The oldest are forgotten first. */
const remembered = 1000

const none: ReadonlySet<string> = new Set()

let slugs: ReadonlySet<string> | undefined
const listeners = new Set<() => void>()

/** The stories this reader has had open, newest last; known only to this device. */
function readStories(): ReadonlySet<string> {
  if (slugs) return slugs
  const read = kept('read', Slugs, [])
  return (slugs = read.length > 0 ? new Set(read) : none)
}

/** Remembers that this story has been read, by the same measure as a view. */
export function useReadMark(slug: string): void {
  useEffect(
    () =>
      whenSeen(() => {
        if (readStories().has(slug)) return
        // Another tab may have kept more since.
        slugs = new Set([...new Set([...readStories(), ...kept('read', Slugs, []), slug])].slice(-remembered))
        keep('read', [...slugs])
        for (const changed of listeners) changed()
      }),
    [slug],
  )
}

/** Given by Layout, once for all links. */
export const ReadStoriesContext = createContext(none)

/** All of them; none on a page as it was prerendered. */
export function useReadStories(): ReadonlySet<string> {
  return useSyncExternalStore(subscribe, readStories, () => none)
}

export function useIsRead(slug: string): boolean {
  return use(ReadStoriesContext).has(slug)
}

function subscribe(changed: () => void): () => void {
  const follow = ({ key }: StorageEvent) => {
    // Null when everything kept was cleared.
    if (key !== null && key !== keptAs('read')) return
    slugs = undefined
    changed()
  }
  listeners.add(changed)
  addEventListener('storage', follow)
  return () => {
    listeners.delete(changed)
    removeEventListener('storage', follow)
  }
}
