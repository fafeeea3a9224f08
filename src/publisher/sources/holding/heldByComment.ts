import type { Element } from 'hast'
import { shortened, type Place } from '../../findings.ts'
import { unclosedIn } from '../markdown/editorComments.ts'
import type { FrontMatter } from '../markdown/frontMatter.ts'
import type { Held } from './heldByItsWriter.ts'
import { heldBy } from './heldByLine.ts'
import { datesIn, daysIn, untilWhen } from './holdingDays.ts'
import { holdingLine } from './holdingLine.ts'
import { longest, type HoldingLine } from './plainHolding.ts'
import { strictest } from './standingFrom.ts'
import { verbatim } from '../html/htmlElements.ts'
import { lineBreaks } from '../markdown/lineBreaks.ts'
import { besideCode, replacedBesideCode } from '../markdown/markdownCode.ts'
import type { Desk } from '../desk.ts'
import type { Standing } from '../story.ts'

/** How many lines of a text are looked at; further down a comment is about what stands around it. */
const reach = 12

/** HTML's comments, and notes that Markdown takes for addresses; code, also where it is indented below a blank line, shows them. */
const comments = besideCode(
  /(?<indented>(?<![^\n]\n)^(?: {4}|\t).*(?:\n(?: {4}|\t).*)*)|<!--[^]*?(?:-->|(?![^]))|^ {0,3}\[(?:\/\/|comment)\]:.*$/m,
)

/** What tells a program that a comment begins or ends. */
const marks = /\{[{%:](?!\/\*)[^{}]*\}+|^\s*\[comment\]:/gi

/** What of the lines at the top of a text is no part of what is `said`: comments and programs. HTML's comments still are. */
export function linesLeftOut(text: string, said: string): string[] {
  const top = said.split('\n', reach).join('\n')
  const shown = replacedBesideCode<'indented'>(top, comments, (whole, { indented }) =>
    indented === undefined ? lineBreaks(whole) : whole,
  ).split('\n')
  return text
    .split('\n', reach)
    .map((line, at) =>
      takenFrom(line, shown[at] ?? '')
        .replace(marks, '')
        .trim(),
    )
    .filter((line) => line !== '')
}

/** What a line has that is not there any more. */
function takenFrom(line: string, left: string): string {
  if (line === left) return ''
  let [start, end] = [0, 0]
  while (start < left.length && line[start] === left[start]) start += 1
  while (end < left.length - start && line.at(-1 - end) === left.at(-1 - end)) end += 1
  return line.slice(start, line.length - end)
}

/** The same of a tree: what is hidden at the top of it. */
export function linesHiddenIn(hidden: Element[]): string[] {
  return hidden
    .filter(({ position }) => position !== undefined && position.start.line <= reach)
    .flatMap((part) => verbatim(part).split('\n'))
}

/** How a story stands whose writer says in a comment that it is not to be out: `<!-- SPERREFRIST: 1. januar 2030 -->`. */
export function heldByComment(lines: string[], standing: Standing, desk: Desk, place: Place): Standing {
  return lines.reduce((held, text) => {
    const line = commentHolding(text)
    return line === null ? held : heldBy(line, held, text, desk, place)
  }, standing)
}

/** What no reader is told: “Ikke publiser før Kari har lest”. */
const order = /(?:ikkj?e publiser(?:es)?|do not publish)(?:\s*[!–—]|,? (?:før|before|until)\b)/i

/** What holds a story in a comment, which no reader sees: what does in a line, an order, and an embargo until a whole date beside any words. */
function commentHolding(text: string): HoldingLine | null {
  const line = holdingLine(text.replace(/^\s*<!--\s*(.*?)\s*-->\s*$/, '$1'))
  if (line !== null) return line
  if (order.test(text)) return { embargo: untilWhen(text.slice(0, 2 * longest)) }
  const isTold = /sperrefrist|embargo|ikkj?e publiser/i.test(text) && datesIn(text).length > 0
  return isTold ? { embargo: strictest(daysIn(text).map((until) => ({ until }))) } : null
}

/** A comment that nobody has closed holds the story it stands above: nobody can tell where it was to end. */
export function heldByUnclosed({ body, bodyLine }: FrontMatter): Held | null {
  const unclosed = unclosedIn(body)
  if (unclosed === null || unclosed.isLast) return null
  return {
    words: 'draft/unclosed',
    values: { text: shortened(unclosed.comment) },
    line: bodyLine + unclosed.line - 1,
  }
}
