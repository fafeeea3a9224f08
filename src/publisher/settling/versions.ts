import { compareText } from '#article/listing.ts'
import { sortKey } from '#article/partialDate.ts'
import type { Story } from '../sources/story.ts'

/**
 * Which of two versions of a story is newer: the higher version number ("11" after "9"), then the later time it was made.
 * 0 when nothing tells; the time of a file is no evidence (formats.md, ruling 8).
 */
export function compareVersions({ standing: a }: Story, { standing: b }: Story): number {
  const byNumber = compareNumbers(a.version ?? '', b.version ?? '')
  if (byNumber !== 0 || a.revised === null || b.revised === null) return byNumber
  return compareText(sortKey(a.revised), sortKey(b.revised))
}

/** "1.10" is after "1.9"; what is no number is not compared. */
function compareNumbers(a: string, b: string): number {
  if (![a, b].every((text) => /^\d+(\.\d+)*$/.test(text))) return 0
  const [left, right] = [a.split('.').map(BigInt), b.split('.').map(BigInt)]
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [one, other] = [left[at] ?? 0n, right[at] ?? 0n]
    if (one !== other) return one < other ? -1 : 1
  }
  return 0
}
