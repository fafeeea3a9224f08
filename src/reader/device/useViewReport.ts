import { useEffect } from 'react'
import { counterAddress } from '#article/addresses.ts'
import type { ViewReport } from '#article/mostViewed.ts'
import { whenSeen } from './whenSeen.ts'

/** Tells the counter, once, that this article has been viewed. The counter decides whether it counts. */
export function useViewReport(id: string): void {
  useEffect(() => {
    if (asksNotToBeCounted()) return
    return whenSeen(() => report(id))
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
    // What lets the reader in where the site asks for a login. The counter looks at none of it.
    credentials: 'same-origin',
  }).catch(() => undefined)
}

/** Global Privacy Control and Do Not Track: the counter honours both, so there is no reason to send anything. */
function asksNotToBeCounted(): boolean {
  const asks = navigator as { globalPrivacyControl?: boolean; doNotTrack?: string | null }
  return asks.globalPrivacyControl === true || asks.doNotTrack === '1'
}
