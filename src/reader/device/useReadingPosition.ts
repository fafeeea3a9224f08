import { useEffect, useState, type RefObject } from 'react'
import { keepPosition, positionIn } from './readingPositions.ts'
import { useWholePage } from './useWholePage.ts'

/** Nearer the beginning than this, or the end, there is nothing to go back to. Shares of the body's paragraphs. */
const begun = 0.1
const done = 0.9

/**
 * Keeps how far this story was read, by paragraph so that another text size changes nothing, and gives the way back
 * there when it is opened from the top again. Null when there is nowhere to go back to.
 */
export function useReadingPosition(slug: string, body: RefObject<HTMLElement | null>) {
  const [offered, setOffered] = useState<number | null>(null)
  const isWhole = useWholePage()

  useEffect(() => {
    // The last block of what is drawn is not that of the story before all of it is.
    if (!isWhole) return
    // By the next frame a reload or the way back has restored its place; an address with a place in it means that one.
    const frame = requestAnimationFrame(() => {
      const isAtTop = window.scrollY < 200 && window.location.hash === ''
      setOffered(isAtTop ? (positionIn(slug) ?? null) : null)
    })
    // Null when the last words have been in the window, undefined when there is nothing to keep.
    let reached: number | null | undefined
    const look = () => {
      const blocks = blocksOf(body.current)
      // The next page, which is drawn before this one's effects end, begins with a scroll to its own top.
      if (blocks.length === 0) return
      const top = blocks.findIndex((block) => bottomOf(block) > 80)
      if (top > done * blocks.length || bottomOf(blocks.at(-1)!) <= window.innerHeight) reached = null
      else if (top >= begun * blocks.length) reached = top
      // Who goes back to the beginning has still come to the end.
      else if (reached !== null) reached = undefined
      if (window.scrollY > window.innerHeight) setOffered(null)
    }
    const store = () => {
      if (reached !== undefined) keepPosition(slug, reached)
    }
    window.addEventListener('scroll', look, { passive: true })
    document.addEventListener('visibilitychange', store)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('scroll', look)
      document.removeEventListener('visibilitychange', store)
      store()
    }
  }, [slug, body, isWhole])

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

function bottomOf(block: HTMLElement): number {
  return block.getBoundingClientRect().bottom
}
