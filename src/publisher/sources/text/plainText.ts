import type { Article } from '#article/article.ts'
import type { PartialDate } from '#article/partialDate.ts'
import { shortened, type Words } from '../../findings.ts'
import { isPast } from '../words/isPast.ts'
import { bylineOf, isName } from '../words/byline.ts'
import { dateFrom } from '../words/dateFrom.ts'
import { earliest, readDate } from '../words/dates.ts'
import { takeFields } from './deskFields.ts'
import { firstSentence } from '../words/firstSentence.ts'
import { sectionFromFolder } from '../fromPath.ts'
import { heldBy, isNearEdge } from '../holding/heldByLine.ts'
import { holdingLine } from '../holding/holdingLine.ts'
import { isLeftover, linksBelowLabels } from './leftovers.ts'
import { isHeadline, isKicker, takeKicker } from './kickerAbove.ts'
import { blank, storyOf } from '../manuscript.ts'
import type { Desk } from '../desk.ts'
import type { Source, SourceFile } from '../source.ts'
import { usable, type Story } from '../story.ts'
import { sectionsOf } from './plainBody.ts'
import { standingOfTemplate } from './standingOfTemplate.ts'
import { type Chunk, chunksOf, looksLikeHeading, looksLikeProse } from './textChunks.ts'
import { tellNotation } from './tellNotation.ts'
import {
  bylineIn,
  creditIn,
  isAddressOfMail,
  dateIn,
  isPhotoLine,
  isRule,
  namesNoDay,
  type Stamp,
  stampsIn,
} from './textTrimmings.ts'

/** Plain text (formats.md 1 and 2.1): chunks parted by blank lines, or one a line where there is no blank line. */
export const plainText: Source = { format: 'Plain text', recognises: recognisesPlainText, read: readPlainText }

/** By content: what nothing else has claimed and reads as prose. A file called `.txt`, or without an ending, says it is. */
function recognisesPlainText({ path, text, look }: SourceFile): boolean {
  if (look.kind !== 'text') return false
  return /(\.te?xt|\/[^./]+|^[^./]+)$/i.test(path) || looksLikeProse(text)
}

function readPlainText(file: SourceFile, desk: Desk): Story[] {
  const { remark } = desk
  const text = withLines(file.text).normalize('NFC')
  tellNotation(text, desk)
  const { published, isBeforeLede, chunks: read } = takeDate(text, desk)
  const all = withDateBelow(read.filter((chunk, place) => !isRule(chunk) || !underlines(chunk, place, read)))
  const { chunks: whole, byline, stamps, source, standing: byLines } = withoutTrimmings(all, desk)
  const fields = takeFields(whole)
  const standing = standingOfTemplate(fields, byLines, file, desk)
  const { lede, date } = fields
  stamps.published ??= date && dateFrom(date.text, 'date', desk, { line: date.line })
  const { kicker, chunks: below } = takeKicker(fields.chunks)
  const hasHeadline = fields.headline !== null || (!isBeforeLede && isHeadline(below))
  const chunks = hasHeadline || lede === null ? below : [lede, ...below]
  const [first] = chunks
  if (!first) {
    remark('rejected', 'article.empty')
    return []
  }
  const section = sectionFromFolder(file.path)
  return storyOf(
    {
      ...blank,
      kicker: fields.kicker?.text ?? kicker,
      // Without a headline the first chunk is the lede, whose first sentence becomes the headline.
      headline: hasHeadline ? first.text : null,
      lede: hasHeadline ? (lede?.text ?? null) : first.text,
      sections: sectionsOf(chunks.slice(1), !hasHeadline && !isOneSentence(first.text), remark),
      published: published ?? stamps.published ?? stamps.updated,
      updated: stamps.updated,
      byline: [...byline, ...signedIn(fields).filter(({ name }) => byline.every((other) => other.name !== name))],
      source,
      section,
      standing,
      derived: [
        ...(section === null ? [] : ['section' as const]),
        ...(published === null && stamps.published === null && stamps.updated !== null ? ['published' as const] : []),
      ],
      place: { line: first.line },
    },
    file,
    desk,
  )
}

/** Who a template says wrote it; what is no name is kept as it is. */
function signedIn({ byline }: ReturnType<typeof takeFields>): Article['byline'] {
  if (byline === null) return []
  const people = bylineOf(byline.text)
  return people.length > 0 ? people : [{ name: byline.text, role: null }]
}

/** Unicode has signs of its own for the end of a line and of a paragraph; programs for layout write them. */
function withLines(text: string): string {
  return text.replaceAll(/\r\n?|[\u0085\u2028]/g, '\n').replaceAll('\u2029', '\n\n')
}

/** A rule above a text parts nothing, and one right below a headline or a sub-heading underlines it. */
function underlines(rule: Chunk, place: number, all: Chunk[]): boolean {
  const above = all[place - 1]
  return above === undefined || (above.line === rule.line - 1 && (place === 1 || looksLikeHeading(above)))
}

function isOneSentence(text: string): boolean {
  return firstSentence(text).rest === ''
}

/**
 * Takes the header ` date 2017-11 ` off the first line. What follows on that line is the lede; a line that holds only
 * the date leaves the next chunk to the ordinary rule. An impossible date leaves the story undated.
 */
function takeDate(text: string, desk: Desk): { published: PartialDate | null; isBeforeLede: boolean; chunks: Chunk[] } {
  const header = dateHeader.exec(text)
  if (!header) return { published: null, isBeforeLede: false, chunks: chunksOf(text, 1) }
  const line = header[0].split('\n').length
  const body = text.slice(header[0].length)
  const published = dateFrom(header[1], 'date', desk, { line })
  return { published, isBeforeLede: /^[^\n]/.test(body), chunks: chunksOf(body, line) }
}

/**
 * ` date 2017-11 `, with a capital only above a text (“Date 2024 gikk bra” is text), and with the clock behind a day
 * where the text begins behind that (“10:30 ble elva farlig” is text).
 */
const dateHeader =
  /^[\uFEFF\s]*(?:date[^\S\n]+(?=\d)|Date[^\S\n]+(?=\d{4}\S*(?:\s+[^\p{Ll}\s]|\s*$)))((?:\d{4}-\d\d-\d\d \d\d?[:.]\d\d(?:[:.]\d\d)?(?: ?(?:Z|[+-]\d\d:?\d\d))?(?=\s*(?:\n|$|[^\p{Ll}\s\d])))|\d\S*)[^\S\n]*/u

/** What stands around the story: its byline, when it was published and by whom, and what its page left in the copy. */
function withoutTrimmings(all: Chunk[], desk: Desk) {
  const { remark } = desk
  let byline: Article['byline'] = []
  const stamps: Record<'published' | 'updated', PartialDate | null> = { published: null, updated: null }
  let source: Article['source'] = null
  let standing = usable
  const links = linksBelowLabels(all)
  const places = placesOf(all)
  const chunks = all.filter((chunk, place) => {
    const { text, line } = chunk
    const drop = (words: Words): false => {
      remark('repaired', words, { text: shortened(text, 400) }, line)
      return false
    }
    if (isLeftover(chunk, place === 0)) return drop('leftover.dropped')
    // Above a text that has no other headline it is the headline, which is asked as such.
    const isTitle = place === 0 && isHeadline(all) && !isHeadline(all.slice(1))
    const mayHold = chunk.isSingle && !isTitle && isNearEdge(places[place]!, places.at(-1)! + 1)
    const isOutermost = places[place]! < 3 || place === all.length - 1
    const held = mayHold ? holdingLine(text, { isFirst: place === 0, isWhole: true, isOutermost }) : null
    if (held !== null) {
      standing = heldBy(held, standing, text, desk, { line })
      return false
    }
    const people = byline.length === 0 ? bylineAt(place, all) : photographersIn(chunk, all[place - 1]!)
    if (people.length > 0) {
      if (place === 0) remark('note', 'byline.taken', { text }, line)
      if (place >= 5) remark('note', 'byline.taken/below', { text }, line)
      byline = [...byline, ...people]
      return false
    }
    if (links.has(chunk)) return drop('leftover.dropped')
    if ((place < 6 || place === all.length - 1) && byline.length > 0 && isAddressOfMail(text))
      return drop('leftover.dropped')
    const credit = place > 0 && place >= all.length - 3 ? creditIn(chunk) : null
    if (credit !== null) {
      source = { name: credit, url: null }
      return drop('credit.taken')
    }
    const own = [...openingDate(chunk, place, all), ...(place > 0 && place < 6 ? stampsIn(chunk) : [])]
    const dates = own.map(({ written }) => readDate(written).date)
    if (own.length === 0 || own.some(({ written }, at) => dates[at] === null && !namesNoDay(written)))
      return isPhotoLine(chunk) && place > 0 ? drop('caption.dropped') : true
    if (dates.every((date) => date === null)) return drop('stamp.dropped')
    for (const { written, says } of own)
      if (!namesNoDay(written)) stamps[says] ??= dateFrom(written, says, desk, { line })
    remark('note', 'stamp.taken', { text }, line)
    return false
  })
  return { chunks, byline, stamps, source, standing }
}

/** Which paragraph each chunk is: lines that stand one by one are one, and move no line to the desk away from the edge. */
function placesOf(all: Chunk[]): number[] {
  let place = -1
  return all.map((chunk, index) => (chunk.isRow && all[index - 1]?.isRow ? place : ++place))
}

/** Whether what stands first stands above the headline. */
function opensAboveHeadline(all: Chunk[]): boolean {
  return all.length > 2 && isHeadline(all.slice(1))
}

/**
 * A byline stands below the headline, at the end of the text, or above the headline where no other follows. There “By Royal Appointment” is a headline: an
 * English one has a colon, what she is, or her address or who took the pictures below it.
 */
function bylineAt(place: number, all: Chunk[]): Article['byline'] {
  const isBelow = place >= 5 && place >= all.length - 2
  // Of several that are signed each it signs the last.
  const isLast = isBelow && all.every((chunk, at) => at === place || bylineIn(chunk).length === 0)
  const people = place < 5 || isLast ? bylineIn(all[place]!) : []
  const [first, next, ...others] = all.slice(0, 5)
  if (place > 0 || people.length === 0 || !next) return people
  const isPlain = /^(?:av|skrevet av|skrive av)\s|:/i.test(first!.text) || people.some(({ role }) => role !== null)
  const isAbove = (isPlain || isAddressOfMail(next.text) || isPhotoLine(next)) && opensAboveHeadline(all)
  const isOnly = [next, ...others].every((chunk) => bylineIn(chunk).length === 0)
  return isAbove && isOnly && people.every(({ name }) => isName(name)) ? people : []
}

/** `Foto: Ola Hansen` or `Ola Hansen (foto)` right below the byline: those who are named and nothing more. */
function photographersIn(chunk: Chunk, above: Chunk): Article['byline'] {
  const isOfPhoto =
    isPhotoLine(chunk) || (chunk.isSingle && /^[^()]+\((?:tekst|foto|photos?|video)\)$/i.test(chunk.text))
  const isBeside = isOfPhoto && (bylineIn(above).length > 0 || isAddressOfMail(above.text))
  const people = isBeside ? bylineOf(chunk.text) : []
  return people.every(({ name, role }) => isName(name) && role !== null) ? people : []
}

/** A date above the headline, also below a kicker, is when the story was published. */
function openingDate(chunk: Chunk, place: number, all: Chunk[]): Stamp[] {
  const isFirst = place === (isKicker(all[0]) ? 1 : 0)
  const written = isFirst && opensAboveHeadline(all.slice(place)) ? dateIn(chunk) : null
  return written === null ? [] : [{ written, says: 'published' }]
}

/** One that is to come is an event's, and text: it stands below the headline. */
function withDateBelow(all: Chunk[]): Chunk[] {
  const isToCome = (chunk: Chunk, place: number) =>
    openingDate(chunk, place, all).some(({ written }) => !isPast(earliest(readDate(written).date!)))
  const place = all.slice(0, 2).findIndex(isToCome)
  return place === -1 ? all : [...all.slice(0, place), all[place + 1]!, all[place]!, ...all.slice(place + 2)]
}
