import { useEffect, useState } from 'react'

/** How far down the window a heading must have come for its section to be the one being read. */
const readingLine = 0.4

/** The id of the section being read, of those given in order; null above the first. */
export function useSectionInView(sections: { id: string }[]): string | null {
  const [current, setCurrent] = useState<string | null>(null)
  useEffect(() => {
    if (sections.length === 0) return
    const look = () => {
      frame = 0
      // What is not drawn yet has not been passed.
      const topOf = (id: string) => document.getElementById(id)?.getBoundingClientRect().top ?? Infinity
      const line = window.innerHeight * readingLine
      setCurrent(sections.findLast(({ id }) => topOf(id) < line)?.id ?? null)
    }
    const soon = () => {
      frame ||= requestAnimationFrame(look)
    }
    let frame = requestAnimationFrame(look)
    window.addEventListener('scroll', soon, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('scroll', soon)
    }
  }, [sections])
  return current
}
