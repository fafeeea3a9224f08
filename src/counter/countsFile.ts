import { told } from '#terminal/told.ts'
import { byHourAndArticle, keyOf, type HourCount, type ViewStore } from './viewStore.ts'
import { everyHour, hourOf } from './window.ts'

const header = 'id,hour,views'

/** Something wrong with one line of a file of counts; the others are imported. */
export interface CountsFinding {
  line: number
  message: string
}

export interface ImportOptions {
  /** The ids the edition knows; null takes every id, as when counts move from one store to another. */
  known: { has(id: string): boolean } | null
  /** Forget what was imported before, when there is something to set in its place. Otherwise an hour that is imported again is set, not added to. */
  replace: boolean
  /** What hours such as `-26` are relative to. */
  now: Date
}

/**
 * Loads counts kept elsewhere from CSV (RFC 4180) with the header `id,hour,views`. `hour` is a UTC hour
 * (`2026-11-20T14:00:00Z`, or in another zone, `2026-11-20T15:00:00+01:00`) or hours before now (`-26`). `added` are those of an hour that had views of its own here.
 */
export async function importCounts(
  store: ViewStore,
  csv: string,
  options: ImportOptions,
): Promise<{ imported: number; added: number; findings: CountsFinding[] }> {
  const { counts, findings } = readCounts(csv, options)
  // A file of which nothing can be used must not cost what an earlier one brought.
  if (counts.length === 0) return { imported: 0, added: 0, findings }
  await store.setImported(counts, options)
  return { imported: counts.length, added: await addedToOwn(store, counts), findings }
}

/** How many of the counts that were imported came beside views of the same article and hour that were counted here. */
async function addedToOwn(store: ViewStore, counts: HourCount[]): Promise<number> {
  const given = counts.filter(({ views }) => views > 0).toSorted(byHourAndArticle)
  if (given.length === 0) return 0
  const set = new Map(given.map((count) => [keyOf(count), count.views]))
  const kept = await store.hourly(given[0]!.hour, given.at(-1)!.hour)
  return kept.filter((count) => count.views > (set.get(keyOf(count)) ?? Infinity)).length
}

function readCounts(csv: string, options: ImportOptions): { counts: HourCount[]; findings: CountsFinding[] } {
  const [first, ...records] = recordsOf(csv.replace(/^\uFEFF/, ''))
  const beginning = first?.text.trim() ?? ''
  if (fieldsOf(beginning)?.join() !== header) {
    // So Excel saves it where the comma is for decimals.
    const isSeparated = /^"?id"?[;\t]"?hour\b/.test(beginning)
    const message = told(isSeparated ? 'counts.header/separated' : 'counts.header', { header })
    return { counts: [], findings: [{ line: 1, message }] }
  }
  const findings: CountsFinding[] = []
  const counts = new Map<string, HourCount & { line: number }>()
  for (const { line, text } of records) {
    if (text.trim() === '') continue
    const count = readRecord(text, options)
    if (typeof count === 'string') {
      findings.push({ line, message: count })
      continue
    }
    const key = keyOf(count)
    const before = counts.get(key)
    if (before) findings.push({ line, message: told('counts.repeated', { line: before.line }) })
    counts.set(key, { ...count, line })
  }
  return { counts: [...counts.values()], findings }
}

/** Every count as CSV that `importCounts` reads. */
export async function exportCounts(store: ViewStore): Promise<string> {
  const counts = await store.hourly(...everyHour)
  const lines = counts.map(({ article, hour, views }) => `${quoted(article)},${hour}:00:00Z,${views}`)
  return `${[header, ...lines].join('\n')}\n`
}

/**
 * Records with the number of the line each begins on. One goes on over a line break that is in quotation marks; where no
 * record comes of that, the mark is a stray one, and the line stands alone: it must not take good ones with it.
 */
function recordsOf(csv: string): { line: number; text: string }[] {
  // Some spreadsheets on a Mac end lines with CR alone. A line break in quotation marks is part of an id, of one sign or two.
  const lineBreak = csv.includes('\n') ? '\n' : '\r'
  const lines = csv.split(lineBreak)
  const record = (line: number, text: string) => ({ line, text: text.replace(/\r$/, '') })
  const records: { line: number; text: string }[] = []
  for (let at = 0; at < lines.length; at++) {
    const end = isOpen(lines[at]!) ? lines.findIndex((text, place) => place > at && isOpen(text)) : -1
    const joined = record(at + 1, lines.slice(at, end + 1).join(lineBreak))
    // Two stray marks, one at the beginning of an id and one at the end of another, would make one id of all between them.
    const isRecord = end !== -1 && fieldsOf(joined.text) !== null && !lines.slice(at, end).some(endsAsCount)
    records.push(isRecord ? joined : record(at + 1, lines[at]!))
    if (isRecord) at = end
  }
  return records
}

/** Whether a line ends in an hour and a number, and so is a record to its end. */
function endsAsCount(line: string): boolean {
  return /,\s*(?:-\d{1,5}|\d{4}-\d\d-\d\dT[^,"]*)\s*,\s*\d+\s*$/.test(line)
}

/** Whether a line has a quotation mark without its like. */
function isOpen(line: string): boolean {
  return line.split('"').length % 2 === 0
}

/** One count, or what is wrong with the record. */
function readRecord(record: string, { known, now }: ImportOptions): HourCount | string {
  const fields = fieldsOf(record)
  if (fields?.length !== 3) return told('counts.fields')
  const [article, hourText, viewsText] = fields as [string, string, string]
  if (article === '') return told('counts.no-id')
  if (known !== null && !known.has(article)) return told('counts.unknown', { article })
  const hour = readHour(hourText, now)
  if (hour === null) return told('counts.hour', { hour: hourText })
  if (hour > hourOf(now)) return told('counts.hour/to-come', { hour: hourText })
  if (!/^\d{1,9}$/.test(viewsText)) return told('counts.views', { views: viewsText })
  return { article, hour, views: Number(viewsText) }
}

function readHour(text: string, now: Date): string | null {
  if (/^-\d{1,5}$/.test(text)) return hourOf(new Date(now.getTime() + Number(text) * 3_600_000))
  const parts = /^(\d{4}-\d\d-\d\dT\d\d)(:\d\d)?(?::00(?:\.0+)?)?(Z|[+-]\d\d:\d\d)$/.exec(text)
  if (parts === null) return null
  const [, stated, minutes = ':00', zone] = parts
  const moment = new Date(`${stated}${minutes}${zone}`)
  const isWhole = moment.getTime() % 3_600_000 === 0
  // JavaScript takes the 30th of February for the 2nd of March.
  return isWhole && hourOf(new Date(`${stated}:00Z`)) === stated ? hourOf(moment) : null
}

/** The fields of one record of CSV; null when a quotation mark is never closed. */
function fieldsOf(record: string): string[] | null {
  const fields = [...`,${record}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,"]*))(?=,|$)/g)]
  const length = fields.reduce((sum, [whole]) => sum + whole.length, 0)
  return length === record.length + 1
    ? fields.map(([, inQuotes, plain]) => inQuotes?.replaceAll('""', '"') ?? plain!.trim())
    : null
}

function quoted(field: string): string {
  return /[",\r\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
