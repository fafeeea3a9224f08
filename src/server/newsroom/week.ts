import type { HourCount } from '#counter/viewStore.ts'
import { hourOf } from '#counter/window.ts'

const hour = 3_600_000

/** Seven calendar days in the newsroom's time zone, the last of them today. */
export interface Week {
  days: Day[]
  total: number
}

export interface Day {
  /** 2026-11-26 */
  date: string
  /** 0 is Sunday. */
  weekday: number
  /** Views by the 24 hours of a clock; null for an hour that has not begun, or that the clock skips. */
  hours: (number | null)[]
  total: number
}

/** The UTC hours a week is made of. `placeOf` says where an hour stands in it: on which day, at which hour of its clock. */
export interface WeekHours {
  first: string
  last: string
  dates: string[]
  placeOf: Map<string, { day: number; hour: number }>
}

/**
 * The hours of the seven days that end with the one that is running. When clocks go back, two hours are one on the
 * clock, and their views are summed there. In zones at half hours an hour stands where it begins.
 */
export function weekHours(now: Date, timeZone: string): WeekHours {
  const clock = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  })
  const running = Math.floor(now.getTime() / hour) * hour
  const all = Array.from({ length: 8 * 24 }, (_, back) => {
    const moment = new Date(running - back * hour)
    const parts = Object.fromEntries(clock.formatToParts(moment).map(({ type, value }) => [type, value]))
    return { name: hourOf(moment), date: `${parts.year}-${parts.month}-${parts.day}`, hour: Number(parts.hour) }
  }).toReversed()
  const dates = [...new Set(all.map(({ date }) => date))].slice(-7)
  const kept = all.filter(({ date }) => dates.includes(date))
  return {
    first: kept[0]!.name,
    last: kept.at(-1)!.name,
    dates,
    placeOf: new Map(kept.map((at) => [at.name, { day: dates.indexOf(at.date), hour: at.hour }])),
  }
}

/** The views of these counts by day and hour. */
export function weekOf({ dates, placeOf }: WeekHours, counts: HourCount[]): Week {
  const hours: (number | null)[][] = dates.map(() => Array.from({ length: 24 }, () => null))
  for (const place of placeOf.values()) hours[place.day]![place.hour] = 0
  for (const { hour: name, views } of counts) {
    const place = placeOf.get(name)
    if (place) hours[place.day]![place.hour]! += views
  }
  const days = dates.map((date, day): Day => ({
    date,
    weekday: new Date(`${date}T12:00Z`).getUTCDay(),
    hours: hours[day]!,
    total: sumOf(hours[day]!),
  }))
  return { days, total: sumOf(days.map(({ total }) => total)) }
}

function sumOf(numbers: (number | null)[]): number {
  return numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0)
}
