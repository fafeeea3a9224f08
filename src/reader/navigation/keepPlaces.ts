/**
 * Keeps the places on a page that the router goes back to, where browsers lose them or give two entries of the history one
 * name. Must be called before the router begins to listen.
 */
export function keepPlaces(): void {
  let place = scrollY
  const goThere = () => scrollTo(0, place)
  addEventListener('scroll', () => (place = scrollY), { passive: true })
  // Safari shows a page that it kept for going back from its top.
  addEventListener('pageshow', ({ persisted }) => persisted && goThere())
  addEventListener('popstate', () => {
    // Firefox and Safari have gone to a section by now, and the router would take that for the place that was left.
    goThere()
    // Entries that the browser makes for links within a page have no name, and would share that of the first page.
    if (history.state === null)
      history.replaceState({ usr: null, key: Math.random().toString(36).slice(2, 10), idx: 0 }, '')
  })
}
