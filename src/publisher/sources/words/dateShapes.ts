/** The parts of a date as they stand in a text; none is filled in. Zone and half of the day as they are written. */
export interface DateParts {
  year: string
  month?: string | undefined
  day?: string | undefined
  hour?: string | undefined
  minute?: string | undefined
  second?: string | undefined
  fraction?: string | undefined
  half?: string | undefined
  zone?: string | undefined
}

/** Norwegian (both) and English months by their first three letters, which no two of them share. */
const months: Record<string, string> = {
  jan: '01',
  feb: '02',
  mar: '03',
  apr: '04',
  mai: '05',
  may: '05',
  jun: '06',
  jul: '07',
  aug: '08',
  sep: '09',
  okt: '10',
  oct: '10',
  nov: '11',
  des: '12',
  dec: '12',
}
const monthNames =
  /^(jan(uary?)?|feb(ruary?)?|mars?|march|apr(il)?|mai|may|june?|juni|july?|juli|aug(ust)?|sept?(ember)?|okt(ober)?|oct(ober)?|nov(ember)?|des(ember)?|dec(ember)?)$/

const clock = String.raw`(?<hour>\d{1,2})[:.](?<minute>\d\d)(?:[:.](?<second>\d{1,2})(?!\d)(?:[.,](?<fraction>\d+))?)?(?:\s*(?<half>[ap])\.?m\b\.?)?`
const zone = String.raw`(?<zone>Z|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d\d)?(?:\s[A-Z]{3,4})?|[A-Z]{3,9}/[A-Z_/-]{3,30}|[A-Z]{1,5})(?:\s*\([^)]*\))?`
const time = String.raw`(?:(?:[T\s,]+|\s[-–]\s)(?:(?:kl\.?|klokk[ae]n?)\s*|at\s+)?${clock}(?:\s*${zone})?)?`
const monthName = String.raw`(?<month>\p{L}{3,9})\.?`
const weekday = String.raw`(?:\p{L}{2,9}\.?,?\s+)?(?:den\s+)?`
const dayOfWeek = String.raw`(?:(?:\p{L}{2,6}(?:dag|day)|man|tirs?|tys|ons|tors?|fre|lør|laur|søn)\.?,?\s+(?:den\s+)?)?`

/** The shapes a date is written in, most exact first. Orders that readers of different countries read differently are not among them. */
const shapes = [
  // ISO 8601 and what is nearly that: 2024-05-17, 2024-5-17 9:00, 2024/05/17T09:00:00.5Z
  String.raw`(?<year>\d{4})(?<between>[-/.])(?<month>\d{1,2})\k<between>(?<day>\d{1,2})${time}`,
  // Basic: 20240517, 20240517T1430, 20240517T143000-0500
  String.raw`(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?:T?(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)?(?:[.,](?<fraction>\d+))?\s*(?:${zone})?)?`,
  String.raw`(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)[T ]${clock}\s*(?:${zone})?`,
  // RFC 822 and Norwegian: Fri, 17 May 2024 09:30:00 GMT; 17. mai 2024 kl. 14.30; 17 May 24. "Nov -0001" is a year before the first.
  String.raw`${weekday}(?<day>\d{1,2})(?:\.|(?:st|nd|rd|th)(?:\s+of\b)?)?[\s-]*${monthName}(?![\s-]-\d)[\s,-]*(?<year>\d{4}|\d\d)${time}`,
  // American in words: May 17, 2024 at 3:20 pm
  String.raw`${weekday}${monthName}\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})${time}`,
  // asctime: Fri May 17 09:30:00 2024, with a zone before the year as `date` prints it
  String.raw`\p{L}{3}\s+${monthName}\s+(?<day>\d{1,2})\s+${clock}\s+(?:${zone}\s+)?(?<year>\d{4})`,
  // Day first, as the periods say: 17.05.2024, 17.05.24
  String.raw`${dayOfWeek}(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})${time}`,
  String.raw`(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d\d)(?!\d)${time}`,
  // Norwegian alone: 17/5-2024, 17/5 2024
  String.raw`${dayOfWeek}(?<day>\d{1,2})/(?<month>\d{1,2})(?:\s?[-–]\s?|\s)(?<year>\d{4})${time}`,
  // 25/12/2024 and 12/25/2024, where the number above twelve tells which is the day
  String.raw`(?<day>1[3-9]|[23]\d)(?<between>[-/])(?<month>0?[1-9]|1[0-2])\k<between>(?<year>\d{4})${time}`,
  String.raw`(?<month>0?[1-9]|1[0-2])(?<between>[-/])(?<day>1[3-9]|[23]\d)\k<between>(?<year>\d{4})${time}`,
  // mai 2024
  String.raw`${monthName},?\s+(?<year>\d{4})`,
].map((shape) => new RegExp(`^${shape}$`, 'iu'))

/** Takes a text apart by the first shape it has; null when it has none, or when its month is no month's name. */
export function datePartsOf(text: string): DateParts | null {
  const ordinal = /^(\d{4})-?(\d{3})$/.exec(text)
  if (ordinal) return dayOfYear(ordinal[1]!, Number(ordinal[2]))
  for (const shape of shapes) {
    const parts = shape.exec(text)?.groups as DateParts | undefined
    if (!parts) continue
    const month = monthNumber(parts.month!)
    if (month !== null) return { ...parts, year: fullYear(parts.year), month }
  }
  return null
}

/** ISO 8601 ordinal dates: 2024-138 is 17 May. */
function dayOfYear(year: string, day: number): DateParts | null {
  const date = new Date(Date.UTC(Number(year), 0, day))
  if (day === 0 || date.getUTCFullYear() !== Number(year)) return null
  const [, month, dayOfMonth] = date.toISOString().slice(0, 10).split('-')
  return { year, month, day: dayOfMonth }
}

function monthNumber(written: string): string | null {
  const name = written.toLowerCase()
  if (/^\d/.test(name)) return name.padStart(2, '0')
  return monthNames.test(name) ? months[name.slice(0, 3)]! : null
}

/** RFC 2822 section 4.3: two digits mean 2000 to 2049 and 1950 to 1999. */
function fullYear(written: string): string {
  return written.length === 4 ? written : `${Number(written) < 50 ? '20' : '19'}${written}`
}
