import type { Clock } from '#article/clock.ts'
import { aheadIn } from './sources/words/zones.ts'

/** The years whose stories are read most. Of others, a browser has to find out by itself. */
const [first, last] = [2000, 2039]

/** No zone changes its clocks twice within so many minutes. */
const stride = 14 * 24 * 60

/** What the clocks of an IANA zone show from 2000 to 2039. */
export function clockOf(zone: string): Clock {
  const aheadAt = aheadIn(zone)
  const ahead = (minute: number) => aheadAt(minute * 60_000)
  const [from, until] = [first, last + 1].map((year) => Date.UTC(year) / 60_000) as [number, number]
  const changes: Clock['changes'] = [[0, ahead(from)]]
  let before = from
  for (let minute = from; minute + stride < until; minute += stride) {
    if (ahead(minute) === ahead(minute + stride)) continue
    const change = changeWithin(minute, minute + stride, ahead)
    changes.push([change - before, ahead(change)])
    before = change
  }
  return { from, until, changes }
}

/** The minute at which clocks are changed, after `low` and not after `high`. */
function changeWithin(low: number, high: number, ahead: (minute: number) => number): number {
  if (high - low === 1) return high
  const middle = Math.floor((low + high) / 2)
  return ahead(low) === ahead(middle) ? changeWithin(middle, high, ahead) : changeWithin(low, middle, ahead)
}
