import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, type RefObject } from 'react'
import { savesData, whenIdle } from '../device/sparing.ts'
import { fetchStory } from './fetchAhead.ts'

/** How long a link must stand in the window before what it leads to is fetched: whoever scrolls past wants none of it. */
const stays = 250

/** Fetches a story when the link to it that gets this reference stands in the window, unless the device saves data. */
export function useFetchAhead(slug: string): RefObject<HTMLAnchorElement | null> {
  const cache = useQueryClient()
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (!savesData()) whenInView(link.current!, () => fetchStory(cache, slug))
  }, [cache, slug])
  return link
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
