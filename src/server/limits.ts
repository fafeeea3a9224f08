import * as v from 'valibot'

/** What one client may take of the server. Milliseconds and numbers. */
export interface Limits {
  /** Until a request's headers, and until all of it, must have come; whoever sends slower holds the door. */
  headers: number
  request: number
  /** How long a connection may be still while an answer is on its way; a phone in a tunnel comes back sooner. */
  silence: number
  /** How long a connection is kept for the next request: longer than proxies in front keep theirs (nginx 60 s, Traefik 90, Caddy 120), or one would send a request as it closes. */
  keptOpen: number
  /** Connections at once; more are closed as they come, so that memory has an end. */
  connections: number
}

export const usualLimits: Limits = {
  headers: 10_000,
  request: 15_000,
  silence: 60_000,
  keptOpen: 125_000,
  connections: 10_000,
}

/** The limits in Fastify's words. Headers are at most Node's 16 KiB, answered with 431 beyond. */
export function limitSettings({ headers, request, silence, keptOpen }: Limits) {
  return {
    connectionTimeout: silence,
    keepAliveTimeout: keptOpen,
    requestTimeout: request,
    // Node looks every thirty seconds only, which would let slow clients stay four times as long.
    http: { headersTimeout: headers, connectionsCheckingInterval: Math.min(2000, headers) },
    bodyLimit: 1024,
  }
}

const Report = v.object({ userLimits: v.object({ open_files: v.object({ soft: v.number() }) }) })

/** How many connections leave room for a file beside each of them: half of what the system lets this process open, where it says. */
export function roomForConnections(): number {
  const report = v.safeParse(Report, process.report.getReport())
  return report.success ? Math.floor(report.output.userLimits.open_files.soft / 2) : Infinity
}
