import { hoursIn, type WindowName } from '#article/mostViewed.ts'

const hour = 3_600_000

/** The first and the last hour a date can name. */
export const everyHour = ['0000-01-01T00', '9999-12-31T23'] as const

/** The last hour that was asked for: each view asks for the one that is running. */
let named = { number: NaN, name: '' }

/** The UTC hour a moment lies in, as stores name it: 2026-11-23T14. */
export function hourOf(moment: Date): string {
  const number = Math.floor(moment.getTime() / hour)
  if (number !== named.number) named = { number, name: moment.toISOString().slice(0, 13) }
  return named.name
}

/** The UTC day of a moment: 2026-11-23. */
export function dayOf(moment: Date): string {
  return dayOfHour(hourOf(moment))
}

/**
 * The stretch a list covers, ending now: the hour that is running and the whole hours before it. `from` is the first
 * moment of the first hour, `to` is now; `first` and `last` name the hours, both included.
 */
export function stretchOf(window: WindowName, now: Date): { from: string; to: string; first: string; last: string } {
  const running = Math.floor(now.getTime() / hour) * hour
  const from = new Date(running - (hoursIn[window] - 1) * hour)
  return { from: from.toISOString(), to: now.toISOString(), first: hourOf(from), last: hourOf(now) }
}

/** The UTC day an hour is of: 2026-11-23T14 is of 2026-11-23. */
export function dayOfHour(hourName: string): string {
  return hourName.slice(0, 10)
}

/** A stretch of hours as whole days and the hours before and after them, each from first to last, both included. */
export function partsOf(first: string, last: string): { hours: [string, string][]; days: [string, string][] } {
  const [firstDay, lastDay] = [dayOfHour(first), dayOfHour(last)]
  if (first > last) return { hours: [], days: [] }
  if (firstDay === lastDay) return { hours: [[first, last]], days: [] }
  const [from, to] = [dayBeside(firstDay, 1), dayBeside(lastDay, -1)]
  return {
    hours: [
      [first, `${firstDay}T23`],
      [`${lastDay}T00`, last],
    ],
    days: from <= to ? [[from, to]] : [],
  }
}

/** Every hour from `first` to `last`, both included. */
export function hoursOf(first: string, last: string): string[] {
  return stepsOf(Date.parse(`${first}:00Z`), Date.parse(`${last}:00Z`), hour).map(hourOf)
}

/** Every day from `first` to `last`, both included. */
export function daysOf(first: string, last: string): string[] {
  return stepsOf(Date.parse(first), Date.parse(last), 24 * hour).map(dayOf)
}

/** The day so many days after another, or before it. */
export function dayBeside(day: string, days: number): string {
  return dayOf(new Date(Date.parse(day) + days * 24 * hour))
}

function stepsOf(from: number, to: number, step: number): Date[] {
  return Array.from({ length: Math.max(0, Math.floor((to - from) / step) + 1) }, (_, at) => new Date(from + at * step))
}
