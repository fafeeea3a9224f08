/** Abbreviations that are followed by a name, a number or a capital without ending a sentence. */
const abbreviation =
  /(?:^|[\s(«"“–])(?:f\.eks|bl\.a|m\.a|t\.d|d\.v\.s|e\.g|i\.e|ca|nr|kl|jf|pga|mrd|mill|dvs|dr|prof|st|mr|mrs|ms|vs|no|gen|sen|gov|\p{L}(?:\.-?\p{L})*)\.$/iu

const month = /^(jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[sc])/i

const sentenceEnd = /[.!?…؟۔।]["»”)]*\s+(?=["«“–—(]?\s?[\p{Lu}\p{Lo}\d])|[。！？](?=[^」』”])/gu

/** What an abbreviation could fill; looking no further back keeps long texts fast. */
const reach = 16

/**
 * Parts a text into its first sentence and the rest. A period ends a sentence when a capital, digit, dash or quotation
 * mark follows after a space, or a letter of a script without capitals, and it belongs neither to an abbreviation, an
 * initial ("J. F.") nor a date ("17. Mai"); that of Chinese and Japanese needs no space.
 */
export function firstSentence(text: string): { sentence: string; rest: string } {
  for (const stop of text.matchAll(sentenceEnd)) {
    const end = stop.index + stop[0].trimEnd().length
    const next = stop.index + stop[0].length
    if (belongsToWord(text.slice(Math.max(0, end - reach), end), text.slice(next, next + reach))) continue
    return { sentence: text.slice(0, end), rest: text.slice(next) }
  }
  return { sentence: text, rest: '' }
}

function belongsToWord(before: string, after: string): boolean {
  if (!before.endsWith('.')) return false
  // "1. Norge" opens a list, "17. Mai" is a date; "endte 2–1. Brasil" and "var 19. Han" do end.
  if (/^\d{1,3}\.$/.test(before)) return true
  if (/\s\d{1,2}\.$/.test(before)) return month.test(after)
  return abbreviation.test(before)
}

/** A first sentence as a headline: without its period. A text of nothing but a period keeps it. */
export function headlineFrom(sentence: string): string {
  return /[^.](?:\.|[。।۔])$/.test(sentence) ? sentence.slice(0, -1) : sentence
}
