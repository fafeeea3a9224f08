import type { Manuscript } from '../manuscript.ts'
import type { Desk } from '../desk.ts'
import type { Standing } from '../story.ts'
import { isPast } from '../words/isPast.ts'
import { latest } from '../words/dates.ts'
import { heldByLine } from './heldByLine.ts'
import { holdingLine } from './holdingLine.ts'
import type { HoldingLine } from './plainHolding.ts'
import { strictest } from './standingFrom.ts'

/**
 * An agency's story, held also by what it says in words alone: in its headline, in a line of its own, or in a note to
 * editors. Agencies have fields that say it, and their desks do not always fill them in.
 */
export function heldOnWire(stated: Manuscript, notes: (string | null | undefined)[], desk: Desk): Manuscript {
  const manuscript = heldByLine(stated, desk)
  const said = notes.map((note) => heldByNote(note ?? '', desk, manuscript)).filter((line) => line !== null)
  const embargo = strictest([manuscript.standing.embargo, ...said.map((line) => line.embargo)])
  const isDraft = said.some((line) => line.embargo === null)
  return {
    ...manuscript,
    standing: {
      ...manuscript.standing,
      ...(isDraft && manuscript.standing.status === 'usable' && { status: 'withheld', isDraft: true }),
      embargo: isOutdated(embargo, stated.standing) ? stated.standing.embargo : embargo,
    },
  }
}

const year = 365 * 24 * 60 * 60 * 1000

/** “Embargo 06.00” meant the next morning: in an archive, where the version is a year old, that is past. */
function isOutdated(embargo: Standing['embargo'], { revised, embargo: stated }: Standing): boolean {
  const isUndated = embargo?.until === null && stated?.until !== null
  return isUndated && revised !== null && isPast(latest(revised) + year)
}

/** A note may say more than that, sentence by sentence; what is behind the number of a day is no sentence. */
const sentences = /\n|(?<=[.!;])(?<!(?:^|\s)\d{1,2}\.)\s+(?=\p{Lu})/u

/** To whom it is. */
const address = /^(?:attn\.? )?(?:eds|editors|redaksjonen|til redaksjonen|desken)\s?[.:–-]\s*/i

function heldByNote(note: string, { remark }: Desk, { place }: Manuscript): HoldingLine | null {
  const whole = note.trim().replace(address, '')
  for (const text of [whole, ...whole.split(sentences)]) {
    // “Sperret til 1. januar” may be news of a road; to editors it is of the story.
    const line = holdingLine(text) ?? holdingLine(`Merk: ${text}`)
    if (line === null) continue
    if (line.embargo === null) remark('held', 'draft/note', { text }, place)
    else remark('repaired', 'embargo.line/note', { text }, place)
    return line
  }
  return null
}
