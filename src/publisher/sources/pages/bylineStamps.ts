import { isSentence } from '../words/byline.ts'
import { readDate } from '../words/dates.ts'
import { namesNoDay, stampsIn, type Stamp } from '../text/textTrimmings.ts'
import { namesDay } from '#article/partialDate.ts'

/** `Følg`, `3 min lesetid`, `for 3 timer siden`, and what says that a time follows. */
const aside =
  /^(?:(?:sist |last )?(?:publisert|oppdatert|published|updated)|følg|follow|lesetid(?:: ?\d+ min\p{L}*)?|\d+ min\p{L}*\.? (?:lesetid|å lese|read)|for \d+ \p{L}+ siden|\d+ \p{L}+ ago)\s*:?$/iu

/** No stamp has more words: `Publisert fredag 17. mai 2024 kl. 14.30 – Sist oppdatert lørdag 18. mai 2024 kl. 15.00`. */
const longestRun = 18

/** A part of a byline without the dates in it, and without asides at its end or before a sign; dates are added to `stamps`. */
export function withoutStamps(part: string, stamps: Stamp[]): string {
  const pieces = part.split(/(?:^|\s+)([·•|])(?:\s+|$)/)
  return pieces.map((piece) => withoutStamp(piece, stamps)).join(' ')
}

function withoutStamp(piece: string, stamps: Stamp[]): string {
  const words = piece.split(' ')
  for (const start of words.keys()) {
    const isWithin = start > 0 && isInSentence(words[start - 1]!, piece)
    for (let end = Math.min(words.length, start + longestRun); end > start; end--) {
      const text = words
        .slice(start, end)
        .join(' ')
        .replace(/[,.;–-]+$/, '')
      const isAside = end === words.length && aside.test(text)
      const found = isAside ? [] : isWithin ? null : stampsOf(text)
      if (found === null) continue
      const before = words
        .slice(0, start)
        .join(' ')
        .replace(/[\s,;.–-]+$/, '')
      // A clock alone belongs to the day that is not told here.
      if (/\b(?:kl|at)$/i.test(before)) continue
      const behind = words
        .slice(end)
        .join(' ')
        .replace(/^[\s,;.–-]+/, '')
      stamps.push(...found)
      return [before, withoutStamp(behind, stamps)].filter(Boolean).join(' · ')
    }
  }
  return piece
}

/** `journalist siden 17. mai 2010`: behind a word of the sentence a date is part of it. */
function isInSentence(before: string, piece: string): boolean {
  return /^\p{Ll}.*\p{L}$/u.test(before) || (isSentence(piece) && !/[.:;–-]$/.test(before))
}

/** The days that a text tells and nothing else; none of them where it says "i dag", null when it is no stamp. */
function stampsOf(text: string): Stamp[] | null {
  // “Dag og Tid” is a paper.
  if (/\bi Dag\b/.test(text)) return null
  if (namesNoDay(text)) return /^\d*$/.test(text) ? null : []
  const plain = text
    .replace(/^(sist |last )?(?:endret|modified)\b/i, '$1oppdatert')
    .replace(/\b(?:den|on) (?=\d|\p{Lu})/u, '')
  const found = isDay(text)
    ? [{ written: text, says: 'published' as const }]
    : stampsIn({ text: plain, isSingle: true })
  const days = found.filter(({ written }) => !namesNoDay(written))
  return found.length > 0 && days.every(({ written }) => isDay(written) || withoutYear.test(written)) ? days : null
}

const withoutYear = /^\d{1,2}\. ?\p{L}{3,9}(?:,? (?:kl\.? ?)?\d{1,2}[.:]\d\d)?$/u

/** A bare year or month is none, nor is a day with a name before it, or behind its time, where a zone may stand. */
function isDay(text: string): boolean {
  const opensAsDay = /^(?:(?:\p{L}+(?:dag|day),? )?\d|\p{L}{3,9}\.? \d{1,2}, \d{4})/u.test(text)
  const { date, trouble } = readDate(text)
  return opensAsDay && trouble !== 'date.zone/unknown' && date !== null && namesDay(date)
}
