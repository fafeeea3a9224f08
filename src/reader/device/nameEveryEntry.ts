/**
 * Gives the history entries that the browser makes for links within a page a name each, which the router knows places and
 * focus by; without one they would share that of the first page, and going back would lead to another's place. Must be
 * called before the router begins to listen.
 */
export function nameEveryEntry(): void {
  addEventListener('popstate', () => {
    if (history.state === null)
      history.replaceState({ usr: null, key: Math.random().toString(36).slice(2, 10), idx: 0 }, '')
  })
}
