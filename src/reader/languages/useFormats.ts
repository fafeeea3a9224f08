import { useTranslation } from './useTranslation.ts'
import type { PartialDate } from '#article/partialDate.ts'
import type { Period } from '#article/listing.ts'
import { useEdition } from '../queries/edition.ts'
import {
  dayInWords,
  isoDay,
  listInWords,
  numberInWords,
  periodInWords,
  stretchInWords,
  timeOfDay,
  weekdayInWords,
} from './formats.ts'

/** Dates, numbers and lists in the interface language and the edition's time zone. */
export function useFormats() {
  const { t, language } = useTranslation()
  const zone = useEdition()
  return {
    day: (date: PartialDate) => dayInWords(date, language, zone),
    moment: (date: PartialDate) => {
      const time = timeOfDay(date, zone)
      const words = dayInWords(date, language, zone)
      return time === null ? words : t('date.atTime', { date: words, time })
    },
    today: (now: Date) => ({ machine: isoDay(now, zone), words: weekdayInWords(now, language, zone) }),
    stretch: (from: string, to: string) => stretchInWords(from, to, language, zone),
    period: (period: Period) => periodInWords(period, language, t('archive.undated')),
    number: (number: number) => numberInWords(number, language),
    list: (words: string[]) => listInWords(words, language),
  }
}
