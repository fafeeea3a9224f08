import { precisionOf, type PartialDate } from '#article/partialDate.ts'
import type { InterfaceLanguage } from '#article/language.ts'
import type { Period } from '#article/listing.ts'

/**
 * Browsers are built without Intl data for nynorsk and would answer in English; bokmål writes months, numbers and
 * lists the same way, so nynorsk uses it everywhere and a prerendered page cannot differ from a hydrated one.
 */
const localeOf: Record<InterfaceLanguage, string> = { nb: 'nb', nn: 'nb', en: 'en-GB' }

const year = { year: 'numeric' } as const
const month = { ...year, month: 'long' } as const
const day = { ...month, day: 'numeric' } as const

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Formatters are slow to make, so each is made once. */
function dateFormat(language: InterfaceLanguage, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options)
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(localeOf[language], options)
  formatters.set(key, made)
  return made
}

/** A date in words, exactly as precise as it is known: "1979", "november 2017", "10. november 2017". Times give their day in `timeZone`. */
export function dayInWords(date: PartialDate, language: InterfaceLanguage, timeZone: string): string {
  const precision = precisionOf(date)
  if (precision === 'time') return dateFormat(language, { ...day, timeZone }).format(new Date(date))
  const options = { year, month, day }[precision]
  return dateFormat(language, { ...options, timeZone: 'UTC' }).format(Date.parse(date))
}

/** Browsers have no nynorsk weekdays, which are the one thing that differs from bokmål. Sunday first. */
const nynorskWeekdays = ['søndag', 'måndag', 'tysdag', 'onsdag', 'torsdag', 'fredag', 'laurdag']

/** A day with its weekday: "mandag 23. november 2026". */
export function weekdayInWords(moment: Date, language: InterfaceLanguage, timeZone: string): string {
  const parts = dateFormat(language, { ...day, weekday: 'long', timeZone }).formatToParts(moment)
  const words = parts.map(({ value }) => value).join('')
  if (language !== 'nn') return words
  const bokmal = parts.find(({ type }) => type === 'weekday')!.value
  return words.replace(bokmal, nynorskWeekdays[weekdayOf(moment, timeZone)]!)
}

/** The day of the week in a time zone, Sunday being 0. */
function weekdayOf(moment: Date, timeZone: string): number {
  return new Date(`${isoDay(moment, timeZone)}T12:00:00Z`).getUTCDay()
}

/** The calendar day in a time zone, `2026-11-23`. */
export function isoDay(moment: Date, timeZone: string): string {
  const digits = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
  const parts = dateFormat('nb', { ...digits, timeZone }).formatToParts(moment)
  return ['year', 'month', 'day'].map((part) => parts.find(({ type }) => type === part)!.value).join('-')
}

/** The time of day in `timeZone`, "09:30"; null when the date has none. */
export function timeOfDay(date: PartialDate, language: InterfaceLanguage, timeZone: string): string | null {
  if (precisionOf(date) !== 'time') return null
  return dateFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(date))
}

/** A stretch of days: "16.–23. november", with years only where they differ. */
export function stretchInWords(from: string, to: string, language: InterfaceLanguage, timeZone: string): string {
  const [first, last] = [new Date(from), new Date(to)]
  const sameYear = first.getUTCFullYear() === last.getUTCFullYear()
  const options = sameYear ? ({ day: 'numeric', month: 'long', timeZone } as const) : { ...day, timeZone }
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

/** Has the browser fetch what it knows of dates, which takes a phone longer than drawing a page. */
export function openDates(language: InterfaceLanguage, timeZone: string): void {
  weekdayInWords(new Date(), language, timeZone)
  dayInWords('2000-01-01', language, timeZone)
}
