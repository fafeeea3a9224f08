import { holdingIn } from '../holding/heldByUnread.ts'
import { isPast } from '../words/isPast.ts'
import { earliest, readDate } from '../words/dates.ts'
import { isHoldingKey } from '../markdown/frontMatterKeys.ts'
import type { Chunk } from './textChunks.ts'

type StoryField = 'date' | 'byline' | 'headline' | 'kicker' | 'deck' | 'lede' | 'body' | 'text' | 'heading'

/** What of a story each field is. */
const fields = new Map<string, StoryField>(
  Object.entries({
    dato: 'date',
    date: 'date',
    author: 'byline',
    journalist: 'byline',
    title: 'headline',
    tittel: 'headline',
    overskrift: 'headline',
    headline: 'headline',
    stikktittel: 'kicker',
    undertittel: 'deck',
    ingress: 'lede',
    standfirst: 'lede',
    brødtekst: 'body',
    tekst: 'text',
    mellomtittel: 'heading',
  }),
)

const labelled = /^(\p{L}[\p{L}_-]*(?: [\p{L}_-]+){0,2})\s?:\s*(.*)$/su

/** A line that says what it is, and what it says. */
interface Field extends Chunk {
  label: string
  /** Null where its label is not that of a part of the story. */
  part: StoryField | null
}

function fieldOf(chunk: Chunk): Field | null {
  const [, label = '', text = ''] = labelled.exec(chunk.text) ?? []
  const part = fields.get(label.toLowerCase()) ?? null
  return label === '' ? null : { ...chunk, text, label, part: part === 'date' && !isOver(text) ? null : part }
}

/** A day that is to come is an event's, and text, as is what nobody can read. */
function isOver(text: string): boolean {
  const { date } = readDate(text)
  return date !== null && isPast(earliest(date))
}

/** `Tittel: …`, `Ingress: …`, `Status: …`: a line of a desk's template. */
export function isFieldOfDesk(text: string): boolean {
  const [, label] = labelled.exec(text) ?? []
  return (
    label !== undefined &&
    (fields.has(label.toLowerCase()) || /^bil(?:de|let)tekst$/i.test(label) || isHoldingKey(label))
  )
}

/** One whose words are no running text, and too few to be a wrapped line of it. */
export function isShortField(text: string): boolean {
  const [, label, words = ''] = labelled.exec(text) ?? []
  if (label === undefined || words === '' || text.length > 60) return false
  return fields.get(label.toLowerCase()) === 'heading' || isHoldingKey(label)
}

export interface DeskFields {
  headline: Chunk | null
  kicker: Chunk | null
  lede: Chunk | null
  date: Chunk | null
  byline: Chunk | null
  /** What may hold the story: `Frigis: …`, `Status: …`. */
  notes: Field[]
  /** All else, with the headline first. */
  chunks: Chunk[]
}

/**
 * Takes a desk's template apart. A field whose line says no more has its words below. A title alone may be that of a book
 * that is reviewed, and one field that opens a text may be its headline (“Ingress: Spillet alle spiller”); what opens with a
 * title and has a date is no book.
 */
export function takeFields(all: Chunk[]): DeskFields {
  const found = templateAbove(all)
  const holds = (field: Field) => isHolding(field) && !isOfFacts(field, found)
  const parts = new Set(found.flatMap((field) => field?.part ?? []))
  const isDated = found[0]?.part === 'headline' && parts.has('date')
  const isTemplate = found.some((field, place) =>
    field !== null && holds(field)
      ? parts.has('headline')
      : /kicker|lede|body/.test(field?.part ?? '') && (parts.size > 1 || found.slice(0, place).includes(null)),
  )
  if (!isTemplate && !isDated) return { ...none, notes: [], chunks: all }
  const taken: Partial<Record<Slot, Chunk>> = {}
  const notes: Field[] = []
  const chunks: Chunk[] = []
  for (const [place, chunk] of all.entries()) {
    const field = found[place] ?? headingIn(chunk)
    const above = found[place - 1]
    const part = field?.part ?? (above?.text === '' ? above.part : null)
    const text = field?.part ? field.text : chunk.text
    const slot = slots.find((name) => name === (part === 'deck' ? 'lede' : part))
    if (text === '') continue
    if (field && holds(field)) notes.push(field)
    else if (slot && !taken[slot]) taken[slot] = { ...chunk, text }
    else chunks.push({ ...chunk, text })
  }
  const { headline } = taken
  return { ...none, ...taken, notes, chunks: headline ? [headline, ...chunks] : chunks }
}

/** What stands once in a story. */
const slots = ['headline', 'kicker', 'lede', 'date', 'byline'] as const
type Slot = (typeof slots)[number]
const none: Record<Slot, null> = { headline: null, kicker: null, lede: null, date: null, byline: null }

/**
 * The fields of a template, each at its place: they open a text, at most below a headline or among its lines, and end at
 * the first paragraph that has no label, or at a second title.
 */
function templateAbove(all: Chunk[]): (Field | null)[] {
  const found: (Field | null)[] = []
  let isBelowTitle = false
  for (const chunk of all) {
    const field = fieldOf(chunk)
    const isBelowLabel = found.at(-1)?.text === ''
    const isTitle = field === null ? !isBelowLabel : field.part === 'headline'
    if (isTitle && (isBelowTitle || (field === null && !isShort(chunk)))) break
    isBelowTitle ||= isTitle || field?.part === 'body' || field?.part === 'text'
    found.push(field)
  }
  return found
}

/** As a headline is. */
function isShort({ text, isSingle }: Chunk): boolean {
  return isSingle && text.length <= 120 && !text.endsWith('.')
}

/** Below the template too. */
function headingIn(chunk: Chunk): Field | null {
  const field = fieldOf(chunk)
  return field?.part === 'heading' ? field : null
}

function isHolding({ label, text, part }: Field): boolean {
  return part === null && (isHoldingKey(label) || holdingIn(label, text) !== null)
}

/** Below facts, “Navn: Kari Nordmann”, “Status: Gift” is one of them. */
function isOfFacts(field: Field, all: (Field | null)[]): boolean {
  const above = all.slice(0, Math.max(all.indexOf(field), 0))
  const isFact = (other: Field | null) => other?.part === null && other.text !== '' && !isHolding(other)
  return /^status$/i.test(field.label) && holdingIn(field.label, field.text) === null && above.some(isFact)
}
