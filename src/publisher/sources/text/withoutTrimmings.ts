import type { Article } from '#article/article.ts'
import type { PartialDate } from '#article/partialDate.ts'
import { shortened, type Words } from '../../findings.ts'
import type { Desk } from '../desk.ts'
import { heldBy, isNearEdge } from '../holding/heldByLine.ts'
import { holdingLine } from '../holding/holdingLine.ts'
import { usable, type Standing } from '../story.ts'
import { bylineOf, isName } from '../words/byline.ts'
import { dateFrom } from '../words/dateFrom.ts'
import { readDate } from '../words/dates.ts'
import { isHeadline, isKicker } from './kickerAbove.ts'
import { isLeftover, linksBelowLabels } from './leftovers.ts'
import type { Chunk } from './textChunks.ts'
import {
  bylineIn,
  creditIn,
  dateIn,
  isAddressOfMail,
  isPhotoLine,
  namesNoDay,
  stampsIn,
  type Stamp,
} from './textTrimmings.ts'

/** What is told around a story. */
interface Told {
  byline: Article['byline']
  stamps: Record<Stamp['says'], PartialDate | null>
  source: Article['source']
  standing: Standing
}

/** A chunk, and where it stands. */
interface Spot {
  chunk: Chunk
  place: number
  all: Chunk[]
  /** Which paragraph of how many it is. */
  paragraph: number
  paragraphs: number
  /** It is a link below a label such as “Les også:”. */
  isLink: boolean
}

/** Whether a chunk is a trimming of one kind; what it says is added to what is `told`. */
type Trimming = (spot: Spot, told: Told, desk: Desk) => boolean

/** In the order they are asked in: what one takes, the others do not see. */
const trimmings: Trimming[] = [leftover, holding, byline, linkBelowLabel, addressOfMail, credit, stamp, caption]

/** The chunks of the story itself, and what stands around it: who wrote it, when it was published and by whom, and what holds it. */
export function withoutTrimmings(all: Chunk[], desk: Desk): Told & { chunks: Chunk[] } {
  const told: Told = { byline: [], stamps: { published: null, updated: null }, source: null, standing: usable }
  const links = linksBelowLabels(all)
  const places = placesOf(all)
  const paragraphs = places.at(-1)! + 1
  const chunks = all.filter((chunk, place) => {
    const spot = { chunk, place, all, paragraph: places[place]!, paragraphs, isLink: links.has(chunk) }
    return !trimmings.some((takes) => takes(spot, told, desk))
  })
  return { chunks, ...told }
}

/** Which paragraph each chunk is: lines that stand one by one are one, and move no line to the desk away from the edge. */
function placesOf(all: Chunk[]): number[] {
  let place = -1
  return all.map((chunk, index) => (chunk.isRow && all[index - 1]?.isRow ? place : ++place))
}

function dropped({ chunk: { text, line } }: Spot, words: Words, { remark }: Desk): true {
  remark('repaired', words, { text: shortened(text, 400) }, line)
  return true
}

function leftover(spot: Spot, _: Told, desk: Desk): boolean {
  return isLeftover(spot.chunk, spot.place === 0) && dropped(spot, 'leftover.dropped', desk)
}

/** A line to the desk. Above a text that has no other headline it is the headline, which is asked as such. */
function holding({ chunk, place, all, paragraph, paragraphs }: Spot, told: Told, desk: Desk): boolean {
  const { text, line, isSingle } = chunk
  const isTitle = place === 0 && isHeadline(all) && !isHeadline(all.slice(1))
  if (!isSingle || isTitle || !isNearEdge(paragraph, paragraphs)) return false
  const isOutermost = paragraph < 3 || place === all.length - 1
  const held = holdingLine(text, { isFirst: place === 0, isWhole: true, isOutermost })
  if (held === null) return false
  told.standing = heldBy(held, told.standing, text, desk, { line })
  return true
}

function byline(spot: Spot, told: Told, { remark }: Desk): boolean {
  const { place, chunk } = spot
  const people = told.byline.length === 0 ? bylineAt(spot) : photographersIn(spot)
  if (people.length === 0) return false
  const { text, line } = chunk
  if (place === 0) remark('note', 'byline.taken', { text }, line)
  if (place >= 5) remark('note', 'byline.taken/below', { text }, line)
  told.byline.push(...people)
  return true
}

/**
 * A byline stands below the headline, at the end of the text, or above the headline where no other follows. There “By Royal
 * Appointment” is a headline: an English byline has a colon, what she is, or her address or who took the pictures below it.
 */
function bylineAt({ chunk, place, all }: Spot): Article['byline'] {
  const isBelow = place >= 5 && place >= all.length - 2
  // Of several that are signed each it signs the last.
  const isLast = isBelow && all.every((other) => other === chunk || bylineIn(other).length === 0)
  const people = place < 5 || isLast ? bylineIn(chunk) : []
  const [first, next, ...others] = all.slice(0, 5)
  if (place > 0 || people.length === 0 || !next) return people
  const isPlain = /^(?:av|skrevet av|skrive av)\s|:/i.test(first!.text) || people.some(({ role }) => role !== null)
  const isAbove = (isPlain || isAddressOfMail(next.text) || isPhotoLine(next)) && opensAboveHeadline(all)
  const isOnly = [next, ...others].every((other) => bylineIn(other).length === 0)
  return isAbove && isOnly && people.every(({ name }) => isName(name)) ? people : []
}

/** `Foto: Ola Hansen` or `Ola Hansen (foto)` right below the byline: those who are named and nothing more. */
function photographersIn({ chunk, place, all }: Spot): Article['byline'] {
  const above = all[place - 1]!
  const isOfPhoto =
    isPhotoLine(chunk) || (chunk.isSingle && /^[^()]+\((?:tekst|foto|photos?|video)\)$/i.test(chunk.text))
  const isBeside = isOfPhoto && (bylineIn(above).length > 0 || isAddressOfMail(above.text))
  const people = isBeside ? bylineOf(chunk.text) : []
  return people.every(({ name, role }) => isName(name) && role !== null) ? people : []
}

function linkBelowLabel(spot: Spot, _: Told, desk: Desk): boolean {
  return spot.isLink && dropped(spot, 'leftover.dropped', desk)
}

/** Of who is named in the byline. */
function addressOfMail(spot: Spot, told: Told, desk: Desk): boolean {
  const { chunk, place, all } = spot
  const isBesideByline = told.byline.length > 0 && (place < 6 || place === all.length - 1)
  return isBesideByline && isAddressOfMail(chunk.text) && dropped(spot, 'leftover.dropped', desk)
}

function credit(spot: Spot, told: Told, desk: Desk): boolean {
  const { chunk, place, all } = spot
  const name = place > 0 && place >= all.length - 3 ? creditIn(chunk) : null
  if (name === null) return false
  told.source = { name, url: null }
  return dropped(spot, 'credit.taken', desk)
}

/** When the story was published or updated; what names no day says nothing any more. */
function stamp(spot: Spot, told: Told, desk: Desk): boolean {
  const { chunk, place, all } = spot
  const { text, line } = chunk
  const own = [...openingDate(chunk, place, all), ...(place > 0 && place < 6 ? stampsIn(chunk) : [])]
  const dated = own.filter(({ written }) => readDate(written).date !== null)
  const isOfWords = own.some((one) => !dated.includes(one) && !namesNoDay(one.written))
  if (own.length === 0 || isOfWords) return false
  if (dated.length === 0) return dropped(spot, 'stamp.dropped', desk)
  for (const { written, says } of own)
    if (!namesNoDay(written)) told.stamps[says] ??= dateFrom(written, says, desk, { line })
  desk.remark('note', 'stamp.taken', { text }, line)
  return true
}

/** A date above the headline, also below a kicker, is when the story was published. */
export function openingDate(chunk: Chunk, place: number, all: Chunk[]): Stamp[] {
  const isFirst = place === (isKicker(all[0]) ? 1 : 0)
  const written = isFirst && opensAboveHeadline(all.slice(place)) ? dateIn(chunk) : null
  return written === null ? [] : [{ written, says: 'published' }]
}

/** Whether what stands first stands above the headline. */
function opensAboveHeadline(all: Chunk[]): boolean {
  return all.length > 2 && isHeadline(all.slice(1))
}

function caption(spot: Spot, _: Told, desk: Desk): boolean {
  return spot.place > 0 && isPhotoLine(spot.chunk) && dropped(spot, 'caption.dropped', desk)
}
