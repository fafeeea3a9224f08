import { useEffect, useState, type RefObject } from 'react'
import { keepPosition, positionIn } from './readingPositions.ts'

/** Nearer the beginning than this, or the end, there is nothing to go back to. Shares of the body's paragraphs. */
const begun = 0.1
const done = 0.9

/**
 * Keeps how far this story was read, by paragraph so that another text size changes nothing, and gives the way back
 * there when it is opened from the top again. Null when there is nowhere to go back to.
 */
export function useReadingPosition(slug: string, body: RefObject<HTMLElement | null>) {
  const [offered, setOffered] = useState<number | null>(null)

  useEffect(() => {
    // By the next frame a reload or the way back has restored its place; an address with a place in it means that one.
    const frame = requestAnimationFrame(() => {
      const isAtTop = window.scrollY < 200 && window.location.hash === ''
      setOffered(isAtTop ? (positionIn(slug) ?? null) : null)
    })
    let reached: { place: number; share: number } | null = null
    const look = () => {
      const blocks = blocksOf(body.current)
      // The next page, which is drawn before this one's effects end, begins with a scroll to its own top.
      if (blocks.length === 0) return
      const top = blocks.findIndex((block) => block.getBoundingClientRect().bottom > 80)
      reached = { place: top, share: top < 0 ? 1 : top / blocks.length }
      if (window.scrollY > window.innerHeight) setOffered(null)
    }
    const store = () => {
      if (reached === null || reached.share < begun) return
      keepPosition(slug, reached.share > done ? null : reached.place)
    }
    window.addEventListener('scroll', look, { passive: true })
    document.addEventListener('visibilitychange', store)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('scroll', look)
      document.removeEventListener('visibilitychange', store)
      store()
    }
  }, [slug, body])

  if (offered === null) return null
  const goOn = () => {
    const block = blocksOf(body.current)[offered]
    setOffered(null)
    if (!block) return
    block.tabIndex = -1
    block.scrollIntoView({ block: 'start' })
    block.focus({ preventScroll: true })
  }
  return { goOn, dismiss: () => setOffered(null) }
}

/** The pieces of a body that a place in it is counted by. */
function blocksOf(body: HTMLElement | null): HTMLElement[] {
  return body === null ? [] : [...body.querySelectorAll<HTMLElement>(':scope > * > *')]
}
