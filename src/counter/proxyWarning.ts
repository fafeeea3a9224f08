import type { FastifyRequest } from 'fastify'
import { isNearby } from './network.ts'

const untrustedProxy =
  'Reports of views come through a proxy that is not trusted, so its readers are counted as one network, and many of them not at all. ' +
  'Start with --trust-proxy 1, or as many as there are proxies in front that send X-Forwarded-For.'

const silentProxy =
  'A report of a view came through fewer proxies than --trust-proxy says. ' +
  'If each of them does not send X-Forwarded-For, all its readers are counted as one: let it. ' +
  'If there are fewer, give their number, or readers can say that they are anybody.'

/** Warns, once of each kind, of proxies in front that are more or fewer than `trustProxy`: readers are then counted wrongly. */
export function openProxyWarning(trustProxy: number, warn: (warning: string) => void) {
  const told = new Set<string>()
  return (request: FastifyRequest): void => {
    const warning = warningOf(request, trustProxy)
    if (warning === null || told.has(warning)) return
    told.add(warning)
    warn(warning)
  }
}

/**
 * What is wrong where a report came through more proxies in front than are trusted, as all who come through the last of
 * them are taken for one network, or through fewer; null where nothing is.
 */
function warningOf({ headers, ip, ips = [] }: FastifyRequest, trustProxy: number): string | null {
  const named = headers['x-forwarded-for']
  if (named !== undefined && String(named).split(',').length >= ips.length && isNearby(ip)) return untrustedProxy
  return ips.length <= trustProxy ? silentProxy : null
}
