import { useEffect, useState } from 'react'

/** How far down the window a heading must have come for its section to be the one being read. */
const readingLine = 0.4

/** The id of the section being read, of those given in order; null above the first. */
export function useSectionInView(ids: string[]): string | null {
  const [current, setCurrent] = useState<string | null>(null)
  const all = ids.join(' ')
  useEffect(() => {
    if (all === '') return
    const look = () => {
      frame = 0
      const passed = all.split(' ').filter((id) => {
        const heading = document.getElementById(id)
        return heading && heading.getBoundingClientRect().top < window.innerHeight * readingLine
      })
      setCurrent(passed.at(-1) ?? null)
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
  }, [all])
  return current
}
