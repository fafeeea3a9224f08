import { useState, useEffect } from 'react'
import { useFormats } from '../languages/useFormats.ts'

/** Today's date in the interface language. A prerendered page cannot know it, so its place is kept until the page is awake. */
export function Today() {
  const { today } = useFormats()
  const [now, setNow] = useState<Date | null>(null)
  useEffect(() => {
    const look = () => setNow(new Date())
    look()
    // A page left open overnight has a new date when it is looked at again, and one that is looked at by midnight.
    document.addEventListener('visibilitychange', look)
    const clock = setInterval(look, 60_000)
    return () => {
      document.removeEventListener('visibilitychange', look)
      clearInterval(clock)
    }
  }, [])
  return now && <time dateTime={today(now).machine}>{today(now).words}</time>
}
