import type { Article, Section } from '#article/article.ts'
import type { Paragraph } from '#article/block.ts'
import type { PartialDate } from '#article/partialDate.ts'
import { shortened, type Remark, type Words } from '../../findings.ts'
import { bylineOf, isName } from '../words/byline.ts'
import { dateFrom } from '../words/dateFrom.ts'
import { earliest, readDate } from '../words/dates.ts'
import { takeFields } from './deskFields.ts'
import { firstSentence } from '../words/firstSentence.ts'
import { sectionFromFolder } from '../fromPath.ts'
import { heldBy, isNearEdge } from '../holding/heldByLine.ts'
import { holdingLine } from '../holding/holdingLine.ts'
import { isLeftover, linksBelowLabels } from './leftovers.ts'
import { blank, storyOf } from '../manuscript.ts'
import { idGiver } from '../words/slugs.ts'
import type { Desk, Source, SourceFile } from '../sources.ts'
import { usable, type Story } from '../story.ts'
import { type Chunk, chunksOf, isSpeech, looksLikeHeading, looksLikeProse } from './textChunks.ts'
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
  const {
    published,
    isBeforeLede,
    chunks: read,
  } = takeDate(file.text.replaceAll(/\r\n?/g, '\n').normalize('NFC'), desk)
  const all = withDateBelow(read.filter((chunk, place) => !isRule(chunk) || !underlines(chunk, place, read)))
  const { chunks: whole, byline, stamps, source, standing } = withoutTrimmings(all, desk)
  const fields = takeFields(whole)
  const { kicker, chunks } = takeKicker(fields.chunks)
  const [first] = chunks
  if (!first) {
    remark('rejected', 'article.empty')
    return []
  }
  const hasHeadline = fields.headline !== null || (!isBeforeLede && isHeadline(chunks))
  const { lede } = fields
  const body = lede === null || hasHeadline ? chunks.slice(1) : [lede, ...chunks.slice(1)]
  const section = sectionFromFolder(file.path)
  const story = storyOf(
    {
      ...blank,
      kicker: fields.kicker?.text ?? kicker,
      // Without a headline the first chunk is the lede, whose first sentence becomes the headline.
      headline: hasHeadline ? first.text : null,
      lede: hasHeadline ? (lede?.text ?? null) : first.text,
      sections: sectionsOf(body, !hasHeadline && !isOneSentence(first.text), remark),
      published: published ?? stamps.published ?? stamps.updated,
      updated: stamps.updated,
      byline,
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
  return story === null ? [] : [story]
}

/** One short line without a final period, and something follows it. */
function isHeadline([first, second]: Chunk[]): boolean {
  if (first === undefined) return false
  const { text, isSingle } = first
  return second !== undefined && isSingle && text.length <= 120 && !/[.:]$/.test(text) && !isSpeech(text)
}

/** `INNENRIKS:` above a headline. */
function takeKicker(chunks: Chunk[]): { kicker: string | null; chunks: Chunk[] } {
  const [first, ...rest] = chunks
  const isKicker = first?.isSingle && /^\p{Lu}[\p{L} /-]{2,28}:$/u.test(first.text)
  if (!isKicker || rest.length === 0 || !isHeadline(rest)) return { kicker: null, chunks }
  return { kicker: first.text.slice(0, -1), chunks: rest }
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
  const header = /^[\uFEFF\s]*date[^\S\n]+(\d\S*)[^\S\n]*/.exec(text)
  if (!header) return { published: null, isBeforeLede: false, chunks: chunksOf(text, 1) }
  const line = header[0].split('\n').length
  const body = text.slice(header[0].length)
  const published = dateFrom(header[1], 'date', desk, { line })
  return { published, isBeforeLede: /^[^\n]/.test(body), chunks: chunksOf(body, line) }
}

/** What stands around the story: its byline, when it was published and by whom, and what its page left in the copy. */
function withoutTrimmings(all: Chunk[], desk: Desk) {
  const { remark } = desk
  let byline: Article['byline'] = []
  const stamps: Record<'published' | 'updated', PartialDate | null> = { published: null, updated: null }
  let source: Article['source'] = null
  let standing = usable
  const links = linksBelowLabels(all)
  const chunks = all.filter((chunk, place) => {
    const { text, line } = chunk
    const drop = (words: Words): false => {
      remark('repaired', words, { text: shortened(text, 400) }, line)
      return false
    }
    if (isLeftover(chunk, place === 0)) return drop('leftover.dropped')
    // Above a text that has no other headline it is the headline, which is asked as such.
    const isTitle = place === 0 && isHeadline(all) && !isHeadline(all.slice(1))
    const mayHold = chunk.isSingle && !isTitle && isNearEdge(place, all.length)
    const isOutermost = place < 3 || place === all.length - 1
    const held = mayHold ? holdingLine(text, { isFirst: place === 0, isWhole: true, isOutermost }) : null
    if (held !== null) {
      standing = heldBy(held, standing, text, desk, { line })
      return false
    }
    const people = byline.length === 0 ? bylineAt(place, all) : photographersIn(chunk, all[place - 1]!)
    if (people.length > 0) {
      byline = [...byline, ...people]
      return false
    }
    if (links.has(chunk)) return drop('leftover.dropped')
    if (place < 6 && byline.length > 0 && isAddressOfMail(text)) return drop('leftover.dropped')
    const credit = place > 0 && place >= all.length - 3 ? creditIn(chunk) : null
    if (credit !== null) {
      source = { name: credit, url: null }
      return drop('credit.taken')
    }
    const own = place > 0 && place < 6 ? stampsIn(chunk) : openingDate(chunk, place, all)
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

/** Whether what stands first stands above the headline. */
function opensAboveHeadline(all: Chunk[]): boolean {
  return all.length > 2 && isHeadline(all.slice(1))
}

/** A byline stands below the headline, or above it where no other follows: “By Train Through Norway” is a headline. */
function bylineAt(place: number, all: Chunk[]): Article['byline'] {
  const people = place < 5 ? bylineIn(all[place]!) : []
  if (place > 0 || people.length === 0) return people
  const isAbove = opensAboveHeadline(all) && all.slice(1, 5).every((chunk) => bylineIn(chunk).length === 0)
  return isAbove && people.every(({ name }) => isName(name)) ? people : []
}

/** `Foto: Ola Hansen` right below the byline: those who are named and nothing more. */
function photographersIn(chunk: Chunk, above: Chunk): Article['byline'] {
  const isBeside = isPhotoLine(chunk) && (bylineIn(above).length > 0 || isAddressOfMail(above.text))
  const people = isBeside ? bylineOf(chunk.text) : []
  return people.every(({ name, role }) => isName(name) && role !== null) ? people : []
}

/** A date above the headline is when the story was published. */
function openingDate(chunk: Chunk, place: number, all: Chunk[]): Stamp[] {
  const written = place === 0 && opensAboveHeadline(all) ? dateIn(chunk) : null
  return written === null ? [] : [{ written, says: 'published' }]
}

/** One that is to come is an event's, and text: it stands below the headline. */
function withDateBelow(all: Chunk[]): Chunk[] {
  const [first, second, ...rest] = all
  const [opening] = first ? openingDate(first, 0, all) : []
  const date = opening ? readDate(opening.written).date : null
  return date !== null && earliest(date) > Date.now() ? [second!, first!, ...rest] : all
}

/** Sub-headings part the body: single short lines between paragraphs. One with nothing under it is kept as text. */
function sectionsOf(chunks: Chunk[], isAfterLede: boolean, remark: Remark): Section[] {
  const idOf = idGiver()
  const sections: Section[] = [{ id: null, heading: null, blocks: [] }]
  for (const [place, chunk] of chunks.entries()) {
    const { text, line } = chunk
    const isAfterText = place === 0 ? isAfterLede : isParagraph(chunks[place - 1])
    const isHeading = looksLikeHeading(chunk)
    if (isHeading && isAfterText && isParagraph(chunks[place + 1])) {
      sections.push({ id: idOf(text), heading: text, blocks: [] })
      continue
    }
    if (isHeading && place === chunks.length - 1) {
      remark('note', 'heading.alone', { text }, line)
    }
    sections.at(-1)!.blocks.push(isRule(chunk) ? { type: 'rule' } : paragraph(text))
  }
  return sections.filter(({ heading, blocks }) => heading !== null || blocks.length > 0)
}

function paragraph(text: string): Paragraph {
  return { type: 'paragraph', ...(isSpeech(text) && { speech: true as const }), text: [text] }
}

function isParagraph(chunk: Chunk | undefined): boolean {
  return chunk !== undefined && !looksLikeHeading(chunk)
}
