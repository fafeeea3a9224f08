import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, type RefObject } from 'react'
import { articleQuery, nearbyQuery } from '../queries/articleQuery.ts'
import { savesData, whenIdle } from '../device/sparing.ts'

/** How long a link must stand in the window before what it leads to is fetched: whoever scrolls past wants none of it. */
const stays = 250

interface FetchAhead {
  link: RefObject<HTMLAnchorElement | null>
  /** For links that are pointed at or reached with the keyboard. */
  fetchIfFree: () => void
  /** For links that are being tapped: the finger is down some 80 ms before the tap counts. */
  fetchNow: () => void
}

/** Fetches a story ahead of the tap on a link to it that stands in the window, unless the device saves data. */
export function useFetchAhead(slug: string): FetchAhead {
  const cache = useQueryClient()
  const link = useRef<HTMLAnchorElement>(null)
  const fetchNow = useCallback(() => {
    void cache.prefetchQuery(articleQuery(slug))
    void cache.prefetchQuery(nearbyQuery(slug))
  }, [cache, slug])
  useEffect(() => {
    if (!savesData()) whenInView(link.current!, fetchNow)
  }, [fetchNow])
  return { link, fetchNow, fetchIfFree: () => !savesData() && fetchNow() }
}

interface Waiting {
  isSeen: () => void
  timer?: ReturnType<typeof setTimeout>
}

/** Links that are gone with their page need no taking leave of, which would hold up the next one: nothing else knows them. */
const waiting = new WeakMap<Element, Waiting>()
let observer: IntersectionObserver | undefined

/** Calls `isSeen` once the element has stood in the window for a moment and the browser is idle. */
function whenInView(element: Element, isSeen: () => void): void {
  if (!('IntersectionObserver' in window)) return
  observer ??= new IntersectionObserver(look)
  waiting.set(element, { isSeen })
  observer.observe(element)
}

function look(entries: IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting } of entries) {
    const entry = waiting.get(target)
    if (!entry) continue
    clearTimeout(entry.timer)
    if (isIntersecting) entry.timer = setTimeout(() => whenIdle(() => seen(target)), stays)
  }
}

function seen(element: Element): void {
  const entry = waiting.get(element)
  if (!entry || !element.isConnected) return
  waiting.delete(element)
  observer?.unobserve(element)
  entry.isSeen()
}
