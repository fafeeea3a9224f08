import { precisionOf, type PartialDate } from '#article/partialDate.ts'
import type { InterfaceLanguage } from '#article/language.ts'
import type { Period } from '#article/listing.ts'

/**
 * Browsers are built without Intl data for nynorsk and would answer in English; bokmål writes months, numbers and
 * lists the same way, so nynorsk uses it everywhere and a prerendered page cannot differ from a hydrated one.
 */
const localeOf: Record<InterfaceLanguage, string> = { nb: 'nb', nn: 'nb', en: 'en-GB' }

/**
 * Written out, as are the orders of day and month below: what a browser knows of dates (Intl) takes a phone a sixth of a
 * second to fetch, all of it in one task, before the first date is drawn.
 */
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

/** A date in words, exactly as precise as it is known: "1979", "november 2017", "10. november 2017". Times give their day in `timeZone`. */
export function dayInWords(date: PartialDate, language: InterfaceLanguage, timeZone: string): string {
  const known = precisionOf(date) === 'time' ? isoDay(new Date(date), timeZone) : date
  const [year, month, day] = known.split('-').map(Number)
  const monthAndYear = month === undefined ? String(year) : `${months[language][month - 1]} ${year}`
  return day === undefined ? monthAndYear : `${day}${language === 'en' ? '' : '.'} ${monthAndYear}`
}

/** A day with its weekday: "mandag 23. november 2026". */
export function weekdayInWords(moment: Date, language: InterfaceLanguage, timeZone: string): string {
  const day = isoDay(moment, timeZone)
  return `${weekdays[language][new Date(day).getUTCDay()]} ${dayInWords(day, language, timeZone)}`
}

/** The calendar day in a time zone, `2026-11-23`. */
export function isoDay(moment: Date, timeZone: string): string {
  return isoTime(moment, timeZone).slice(0, 10)
}

/** The time of day in `timeZone`, "09:30"; null when the date has none. */
export function timeOfDay(date: PartialDate, timeZone: string): string | null {
  return precisionOf(date) === 'time' ? isoTime(new Date(date), timeZone).slice(11, 16) : null
}

/** What calendar and clock show in a time zone, `2026-11-23T09:30`. */
function isoTime(moment: Date, timeZone: string): string {
  if (typeof Temporal !== 'undefined')
    return Temporal.Instant.fromEpochMilliseconds(moment.getTime())
      .toZonedDateTimeISO(timeZone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' })
  const digits = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
  const parts = dateFormat('en', { ...digits, hourCycle: 'h23', timeZone }).formatToParts(moment)
  const [year, month, day, hour, minute] = ['year', 'month', 'day', 'hour', 'minute'].map(
    (part) => parts.find(({ type }) => type === part)!.value,
  )
  return `${year!.padStart(4, '0')}-${month}-${day}T${hour}:${minute}`
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Formatters are slow to make, so each is made once. */
function dateFormat(language: InterfaceLanguage, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options)
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(localeOf[language], options)
  formatters.set(key, made)
  return made
}

/** A stretch of days: "16.–23. november", with years only where they differ. */
export function stretchInWords(from: string, to: string, language: InterfaceLanguage, timeZone: string): string {
  const [first, last] = [new Date(from), new Date(to)]
  const sameYear = first.getUTCFullYear() === last.getUTCFullYear()
  const options = { day: 'numeric', month: 'long', year: sameYear ? undefined : 'numeric', timeZone } as const
  return dateFormat(language, options).formatRange(first, last)
}

/** A period of the archive: "november 2017", "1979"; null for what is undated. */
export function periodInWords(period: Period, language: InterfaceLanguage): string | null {
  return period === 'undated' ? null : dayInWords(period, language, 'UTC')
}

export function numberInWords(number: number, language: InterfaceLanguage): string {
  return new Intl.NumberFormat(localeOf[language]).format(number)
}

/** "a, b og c". */
export function listInWords(words: string[], language: InterfaceLanguage): string {
  return words.length < 2 ? (words[0] ?? '') : new Intl.ListFormat(localeOf[language]).format(words)
}
