import * as v from 'valibot'
import { keep, kept, keptAs } from './kept.ts'

const Slugs = v.array(v.string())

/** What is kept when nothing is: always the same, so that a page as it was prerendered needs no drawing. */
export const none: ReadonlySet<string> = new Set()

/** A list of stories on this device. */
interface KeptSlugs {
  /** All of them, newest last. */
  all(): ReadonlySet<string>
  change(changed: (slugs: string[]) => string[]): void
  /** As React asks for it: calls `changed` also when another tab has changed the list. */
  subscribe(changed: () => void): () => void
}

/** The stories that are kept under a name; where nothing may be kept the list lasts as long as the page. */
export function keptSlugs(name: string): KeptSlugs {
  let slugs: ReadonlySet<string> | undefined
  const listeners = new Set<() => void>()
  const tellAll = () => {
    for (const told of listeners) told()
  }
  // Whether anybody listens yet or not: what was asked for once must not grow old.
  globalThis.addEventListener?.('storage', ({ key }: StorageEvent) => {
    // Null when everything kept was cleared.
    if (key !== null && key !== keptAs(name)) return
    slugs = undefined
    tellAll()
  })
  const all = () => {
    if (slugs) return slugs
    const known = kept(name, Slugs, [])
    return (slugs = known.length > 0 ? new Set(known) : none)
  }
  return {
    all,
    change(changed) {
      // Another tab may have kept more since.
      slugs = new Set(changed(kept(name, Slugs, [...all()])))
      keep(name, [...slugs])
      tellAll()
    },
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
}
