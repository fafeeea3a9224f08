import * as v from 'valibot'
import { Teaser } from './listing.ts'

/** The stretches of time a most-viewed list can cover. */
export const WindowName = v.picklist(['day', 'week', 'month'])
export type WindowName = v.InferOutput<typeof WindowName>

/** How many hours each of them has. */
export const hoursIn: Record<WindowName, number> = { day: 24, week: 7 * 24, month: 30 * 24 }

const Instant = v.pipe(v.string(), v.isoTimestamp())

/**
 * The answer of `GET /api/most-viewed`: the articles most readers viewed in the hours from `from` up to `to` (UTC,
 * RFC 3339), counted at `computedAt`. Order: views descending, published descending, id ascending.
 */
export const MostViewed = v.object({
  window: WindowName,
  from: Instant,
  to: Instant,
  computedAt: Instant,
  ranked: v.array(v.object({ views: v.number(), teaser: Teaser })),
})
export type MostViewed = v.InferOutput<typeof MostViewed>

/** A report of a view is a few dozen bytes; anything much larger is something else. */
export const largestReport = 1024

/** Whether views of an article with this id can be reported. */
export function isReportable(id: string): boolean {
  return new TextEncoder().encode(JSON.stringify({ id } satisfies ViewReport)).length <= largestReport
}

/** The body of `POST /api/views`: nothing but which article was read is taken from a browser. */
export const ViewReport = v.strictObject({ id: v.pipe(v.string(), v.minLength(1)) })
export type ViewReport = v.InferOutput<typeof ViewReport>
