import { useEffect } from 'react'
import { counterAddress } from '#article/addresses.ts'
import type { ViewReport } from '#article/mostViewed.ts'

/** How long an article must be open and visible, without a break, to have been viewed. Milliseconds. */
const longEnough = 2000

/** Tells the counter, once, that this article has been viewed. The counter decides whether it counts. */
export function useViewReport(id: string): void {
  useEffect(() => {
    if (asksNotToBeCounted()) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', watch)
      document.removeEventListener('prerenderingchange', watch)
    }
    const watch = () => {
      clearTimeout(timer)
      if (document.visibilityState !== 'visible' || isPrerendering()) return
      timer = setTimeout(() => {
        stop()
        report(id)
      }, longEnough)
    }
    document.addEventListener('visibilitychange', watch)
    document.addEventListener('prerenderingchange', watch)
    watch()
    return stop
  }, [id])
}

function report(id: string): void {
  const body = JSON.stringify({ id } satisfies ViewReport)
  // A view that cannot be delivered now is not counted later: nobody could tell when it was.
  fetch(counterAddress.views(), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
    keepalive: true,
    credentials: 'omit',
  }).catch(() => undefined)
}

function isPrerendering(): boolean {
  return 'prerendering' in document && document.prerendering === true
}

/** Global Privacy Control and Do Not Track: the counter honours both, so there is no reason to send anything. */
function asksNotToBeCounted(): boolean {
  const asks = navigator as { globalPrivacyControl?: boolean; doNotTrack?: string | null }
  return asks.globalPrivacyControl === true || asks.doNotTrack === '1'
}
