import type { Section } from '#article/article.ts'
import type { Block } from '#article/block.ts'
import type { Place } from '../findings.ts'
import { type HoldingLine, holdingLine } from './holdingLine.ts'
import type { Manuscript } from './manuscript.ts'
import { wordsOf } from './plainWords.ts'
import type { Desk } from './sources.ts'
import { strictest } from './standingFrom.ts'
import type { Standing } from './story.ts'

/** How many blocks of a text are looked at from its beginning; the last one is, too. */
export const reachOfHoldingLines = 5

/** How a story stands that such a line holds, which is told. */
export function heldBy(line: HoldingLine, standing: Standing, text: string, { remark }: Desk, place: Place): Standing {
  if (line.embargo === null) {
    remark('held', 'draft/line', { text }, place)
    return { ...standing, status: 'withheld', isDraft: true }
  }
  remark('repaired', 'embargo.line', { text }, place)
  return { ...standing, embargo: strictest([standing.embargo, line.embargo]) }
}

/** A manuscript without the lines that hold it, `SPERREFRIST: 1. januar 2030`, and held by them. */
export function heldByLine(manuscript: Manuscript, desk: Desk): Manuscript {
  let { standing } = manuscript
  const isHolding = (text: string, isFirst = true): boolean => {
    const line = holdingLine(text, isFirst)
    if (line !== null) standing = heldBy(line, standing, text, desk, manuscript.place)
    return line !== null
  }
  const without = (text: string | null) => (text !== null && isHolding(text) ? null : text)
  const all = manuscript.sections.flatMap(({ blocks }) => blocks)
  const within = new Set([...all.slice(0, reachOfHoldingLines), ...all.slice(-1)])
  const withoutLines = (block: Block): Block[] => {
    if (block.type !== 'paragraph' || !within.has(block)) return [block]
    const lines = wordsOf(block.text).split('\n')
    const left = lines.filter((line) => !isHolding(line, block === all[0]))
    if (left.length === lines.length) return [block]
    if (left.length === 0) return []
    const isPlain = block.text.every((piece) => typeof piece === 'string')
    return [isPlain ? { ...block, text: [left.join('\n')] } : block]
  }
  const headline = without(manuscript.headline)
  const kicker = without(manuscript.kicker)
  const lede = without(manuscript.lede)
  const sections: Section[] = []
  for (const [place, { id, heading, blocks: whole }] of manuscript.sections.entries()) {
    const blocks = whole.flatMap(withoutLines)
    const isHeadless = heading === null || (place < 2 && isHolding(heading, false))
    const last = sections.at(-1)
    if (isHeadless && last) sections[sections.length - 1] = { ...last, blocks: [...last.blocks, ...blocks] }
    else sections.push(isHeadless ? { id: null, heading: null, blocks } : { id, heading, blocks })
  }
  if (standing === manuscript.standing) return manuscript
  return {
    ...manuscript,
    headline,
    kicker,
    lede,
    sections: sections.filter((section) => section.heading !== null || section.blocks.length > 0),
    standing,
  }
}
