import type { Section } from '#article/article.ts'
import type { Block, Inline, Table } from '#article/block.ts'
import type { Place } from '../../findings.ts'
import { headlineHolding, labelHolding, partHolding } from './heldHeadline.ts'
import { holdingLine } from './holdingLine.ts'
import type { HoldingLine } from './plainHolding.ts'
import type { Manuscript } from '../manuscript.ts'
import { isPast } from '../words/isPast.ts'
import { saying } from '../words/bodyEdges.ts'
import { latest } from '../words/dates.ts'
import { allWords, wordsOf } from '../words/plainWords.ts'
import type { Desk } from '../desk.ts'
import { strictest } from './standingFrom.ts'
import type { Standing } from '../story.ts'

/** Whether a block of a text may be a line to the desk by its place: among the first eight, or the last three. */
export function isNearEdge(place: number, count: number): boolean {
  return place < 8 || place >= count - 3
}

/** How a story stands that such a line holds, which is told. */
export function heldBy(line: HoldingLine, standing: Standing, text: string, { remark }: Desk, place: Place): Standing {
  if (line.embargo === null) {
    remark('held', 'draft/line', { text }, place)
    return { ...standing, status: 'withheld', isDraft: true }
  }
  remark('repaired', 'embargo.line', { text }, place)
  return { ...standing, embargo: strictest([standing.embargo, line.embargo]) }
}

/** Whether a line holds until a whole day that is to come. */
export function namesDayToCome({ embargo }: HoldingLine): boolean {
  return embargo !== null && embargo.until !== null && !isPast(latest(embargo.until))
}

/** A manuscript without the lines that hold it, `SPERREFRIST: 1. januar 2030`, and held by those of them that `count`. */
export function heldByLine(
  manuscript: Manuscript,
  desk: Desk,
  count: (line: HoldingLine) => boolean = () => true,
): Manuscript {
  let { standing } = manuscript
  const isHolding = (text: string, line: HoldingLine | null): boolean => {
    if (line === null || !count(line)) return false
    standing = heldBy(line, standing, text, desk, manuscript.place)
    return true
  }
  // A word such as “Embargo” may be the kicker of a story, or the film below its headline.
  const without = (text: string | null, isFirst: boolean) =>
    text !== null && isHolding(text, holdingLine(text, { isFirst })) ? null : text
  const all = manuscript.sections.flatMap(({ blocks }) => blocks)
  const within = new Set(all.filter((_, place) => isNearEdge(place, all.length)))
  const outermost = new Set([...all.slice(0, 2), all.at(-1)])
  const isFirst = (words: string) => manuscript.headline === null || !/^embargo$/i.test(words)
  const withoutLines = (block: Block): Block[] => {
    if (!within.has(block)) return [block]
    const isOpening = block === all[0] && block.type === 'paragraph'
    return withoutLinesIn(block, (words, { isPart, isWhole }) => {
      const where = { isFirst: isOpening && isFirst(words), isWhole, isOutermost: outermost.has(block) }
      return isHolding(words, isPart ? partHolding(words) : holdingLine(words, where))
    })
  }
  const title = manuscript.headline
  const held = title === null ? null : headlineHolding(title)
  const headline = title !== null && held !== null && isHolding(title, held.line) ? held.headline : title
  const kicker = without(manuscript.kicker, false)
  const lede = without(manuscript.lede, manuscript.headline === null)
  const sections: Section[] = []
  for (const [place, section] of manuscript.sections.entries()) {
    const { heading } = section
    const blocks = section.blocks.flatMap(withoutLines)
    const isHeadless =
      heading === null ||
      (place < 2 && isHolding(heading, labelHolding(heading, all.slice(0, 2).includes(section.blocks[0]!))))
    const last = sections.at(-1)
    if (isHeadless && last) sections[sections.length - 1] = { ...last, blocks: [...last.blocks, ...blocks] }
    else sections.push(isHeadless ? { id: null, heading: null, blocks } : { ...section, blocks })
  }
  if (standing === manuscript.standing) return manuscript
  return { ...manuscript, headline, kicker, lede, sections: saying(sections), standing }
}

/** Where words stand in a text: within a list or a box, and as all that their paragraph says. */
interface Spot {
  isPart: boolean
  isWhole: boolean
}

/** What is left of a block without the lines that hold its story; nothing, where it says no more. */
function withoutLinesIn(
  block: Block,
  isHolding: (words: string, spot: Spot) => boolean,
  isPart = block.type !== 'paragraph' && block.type !== 'quote',
): Block[] {
  const without = (blocks: Block[]) => {
    const left = blocks.flatMap((inner) => withoutLinesIn(inner, isHolding, isPart))
    return left.length === blocks.length && left.every((inner, place) => inner === blocks[place]) ? blocks : left
  }
  switch (block.type) {
    case 'paragraph': {
      const lines = linesOf(block.text)
      const left = lines.filter((line) => !isHolding(wordsOf(line), { isPart, isWhole: lines.length === 1 }))
      if (left.length === lines.length) return [block]
      if (left.length === 0) return []
      return [{ ...block, text: left.flatMap((line, place) => (place === 0 ? line : ['\n', ...line])) }]
    }
    case 'quote': {
      const blocks = without(block.blocks)
      return blocks === block.blocks ? [block] : blocks.length === 0 ? [] : [{ ...block, blocks }]
    }
    case 'factbox': {
      const [opening] = block.blocks
      const isWhole = block.blocks.length === 1 && opening?.type === 'paragraph'
      if (isWhole && isHolding(`${block.heading ?? ''} ${wordsOf(opening.text)}`.trim(), { isPart, isWhole: true }))
        return []
      const isHeadless = block.heading === null || isHolding(block.heading, { isPart, isWhole: true })
      const heading = isHeadless ? null : block.heading
      const blocks = without(block.blocks)
      if (blocks === block.blocks && heading === block.heading) return [block]
      return blocks.length === 0 ? [] : [{ ...block, heading, blocks }]
    }
    case 'list': {
      // A term and what is said of it.
      const holds = (entry: Block[]) =>
        entry.length === 2 &&
        isHolding(allWords([{ id: null, heading: null, blocks: entry }]).trim(), { isPart, isWhole: true })
      const entries = block.entries.map((entry) => (holds(entry) ? [] : without(entry)))
      if (entries.every((entry, place) => entry === block.entries[place])) return [block]
      const left = entries.filter((entry) => entry.length > 0)
      return left.length === 0 ? [] : [{ ...block, entries: left }]
    }
    case 'table': {
      const rows = block.rows.length > longestForm ? [] : block.rows
      const holds = (words: string) => saysADay(words) && isHolding(words, { isPart, isWhole: true })
      const left = rows.filter((row) => !holds(wordsInRow(row))).map((row) => withoutCells(row, holds))
      if (left.length === rows.length && left.every((row) => rows.includes(row))) return [block]
      return left.length === 0 ? [] : [{ ...block, rows: left }]
    }
    case 'code':
      return saysADay(block.text) && isHolding(block.text, { isPart, isWhole: true }) ? [] : [block]
    case 'footnotes':
    case 'image':
    case 'rule':
      return [block]
  }
}

/** The lines of running text, each with its marks. */
function linesOf(text: Inline[]): Inline[][] {
  const lines: Inline[][] = [[]]
  for (const piece of text) {
    const parts: Inline[] =
      typeof piece === 'string' ? piece.split('\n') : linesOf(piece.text).map((inside) => ({ ...piece, text: inside }))
    for (const [place, part] of parts.entries()) {
      if (place > 0) lines.push([])
      if (part !== '') lines.at(-1)!.push(part)
    }
  }
  return lines
}

/** A table above a text that is a form has few rows; one that is part of it may be a table of years. */
const longestForm = 4

/** A letterhead has the line in a cell beside what it is. */
function withoutCells(row: Table['rows'][number], holds: (words: string) => boolean): Table['rows'][number] {
  const cells = row.map((cell) => (holds(wordsOf(cell.text)) ? { ...cell, text: [] } : cell))
  return cells.every((cell, place) => cell === row[place]) ? row : cells
}

function wordsInRow(row: Table['rows'][number]): string {
  return row.map(({ text }) => wordsOf(text)).join(' ')
}

/** Code and tables may show how a draft is marked, so there only an embargo with a year holds. */
function saysADay(words: string): boolean {
  return /^\W*(?:sperrefrist|(?:strictly )?embargo).*\d{4}/i.test(words)
}
