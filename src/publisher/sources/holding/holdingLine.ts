import { labelled, labelWithin } from './heldHeadline.ts'
import { untilWhen } from './holdingDays.ts'
import { note } from './holdingWords.ts'
import { likelyNote, longest, mostOthers, plainHolding, type HoldingLine, type Standpoint } from './plainHolding.ts'

/** Where a line stands; without a word, above all else. */
interface Where extends Partial<Standpoint> {
  /** One of the first two lines of a text, or the last: further in, a word in capitals before a colon is no label. */
  isOutermost?: boolean
}

/**
 * Whether a line of its own holds its story: `SPERREFRIST: 1. januar 2030 kl. 12.00`, `EMBARGO UNTIL 00:01 1 JANUARY
 * 2030`, `KLADD – ikke publiser`, `draft: true` where no front matter was seen. A time without a zone is not read, so its
 * day is kept.
 */
export function holdingLine(line: string, where: Where = {}): HoldingLine | null {
  const { isFirst = true, isWhole = isFirst, isOutermost = true } = where
  const text = likelyNote(line)
  if (text === null) return null
  if (text.length <= longest) {
    if (note.test(text.replace(/^\P{L}+/u, ''))) return { embargo: untilWhen(text) }
    const plain = plainHolding(text, { isFirst, isWhole }, mostOthers)
    if (plain !== null) return plain
  }
  return labelWithin(labelled(text), isOutermost, text)
}
