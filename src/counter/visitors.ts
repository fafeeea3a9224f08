import { createHmac, createSecretKey } from 'node:crypto'
import { openNewReaders } from './newReaders.ts'
import type { ViewStore } from './viewStore.ts'
import { dayOf } from './window.ts'

/** A day's salt and hashes are kept for so long after it has ended, for views that are written late. Milliseconds. */
const keptAfterTheDay = 12 * 3_600_000

/** Readers as they are known on one day. */
interface ReadersOfDay {
  /**
   * The name a reader goes by, which nobody can trace: HMAC-SHA256 under the day's random salt of the network (IPv4
   * address, or the /64 of IPv6, which is what one household has) and the user agent. Neither is stored or logged anywhere.
   */
  nameOf(network: string, agent: string): string
  newReaders: ReturnType<typeof openNewReaders>
}

/** Tells readers apart, each day anew: what is remembered of a day's readers in memory goes with its salt. */
export function openVisitors(store: ViewStore) {
  let known: { day: string; readers: Promise<ReadersOfDay> } | null = null

  const meet = async (day: string): Promise<ReadersOfDay> => {
    // As a key object: making one of bytes for each view costs more than the hash itself.
    const salt = createSecretKey(await store.saltOf(day))
    return {
      nameOf: (network, agent) => createHmac('sha256', salt).update(`${network}\0${agent}`).digest('base64url'),
      newReaders: openNewReaders(),
    }
  }

  return {
    /** Those of the day of `now`. All who come in its first moment wait for one answer of the store. */
    on(now: Date): Promise<ReadersOfDay> {
      const day = dayOf(now)
      if (known?.day === day) return known.readers
      const begun = { day, readers: meet(day) }
      known = begun
      begun.readers.catch(() => known === begun && (known = null))
      return begun.readers
    },
    /** Forgets what its time is over for, in the store and here. */
    async forget(now: Date): Promise<void> {
      if (known !== null && known.day < firstKept(now)) known = null
      await forgetOldDays(store, now)
    },
  }
}

/**
 * Destroys salts and hashes of days that ended twelve hours ago: called hourly, none lives for 48 hours. Those of days to
 * come stay, as this clock may be the one that is wrong.
 */
export async function forgetOldDays(store: ViewStore, now: Date): Promise<void> {
  await store.forgetBefore(firstKept(now))
}

/** The first day whose salt and hashes are not destroyed yet. */
function firstKept(now: Date): string {
  return dayOf(new Date(now.getTime() - keptAfterTheDay))
}
