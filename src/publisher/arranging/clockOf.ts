import type { Clock } from '#article/clock.ts'
import { aheadIn } from '../sources/words/zones.ts'

/** The years whose stories are read most. Of others, a browser has to find out by itself. */
const [first, last] = [2000, 2039]

/** No zone changes its clocks twice within so many minutes. */
const stride = 14 * 24 * 60

/** What the clocks of an IANA zone show from 2000 to 2039. */
export function clockOf(zone: string): Clock {
  const aheadAt = aheadIn(zone)
  const ahead = (minute: number) => aheadAt(minute * 60_000)
  const [from, until] = [first, last + 1].map((year) => Date.UTC(year) / 60_000) as [number, number]
  let now = ahead(from)
  let before = from
  const changes: Clock['changes'] = [[0, now]]
  for (let minute = from; minute + stride < until; minute += stride) {
    const then = ahead(minute + stride)
    if (then === now) continue
    const old = now
    const change = firstWithin(minute, minute + stride, (middle) => ahead(middle) !== old)
    changes.push([change - before, then])
    before = change
    now = then
  }
  return { from, until, changes }
}

/** The first minute after `low` for which something is so, as it is from then on until `high`. */
function firstWithin(low: number, high: number, isSo: (minute: number) => boolean): number {
  if (high - low === 1) return high
  const middle = Math.floor((low + high) / 2)
  return isSo(middle) ? firstWithin(low, middle, isSo) : firstWithin(middle, high, isSo)
}
