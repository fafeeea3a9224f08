import { datesIn, untilWhen } from './holdingDays.ts'
import { clock, opening, telling } from './holdingWords.ts'
import { longest, mostOthers, plainHolding, likelyNote, type HoldingLine } from './plainHolding.ts'

/** A headline that is held, and what is left of it without its label. */
interface HeldHeadline {
  line: HoldingLine
  headline: string | null
}

/** In brackets in front of a headline, before a colon or a dash, or behind it; there without brackets only with a day, or a draft. */
const labels = [
  /^[[(](?<label>[^\])]+)[\])]\s*(?<rest>.+)$/u,
  /^(?<label>.+?)(?::(?!\d)|!|\s[–—-])\s+(?<rest>.+)$/u,
  /^(?<rest>.+)\s[[(](?<label>[^\])]+)[\])]$/u,
  /^(?<rest>.+)(?:\s[–—-]|,)\s+(?<label>[^–—]*\d{4}.*|KLADD|UTKAST)$/u,
]

/**
 * A line with a label that holds, whatever stands beside it: in capitals (`SPERREFRIST 06.00: Ny bru`), in brackets in
 * front (`[Utkast] Ny bru`), or that says until when (`Sperrefrist 1. januar 2030: Ny bru`).
 */
export function labelled(text: string): HeldHeadline | null {
  const title = text.replace(/^[^\p{L}\p{N}[(]+/u, '').replace(opening, '')
  for (const [place, sign] of labels.entries()) {
    const { label = '', rest = '' } = sign.exec(title)?.groups ?? {}
    const isTimed = /^(?:sperrefrist|embargo)/i.test(label) && (datesIn(label).length > 0 || clock.test(label))
    const isLabel = place === 0 || (place <= 2 && isTimed) || /^\p{Lu}{2,}(?!\p{Ll})/u.test(label)
    const line = isLabel ? plainHolding(label, { isFirst: true, isWhole: true }, mostOthers) : null
    if (line === null) continue
    // A day behind it is that of a note, or of the news.
    const isNote = telling.test(rest) || /^\d/.test(rest)
    const isUndated = line.embargo?.until === null && isNote
    return { line: isUndated ? { embargo: untilWhen(text) } : line, headline: isNote ? null : rest }
  }
  return null
}

/** What holds a story in its headline: beside its time it holds no other words, unless they say which (`12:00 Sydney time`), but for a label. */
export function headlineHolding(title: string, isFirst = true): HeldHeadline | null {
  const text = likelyNote(title)
  if (text === null) return null
  const isDesk = /^\P{L}*(?:sperrefrist|(?:under )?embargo(?:ed)?(?=:| til | until )|ikkj?e publiser)(?!\p{L})/iu.test(
    text,
  )
  const isTimed = clock.test(text) || (isDesk && datesIn(text).length > 0)
  const others = isTimed && !/\d(?::| [–—-]) /.test(text) ? mostOthers : 0
  const line = text.length > longest ? null : plainHolding(text, { isFirst, isWhole: isFirst }, others)
  // “Kan ikke publiseres før 2030” and “Saken er klausulert til 2040” are news of what is kept secret.
  const isNews =
    /^\P{L}*(?:\p{L}+ )*(?:kan ikkj?e|er klausulert)/iu.test(text) && line?.embargo?.until === null && !namesTime(text)
  return line === null || isNews ? labelled(text) : { line, headline: null }
}

/** The same for a heading or a line beside the text, which may be about an embargo, or number drafts. */
export function labelHolding(text: string, isOutermost = true): HoldingLine | null {
  return labelWithin(headlineHolding(text, false), isOutermost, text)
}

/**
 * The same for a caption, a list, a table or a box, which may count drafts, name a film or tell what happened when: there a
 * draft holds only where it says more than that it is one (`KLADD – ikke publiser`), and an embargo only until a whole date
 * or a time.
 */
export function partHolding(text: string): HoldingLine | null {
  const line = labelHolding(text)
  if (line?.embargo === null) return /:\s*\p{L}|ikkj?e|\bnot\b/iu.test(text) ? line : null
  if (/^\P{L}*embargo\s+(?!til|until)\p{Ll}/iu.test(text)) return null
  // No film is called “Sperrefrist: mandag”, no box “Ikke publiser”.
  const isDesk = /^\P{L}*(?:sperrefrist[^\p{L}\p{N}]+[\p{L}\p{N}]|ikkj?e publiser|do not publish)/iu.test(text)
  return isDesk || datesIn(text).length > 0 || clock.test(text) ? line : null
}

/** Within a text what stands behind a label must be a note, or the label name a day. */
export function labelWithin(held: HeldHeadline | null, isOutermost: boolean, text: string): HoldingLine | null {
  if (held === null) return null
  const isDated = datesIn(text).length > 0
  return isOutermost || held.headline === null || isDated ? held.line : null
}

/** Whether a text names a time, or a day without its year. */
function namesTime(text: string): boolean {
  return clock.test(text) || /\d{1,2}(?:\.|st|nd|rd|th)?\s+\p{L}{3}/u.test(text)
}
