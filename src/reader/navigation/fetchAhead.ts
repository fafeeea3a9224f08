import type { QueryClient } from '@tanstack/react-query'
import { savesData } from '../device/sparing.ts'
import { articleQuery, nearbyQuery } from '../queries/articleQuery.ts'

/** Fetches a story and what stands around it, unless they are here. */
export function fetchStory(cache: QueryClient, slug: string): void {
  void cache.prefetchQuery(articleQuery(slug))
  void cache.prefetchQuery(nearbyQuery(slug))
}

/**
 * Fetches the story a link leads to when it is pointed at, reached with the keyboard or touched, as the finger is down some
 * 80 ms before the tap counts; where the device saves data, when it is touched.
 */
export function fetchWhatIsTouched(cache: QueryClient): void {
  let last: string | undefined
  const fetchLinked = ({ type, target }: Event) => {
    if (savesData() !== (type === 'pointerdown')) return
    // A window that gets the focus may be said to be the document, which is in no link.
    const address = (target as Partial<Element>).closest?.('a')?.getAttribute('href') ?? ''
    const slug = /^\/a\/([^?#]+)/.exec(address)?.[1]
    // A tap comes as two or three of these.
    if (slug && slug !== last) fetchStory(cache, (last = slug))
  }
  for (const approach of ['pointerover', 'focusin', 'pointerdown'])
    document.addEventListener(approach, fetchLinked, { passive: true })
}
