/** The same complaint is not logged again within this time. Milliseconds. */
const quiet = 60_000

/** Logs what is wrong, once a minute however many requests meet it, so that the log stays readable while it lasts. */
export function openComplaints(log: (message: string) => void, now: () => number = performance.now.bind(performance)) {
  const logged = new Map<string, number>()
  return (message: string): void => {
    const moment = now()
    for (const [old, at] of logged) if (moment - at >= quiet) logged.delete(old)
    if (logged.has(message)) return
    logged.set(message, moment)
    log(message)
  }
}
