import type { createBrowserRouter } from 'react-router'

/** Takes away what the publisher has written into the head of this page alone, as soon as another is gone to. */
export function leaveFirstPage({ state, subscribe }: ReturnType<typeof createBrowserRouter>): void {
  const { pathname } = state.location
  const stop = subscribe(({ location }) => {
    if (location.pathname === pathname) return
    for (const said of document.head.querySelectorAll('[data-of-page]')) said.remove()
    stop()
  })
}
