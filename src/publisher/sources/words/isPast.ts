/** The moment that what is being read is judged by, milliseconds. Files are read one after the other, each at once. */
let now = Number.NaN

/** The last moment gone by, and the first to come, that were asked about. */
let [last, next] = [-Infinity, Infinity]

/** Between which moments something reads as it did, milliseconds: from `since`, and before `until`. Null for no end. */
export interface Lasting {
  since: number | null
  until: number | null
}

/** Whether a moment (milliseconds) is past, to whoever reads. What has read so may read otherwise on its other side. */
export function isPast(moment: number): boolean {
  if (moment <= now) {
    last = Math.max(last, moment)
    return true
  }
  next = Math.min(next, moment)
  return false
}

/** Reads as at a moment, and tells between which the same reads so. */
export function readAt<Read>(moment: number, read: () => Read): { read: Read } & Lasting {
  ;[now, last, next] = [moment, -Infinity, Infinity]
  return { read: read(), since: last === -Infinity ? null : last, until: next === Infinity ? null : next }
}
