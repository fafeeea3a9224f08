/** The moment that what is being read is judged by, milliseconds. Files are read one after the other, each at once. */
let now = Number.NaN

/** The first moment to come that was asked about. */
let next = Infinity

/** Whether a moment (milliseconds) is past, to whoever reads. What has read so may read otherwise when that moment has come. */
export function isPast(moment: number): boolean {
  if (moment <= now) return true
  next = Math.min(next, moment)
  return false
}

/** Reads as at a moment; `until` is when the same may read otherwise, null when it never does. */
export function readAt<Read>(moment: number, read: () => Read): { read: Read; until: number | null } {
  ;[now, next] = [moment, Infinity]
  return { read: read(), until: next === Infinity ? null : next }
}
