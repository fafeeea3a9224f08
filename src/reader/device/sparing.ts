/** Whether nothing may be fetched that was not asked for: the reader saves data, or the network is slow. */
export function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } }
  return connection?.saveData === true || connection?.effectiveType?.endsWith('2g') === true
}

/** Does something when the browser has nothing to do, and after so many milliseconds in any case. */
export function whenIdle(task: () => void, timeout = 1000): void {
  if ('requestIdleCallback' in window) requestIdleCallback(task, { timeout })
  else setTimeout(task)
}
