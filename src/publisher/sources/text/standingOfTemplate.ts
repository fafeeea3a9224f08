import { heldByItsWriter, takeJekyllsWord } from '../holding/heldByItsWriter.ts'
import { heldByUnread } from '../holding/heldByUnread.ts'
import { strictest } from '../holding/standingFrom.ts'
import { fieldsOf } from '../markdown/frontMatterFields.ts'
import { standingOf } from '../holding/standingOfFields.ts'
import type { Desk } from '../desk.ts'
import type { SourceFile } from '../source.ts'
import type { Standing } from '../story.ts'
import type { DeskFields } from './deskFields.ts'
import { settingsAlone } from '../markdown/frontMatter.ts'

/** How a story stands by what its template says besides, read as front matter is: `Frigis: …`, `Status: …`. */
export function standingOfTemplate(
  { notes }: DeskFields,
  standing: Standing,
  { path }: SourceFile,
  desk: Desk,
): Standing {
  if (notes.length === 0 || standing.status !== 'usable') return standing
  const { matter, held: unpublished } = takeJekyllsWord(
    settingsAlone(
      Object.fromEntries(notes.map(({ label, text }) => [label, text])),
      new Map(notes.map(({ label, line }) => [label, line])),
    ),
  )
  const fields = fieldsOf(matter, desk.remark, desk.zone)
  const held = unpublished ?? heldByItsWriter(path, fields)
  if (held !== null) {
    desk.remark('held', held.words, held.values, held.line)
    return { ...standing, status: 'withheld', isDraft: true }
  }
  const stated = heldByUnread(matter, standingOf(fields, null, desk), desk)
  if (stated.embargo === null && stated.expires === null && stated.status === 'usable')
    for (const { label, text, line } of notes)
      desk.remark('repaired', 'leftover.dropped/field', { text: `${label}: ${text}` }, line)
  return { ...stated, embargo: strictest([standing.embargo, stated.embargo]) }
}
