import { compareText } from '#article/listing.ts'

/** One reader having read one article. `visitor` is a keyed hash that cannot be traced back (see visitors.ts). */
export interface View {
  article: string
  visitor: string
  /** When, as a UTC hour: 2026-11-23T14. */
  hour: string
}

/** How many views one article had in one UTC hour, as counts are moved between stores and files. */
export interface HourCount {
  article: string
  hour: string
  views: number
}

/** The order in which counts are told. */
export function byHourAndArticle(a: HourCount, b: HourCount): number {
  return compareText(a.hour, b.hour) || compareText(a.article, b.article)
}

/** What there is one count of: an article in an hour. */
export function keyOf({ article, hour }: Pick<HourCount, 'article' | 'hour'>): string {
  return `${hour} ${article}`
}

/** How long a store may take to close. Milliseconds. */
export const longestClosing = 1000

/** A store that cannot be reached or written to right now. */
export class StoreUnavailable extends Error {}

/**
 * Where views are kept. Any method may throw StoreUnavailable, and can then be called again without counting anything
 * twice; the store is usable again as soon as its ground is.
 */
export interface ViewStore {
  /** Adds views; they are on the disk when it resolves. Idempotent for one visitor, article and UTC day: only the first of them counts. */
  add(views: View[]): Promise<void>
  /** Views by article, summed over the hours from `first` to `last`, both included. */
  sums(first: string, last: string): Promise<Map<string, number>>
  /** The salt of a UTC day (2026-11-23), the same for every process that counts here; made when first asked for. */
  saltOf(day: string): Promise<Uint8Array>
  /** Destroys salts and visitors of days before `day`. */
  forgetBefore(day: string): Promise<void>
  /** Sets counts that were kept elsewhere, beside those counted here, bit by bit where they are many; `replace` takes back those imported earlier that are not among them, and what stays is never missing meanwhile. */
  setImported(counts: HourCount[], options: { replace: boolean }): Promise<void>
  /** Views by hour and article, counted here or imported, of the hours from `first` to `last`, both included; in that order. Hours without views are left out. */
  hourly(first: string, last: string): Promise<HourCount[]>
  /** Gives up what does not end within `longestClosing`. */
  close(): Promise<void>
}
