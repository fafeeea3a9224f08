/** How long an article must have been open and visible, in all, to have been viewed. Milliseconds. */
const longEnough = 2000

/**
 * Calls `seen` once the page has been visible for long enough. The clock stands still while the page is hidden, drawn
 * ahead of being opened, or put aside by going back and forward. Returns how to stop waiting.
 */
export function whenSeen(seen: () => void): () => void {
  let visible = 0
  let since: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const pause = () => {
    clearTimeout(timer)
    if (since !== null) visible += performance.now() - since
    since = null
  }
  const watch = () => {
    pause()
    if (document.visibilityState !== 'visible' || isPrerendering()) return
    since = performance.now()
    timer = setTimeout(() => {
      stop()
      seen()
    }, longEnough - visible)
  }
  const stop = () => {
    pause()
    document.removeEventListener('visibilitychange', watch)
    document.removeEventListener('prerenderingchange', watch)
    window.removeEventListener('pagehide', pause)
    window.removeEventListener('pageshow', watch)
  }
  document.addEventListener('visibilitychange', watch)
  document.addEventListener('prerenderingchange', watch)
  // A page kept for going back is frozen with its timers, and not every browser says first that it was hidden.
  window.addEventListener('pagehide', pause)
  window.addEventListener('pageshow', watch)
  watch()
  return stop
}

function isPrerendering(): boolean {
  return 'prerendering' in document && document.prerendering === true
}
