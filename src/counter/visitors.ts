import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { ViewStore } from './viewStore.ts'
import { dayOf } from './window.ts'

/** A day's salt and hashes are kept for so long after it has ended, for views that are written late. Milliseconds. */
const keptAfterTheDay = 12 * 3_600_000

/**
 * Gives a visitor of this day a name nobody can trace: HMAC-SHA256 under the day's random salt of the address (IPv4, or
 * the /64 of IPv6, which is what one household has) and the user agent. Neither is stored or logged anywhere.
 */
export function openVisitors(store: ViewStore) {
  let known: { day: string; salt: KeyObject } | null = null
  return async (address: string, agent: string, now: Date): Promise<string> => {
    const day = dayOf(now)
    if (known?.day !== day) {
      // As a key object: making one of bytes for each view costs more than the hash itself.
      known = { day, salt: createSecretKey(await store.saltOf(day)) }
      await forgetOldDays(store, now)
    }
    return createHmac('sha256', known.salt).update(networkOf(address)).update('\0').update(agent).digest('base64url')
  }
}

/** Destroys salts and hashes of days that ended twelve hours ago: called hourly, none lives for 48 hours. */
export async function forgetOldDays(store: ViewStore, now: Date): Promise<void> {
  await store.forgetBefore(dayOf(new Date(now.getTime() - keptAfterTheDay)))
}

/** The part of an address that stands for one visitor: all of IPv4, the first 64 bits of IPv6. */
export function networkOf(address: string): string {
  // Some proxies name the port too, another one for each connection.
  const [, v4, v6] = /^(?:(\d+\.\d+\.\d+\.\d+)|\[(.*)\])(?::\d+)?$/.exec(address) ?? []
  const plain = (v4 ?? v6 ?? address).replace(/%.*$/, '')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)
  if (mapped) return mapped[1]!
  if (!isIPv6(plain)) return plain
  const [head, tail] = plain.split('::') as [string, string | undefined]
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const gap = tail === undefined ? 0 : 8 - left.length - right.length
  const groups = [...left, ...Array.from({ length: Math.max(0, gap) }, () => '0'), ...right]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
