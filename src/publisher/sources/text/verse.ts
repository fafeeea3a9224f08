import { holdingLine } from '../holding/holdingLine.ts'
import { firstRow, isCutShort, isOfItsOwn, widthOf } from './linesApart.ts'

/** No line of a poem or an address is longer, and text is seldom wrapped at fewer characters. */
const longest = 55

/** Where a line ends, and the one that follows. */
type Break = [before: string, line: string]

/**
 * Which of the parts between blank lines (trimmed lines, the first part being the headline) keep their lines, as poems and
 * addresses do: those of a text that goes far beyond them elsewhere, and those that seldom end where wrapping would end them.
 */
export function areVerses(parts: string[][]): boolean[] {
  const [, ...below] = parts
  const widest = Math.max(0, ...below.flat().map(({ length }) => length))
  const isProof = (breaks: Break[], share: number, least: number) => {
    const meant = breaks.filter(isMeant).length
    return meant >= least && meant >= breaks.length * share
  }
  const may = parts.map((lines, at) => at > 0 && mayBeVerse(lines))
  const isOfVerse = isProof(parts.filter((_, at) => may[at]).flatMap(breaksIn), 0.6, 3)
  return parts.map((lines, at) => {
    if (!may[at] || isOfVerse) return may[at]!
    const breaks = breaksIn(lines)
    return breaks.every(([before, line]) => isCutShort(before, line, widest)) && isProof(breaks, 0.3, 1)
  })
}

function mayBeVerse(lines: string[]): boolean {
  if (lines.length < 3 || lines.some((line) => line.length > longest || isOfItsOwn(line))) return false
  return firstRow(lines) === Infinity && widthOf(lines) !== Infinity && holdingLine(lines.join(' ')) === null
}

function breaksIn(lines: string[]): Break[] {
  return lines.slice(1).map((line, at) => [lines[at]!, line])
}

/** Wrapped text has no such break oftener than by chance. */
function isMeant([before, line]: Break): boolean {
  return /[,.;:!?…–—»”"]$/.test(before) || /^[\p{Lu}\p{N}]/u.test(line)
}
