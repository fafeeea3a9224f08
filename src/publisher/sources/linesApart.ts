import { readDate } from './dates.ts'
import { holdingLine } from './holdingLine.ts'
import { bylineIn, creditIn, isAddressOfMail, isPhotoLine, namesNoDay, stampIn } from './textTrimmings.ts'

/** Speech and list items open so; no letter that follows the dash of speech is small, as it is where a dash parts a sentence. */
const speech = /^[–—][ \u00A0](?!\p{Ll})/u
const listed = /^(?:[•▪◦‣·]|[-*][ \u00A0])/

/** A sentence ends here, or a label of what follows. */
const sentenceEnd = /[.!?…:»"”)]$/

/** Nobody wraps text at fewer characters than this. */
const narrowest = 40

/** How wide the lines of one paragraph are set; addresses cannot be wrapped. */
export function widthOf(lines: string[]): number {
  return Math.max(narrowest, ...lines.filter((line) => !line.includes('://')).map((line) => line.length))
}

/** Whether a line opens something of its own instead of going on with the one before it, as wrapped text does. */
export function beginsAnew(line: string, before: string, width: number): boolean {
  if (standsAlone(line) || standsAlone(before) || isPhotoLine({ text: line, isSingle: true })) return true
  const [word = ''] = line.split(' ', 1)
  // The first word would have fitted on the line before, by far.
  const isShort = before.length + 1 + word.length <= width * 0.8
  const isAfterEnd = isShort || sentenceEnd.test(before)
  if (listed.test(line)) return isAfterEnd || listed.test(before)
  return speech.test(line) ? isAfterEnd : isShort && !/^\p{Ll}/u.test(line)
}

/** Lines that are no running text, whatever stands around them. */
function standsAlone(text: string): boolean {
  const line = { text, isSingle: true }
  return (
    isAddressOfMail(text) ||
    isStamp(line) ||
    creditIn(line) !== null ||
    // A sentence may be wrapped before “av Kari Nordmann.”
    (/^\p{Lu}.*[^.,]$/u.test(text) && bylineIn(line).length > 0) ||
    holdingLine(text) !== null
  )
}

function isStamp(line: Parameters<typeof stampIn>[0]): boolean {
  const written = stampIn(line)?.written
  return written !== undefined && (namesNoDay(written) || readDate(written).date !== null)
}

/** Whether speech opens a line of Markdown, where the line before has ended a sentence. */
export function opensSpeech(line: string, before: string): boolean {
  return speech.test(line) && sentenceEnd.test(before.trimEnd())
}
