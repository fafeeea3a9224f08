import { compareText } from '#article/listing.ts'

/** A shard tells of so many: some 15 kB on the way, which are fetched only where a search has not found all its words. */
const mostWords = 4000

/** What has fewer letters is near too many others. */
const word = /\p{L}[\p{L}\p{M}]{3,29}/gu

/** A word of a headline, or a name above a story, tells more of it than one in its text. */
const worthAbove = 5

/** Learns words from one story after another, and gives the commonest in the order of the alphabet. */
export function commonestWords(): { read(above: string, text: string): void; found(): string[] } {
  const known = new Map<string, { shown: string; count: number }>()
  const count = (text: string, worth: number) => {
    for (const shown of new Set(text.match(word))) {
      const small = shown.toLowerCase()
      const before = known.get(small)
      // What is written with a small letter anywhere is no name.
      if (!before || shown === small) known.set(small, { shown, count: (before?.count ?? 0) + worth })
      else before.count += worth
    }
  }
  return {
    read(above, text) {
      count(above, worthAbove)
      count(text, 1)
    },
    found: () =>
      [...known]
        .toSorted(([a, { count: some }], [b, { count: others }]) => others - some || compareText(a, b))
        .slice(0, mostWords)
        .map(([, { shown }]) => shown)
        .toSorted(compareText),
  }
}
