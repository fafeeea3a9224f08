import { precisionOf, type PartialDate } from '#article/partialDate.ts'
import type { InterfaceLanguage } from '#article/language.ts'
import type { Period } from '#article/listing.ts'
import { wallClock, type Zone } from './wallClock.ts'

// Intl would write all this, but a phone takes longer to load it than to draw a page, browsers know no nynorsk, and a
// prerendered page has to say what the reader's browser says, of whatever year that is.

const norwegianMonths = 'januar februar mars april mai juni juli august september oktober november desember'.split(' ')

const months: Record<InterfaceLanguage, string[]> = {
  nb: norwegianMonths,
  nn: norwegianMonths,
  en: 'January February March April May June July August September October November December'.split(' '),
}

/** Sunday first. */
const weekdays: Record<InterfaceLanguage, string[]> = {
  nb: 'søndag mandag tirsdag onsdag torsdag fredag lørdag'.split(' '),
  nn: 'søndag måndag tysdag onsdag torsdag fredag laurdag'.split(' '),
  en: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
}

const and: Record<InterfaceLanguage, string> = { nb: 'og', nn: 'og', en: 'and' }

/** What stands after the number of a day: "10." */
const ordinal: Record<InterfaceLanguage, string> = { nb: '.', nn: '.', en: '' }

/** What parts the digits of a number. */
const thousands: Record<InterfaceLanguage, string> = { nb: '\u00a0', nn: '\u00a0', en: ',' }

function dayOf(shown: Date, language: InterfaceLanguage): string {
  return `${shown.getUTCDate()}${ordinal[language]}`
}

function monthOf(shown: Date, language: InterfaceLanguage): string {
  return months[language][shown.getUTCMonth()]!
}

function dayAndMonth(shown: Date, language: InterfaceLanguage): string {
  return `${dayOf(shown, language)} ${monthOf(shown, language)}`
}

/** A date in words, exactly as precise as it is known: "1979", "november 2017", "10. november 2017". Times give their day in the zone. */
export function dayInWords(date: PartialDate, language: InterfaceLanguage, zone: Zone): string {
  if (precisionOf(date) !== 'time') return calendarInWords(date, language)
  const shown = wallClock(Date.parse(date), zone)
  return `${dayAndMonth(shown, language)} ${shown.getUTCFullYear()}`
}

function calendarInWords(date: PartialDate, language: InterfaceLanguage): string {
  const shown = new Date(date)
  const year = shown.getUTCFullYear()
  switch (precisionOf(date)) {
    case 'year':
      return String(year)
    case 'month':
      return `${monthOf(shown, language)} ${year}`
    case 'day':
    case 'time':
      return `${dayAndMonth(shown, language)} ${year}`
  }
}

/** A day with its weekday: "mandag 23. november 2026". */
export function weekdayInWords(moment: Date, language: InterfaceLanguage, zone: Zone): string {
  const shown = wallClock(moment.getTime(), zone)
  return `${weekdays[language][shown.getUTCDay()]} ${dayAndMonth(shown, language)} ${shown.getUTCFullYear()}`
}

/** The calendar day in a zone, `2026-11-23`. */
export function isoDay(moment: Date, zone: Zone): string {
  return wallClock(moment.getTime(), zone).toISOString().slice(0, 10)
}

/** The time of day in the zone, "09:30"; null when the date has none. */
export function timeOfDay(date: PartialDate, zone: Zone): string | null {
  return precisionOf(date) === 'time' ? wallClock(Date.parse(date), zone).toISOString().slice(11, 16) : null
}

/** A stretch of days: "16.–23. november", with months and years only where they differ. */
export function stretchInWords(from: string, to: string, language: InterfaceLanguage, zone: Zone): string {
  const [first, last] = [from, to].map((moment) => wallClock(Date.parse(moment), zone)) as [Date, Date]
  const end = dayAndMonth(last, language)
  if (first.getUTCFullYear() !== last.getUTCFullYear())
    return `${dayAndMonth(first, language)} ${first.getUTCFullYear()} – ${end} ${last.getUTCFullYear()}`
  if (first.getUTCMonth() !== last.getUTCMonth()) return `${dayAndMonth(first, language)} – ${end}`
  return first.getUTCDate() === last.getUTCDate() ? end : `${dayOf(first, language)}–${end}`
}

/** A period of the archive: "november 2017", "1979"; what has no date by the word for that: "Uten dato", "Uten dato: A". */
export function periodInWords(period: Period, language: InterfaceLanguage, undated: string): string {
  const [year, letter] = period.split('-')
  if (year !== 'undated') return calendarInWords(period, language)
  return letter === undefined ? undated : `${undated}: ${letter.toUpperCase()}`
}

/** A whole number from 0 on, its digits in groups of three: "1 234 567", "1,234,567". */
export function numberInWords(number: number, language: InterfaceLanguage): string {
  return String(number).replaceAll(/\B(?=(\d{3})+$)/g, thousands[language])
}

/** "a, b og c". */
export function listInWords(words: string[], language: InterfaceLanguage): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${and[language]} ${words.at(-1)}`
}
