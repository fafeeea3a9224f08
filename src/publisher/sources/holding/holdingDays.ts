import type { PartialDate } from '#article/partialDate.ts'
import { readDate } from '../words/dates.ts'
import type { Standing } from '../story.ts'
import { strictest } from './standingFrom.ts'
import { besideTimes, days, telling, times } from './holdingWords.ts'

/** Until when a line to the desk holds its story; without end where it names no day to come out. A later day beside one may be what it was moved to. */
export function untilWhen(text: string): Standing['embargo'] {
  const named = daysIn(text, isUntil).length === 0 ? [] : daysIn(text)
  return strictest(named.length === 0 ? [{ until: null }] : named.map((until) => ({ until })))
}

/** Whether a day behind these words is when a story comes out: only words of time stand between it and a label, or “ikke … før”. */
function isUntil(above: string): boolean {
  const words = above.match(/[\p{L}\p{N}]+(?:[_-]\p{L}+)*/gu) ?? []
  const isOfTime = (word: string, at: number) =>
    times.test(word) || besideTimes.test(word) || /^(?:time|tid)$/i.test(words[at + 1] ?? '')
  const last = words.findLastIndex((word, at) => !isOfTime(word, at))
  if (words.slice(Math.max(last, 0)).some((word) => telling.test(word))) return true
  return /\b(?:ikkj?e|not) (?:\p{L}+ ){1,3}(?:før|til|before|until) (?:\p{L}+ )?$/iu.test(above)
}

/** The whole dates in a text. */
export function datesIn(text: string): PartialDate[] {
  return daysIn(text).filter((date) => date !== null)
}

/** The same that stand where they are `wanted`, by what is above; null for each that there is not: the 31st of February. */
export function daysIn(text: string, wanted: (above: string) => boolean = () => true): (PartialDate | null)[] {
  const written = text.replaceAll(/ of /gi, ' ')
  return [...written.matchAll(days)]
    .filter(({ index }) => wanted(written.slice(0, index)))
    .map(([day]) => readDate(day).date)
}
