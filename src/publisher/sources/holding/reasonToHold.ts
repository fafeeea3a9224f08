import { precisionOf, type PartialDate } from '#article/partialDate.ts'
import type { Words } from '../../findings.ts'
import { earliest, latest } from '../words/dates.ts'
import { aheadIn } from '../words/zones.ts'
import type { Standing } from '../story.ts'

interface Reason {
  words: Words
  values: Record<string, string>
}

/**
 * Why a story is kept back; null when it is not. An embargo holds until its latest reading, all else by its earliest.
 * When it ends is told by the clocks of `zone`.
 */
export function reasonToHold(
  { status, embargo, comesOut, expires }: Standing,
  now: number,
  zone = 'UTC',
): Reason | null {
  if (status === 'canceled') return { words: 'held.canceled', values: {} }
  if (status === 'withheld') return { words: 'held.withheld', values: {} }
  if (embargo?.until === null) return { words: 'held.embargo/unknown', values: {} }
  if (embargo && latest(embargo.until) > now) return untilWhen(embargo.until, zone)
  if (comesOut && earliest(comesOut) > now) return { words: 'held.future', values: { date: comesOut } }
  if (expires !== null && earliest(expires) <= now) return { words: 'held.expired', values: { when: expires } }
  return null
}

function untilWhen(date: PartialDate, zone: string): Reason {
  const until = onClocks(latest(date), zone)
  if (precisionOf(date) === 'time') return { words: 'held.embargo', values: { until } }
  return { words: 'held.embargo/day', values: { until, day: date } }
}

/** What calendars and clocks in a zone show at a moment: `2027-07-01 12:00 (Europe/Oslo)`. */
function onClocks(moment: number, zone: string): string {
  const shown = new Date(moment + aheadIn(zone)(moment) * 60_000).toISOString()
  return `${shown.slice(0, -':00.000Z'.length).replace('T', ' ')} (${zone})`
}
