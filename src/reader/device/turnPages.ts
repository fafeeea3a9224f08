import { flushSync } from 'react-dom'
import type { createBrowserRouter } from 'react-router'

/**
 * Has one page give way to the next at once, and in a view transition where that costs nothing a reader would notice.
 * The router tells of its states one by one; only the one that brings another page is drawn.
 */
export function turnPages(router: ReturnType<typeof createBrowserRouter>): void {
  const subscribe = router.subscribe.bind(router)
  router.subscribe = (listener) => {
    let shown = router.state.location.pathname
    return subscribe((state, options) => {
      const isNewPage = state.location.pathname !== shown
      // That a page is on its way changes nothing on the one that is read.
      if (!isNewPage && state.navigation.state === 'loading') return
      shown = state.location.pathname
      if (!isNewPage || !canTransition()) return listener(state, options)
      // The browser takes its picture of the old page first; by then the router may have more to tell.
      const transition = document.startViewTransition(() => flushSync(() => listener(router.state, options)))
      // A transition that gives way to the next one has done its work: the page is there.
      transition.ready.catch(() => undefined)
    })
  }
}

/** Phones draw a page of words faster than they take the two pictures of it that a transition needs. */
function canTransition(): boolean {
  return 'startViewTransition' in document && !matchMedia('(prefers-reduced-motion: reduce), (hover: none)').matches
}
