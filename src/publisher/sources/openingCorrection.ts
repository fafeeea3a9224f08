import { holdingLine } from './holding/holdingLine.ts'
import type { Manuscript } from './manuscript.ts'
import { openingBlock, withoutOpening } from './words/bodyEdges.ts'
import { readDate } from './words/dates.ts'
import { holdsLink, wordsOf } from './words/plainWords.ts'

/** `Rettelse: …`, `RETTELSE 14. mai 2024: …`: what follows is at least a sentence. */
const correction =
  /^(?:rettelse|retting|korreksjon|correction)\s?(?<dated>[^:]{0,30}\d{4})?\s?:\s(?<note>\S.{0,500}[.!?»”"])$/iu

/**
 * A paragraph above a text that says what the story got wrong is its correction: as the lede it would be what front page
 * and feeds tell of the story. One that leads elsewhere stays where it is, since corrections have no links.
 */
export function withOpeningCorrection(manuscript: Manuscript): Manuscript {
  const opening = openingBlock(manuscript.sections)
  const sections = withoutOpening(manuscript.sections)
  if (opening?.type !== 'paragraph' || sections.length === 0 || manuscript.headline === null) return manuscript
  const { dated = '', note } = correction.exec(wordsOf(opening.text).replaceAll('\n', ' '))?.groups ?? {}
  if (note === undefined || holdsLink(opening.text) || holdingLine(note) !== null) return manuscript
  const { date } = readDate(dated)
  if (date === null && dated !== '') return manuscript
  const stated = manuscript.correction
  const notes = [stated?.note, note].filter((one, at, all) => typeof one === 'string' && all.indexOf(one) === at)
  return { ...manuscript, correction: { date: stated?.date ?? date, note: notes.join(' ') }, sections }
}
