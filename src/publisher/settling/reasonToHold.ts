import type { Words } from '../findings.ts'
import { earliest, latest } from '../sources/words/dates.ts'
import type { Standing } from '../sources/story.ts'

interface Reason {
  words: Words
  values: Record<string, string>
}

/** Why a story is kept back; null when it is not. An embargo holds until its latest reading, all else by its earliest. */
export function reasonToHold({ status, embargo, comesOut, expires }: Standing, now: number): Reason | null {
  if (status === 'canceled') return { words: 'held.canceled', values: {} }
  if (status === 'withheld') return { words: 'held.withheld', values: {} }
  if (embargo?.until === null) return { words: 'held.embargo/unknown', values: {} }
  if (embargo && latest(embargo.until) > now)
    return { words: 'held.embargo', values: { until: new Date(latest(embargo.until)).toISOString() } }
  if (comesOut && earliest(comesOut) > now) return { words: 'held.future', values: { date: comesOut } }
  if (expires !== null && earliest(expires) <= now) return { words: 'held.expired', values: { when: expires } }
  return null
}
