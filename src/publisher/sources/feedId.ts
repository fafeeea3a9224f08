import { lineOf } from './words/plainLine.ts'

/**
 * The id of an item. What is no address or URN (a number, a word) is only unique within its feed, so the feed's own
 * address is put before it.
 */
export function feedId(stated: string | null, feed: string): string | null {
  const id = lineOf(stated)
  if (id === null) return null
  const isUnique = /^[a-z][a-z0-9+.-]*:/i.test(id) || /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(id)
  return isUnique ? id : `${feed}#${id}`
}
