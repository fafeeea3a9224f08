/** The same complaint is not logged again within this time. Milliseconds. */
const quiet = 60_000

/** Told what is wrong, by every request that meets it. */
export type Complain = (complaint: string | Error) => void

/** Logs what is wrong, once a minute however many requests meet it, so that the log stays readable while it lasts. */
export function openComplaints(log: Complain): Complain {
  const logged = new Map<string, number>()
  return (complaint) => {
    const message = String(complaint)
    const moment = performance.now()
    for (const [old, at] of logged) if (moment - at >= quiet) logged.delete(old)
    if (logged.has(message)) return
    logged.set(message, moment)
    log(complaint)
  }
}
