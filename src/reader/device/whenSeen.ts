/** How long an article must be open and visible, without a break, to have been viewed. Milliseconds. */
const longEnough = 2000

/** Calls `seen` once the page has been open and visible for long enough. Returns how to stop waiting. */
export function whenSeen(seen: () => void): () => void {
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
      seen()
    }, longEnough)
  }
  document.addEventListener('visibilitychange', watch)
  document.addEventListener('prerenderingchange', watch)
  watch()
  return stop
}

function isPrerendering(): boolean {
  return 'prerendering' in document && document.prerendering === true
}
