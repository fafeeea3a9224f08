import { useEffect, useSyncExternalStore } from 'react'
import * as v from 'valibot'
import { keep, kept } from './kept.ts'
import { whenSeen } from './whenSeen.ts'

const Slugs = v.array(v.string())

/** The oldest are forgotten first. */
const remembered = 1000

let slugs: Set<string> | undefined
const listeners = new Set<() => void>()

/** The stories this reader has had open, newest last; known only to this device. */
function readStories(): Set<string> {
  return (slugs ??= new Set(kept('read', Slugs, [])))
}

/** Remembers that this story has been read, by the same measure as a view. */
export function useReadMark(slug: string): void {
  useEffect(
    () =>
      whenSeen(() => {
        if (readStories().has(slug)) return
        slugs = new Set([...readStories(), slug].slice(-remembered))
        keep('read', [...slugs])
        for (const changed of listeners) changed()
      }),
    [slug],
  )
}

export function useIsRead(slug: string): boolean {
  return useSyncExternalStore(
    subscribe,
    () => readStories().has(slug),
    () => false,
  )
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}
