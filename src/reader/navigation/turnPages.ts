import { flushSync } from 'react-dom'
import { NavigationType, type createBrowserRouter } from 'react-router'

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
      const isOnItsWay = state.navigation.state === 'loading'
      tellOfWaiting(isOnItsWay)
      // That a page is on its way changes nothing on the one that is read.
      if (!isNewPage && isOnItsWay) return
      shown = state.location.pathname
      // By the time the page is drawn the router may have more to tell.
      const draw = () => listener(router.state, options)
      if (!isNewPage) listener(state, options)
      else if (canTransition()) inTransition(draw)
      // A browser that goes back with the finger shows the old page again if the new one is not drawn within its event.
      else if (state.historyAction === NavigationType.Pop) draw()
      else inNextTask(draw)
    })
  }
}

/** Phones draw a page of words faster than they take the two pictures of it that a transition needs. */
function canTransition(): boolean {
  return 'startViewTransition' in document && !matchMedia('(prefers-reduced-motion: reduce), (hover: none)').matches
}

function inTransition(draw: () => void): void {
  const transition = document.startViewTransition(() => flushSync(draw))
  // A transition that gives way to the next one has done its work: the page is there.
  transition.ready.catch(() => undefined)
}

/**
 * What is drawn within a tap React finishes within it, with all that the new page starts and the old one ends; outside of it
 * the page is painted before that. A message is the task a browser takes first.
 */
function inNextTask(task: () => void): void {
  const { port1, port2 } = new MessageChannel()
  port1.addEventListener('message', task, { once: true })
  port1.start()
  port2.postMessage(null)
}

let waiting: ReturnType<typeof setTimeout> | undefined

/**
 * A page that takes long to come has a line above the one that is read (type.css); one that comes sooner costs no
 * drawing.
 */
function tellOfWaiting(isOnItsWay: boolean): void {
  clearTimeout(waiting)
  const tell = () => document.documentElement.toggleAttribute('data-turning', isOnItsWay)
  if (isOnItsWay) waiting = setTimeout(tell, 300)
  else tell()
}
