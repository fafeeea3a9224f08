import type { Article } from '#article/article.ts'
import type { PartialDate } from '#article/partialDate.ts'
import { isPast } from '../words/isPast.ts'
import { bylineOf } from '../words/byline.ts'
import { dateFrom } from '../words/dateFrom.ts'
import { earliest, readDate } from '../words/dates.ts'
import { takeFields } from './deskFields.ts'
import { firstSentence } from '../words/firstSentence.ts'
import { sectionFromFolder } from '../fromPath.ts'
import { isHeadline, takeKicker } from './kickerAbove.ts'
import { blank, storyOf } from '../manuscript.ts'
import type { Desk } from '../desk.ts'
import type { Source, SourceFile } from '../source.ts'
import type { Story } from '../story.ts'
import { sectionsOf } from './plainBody.ts'
import { standingOfTemplate } from './standingOfTemplate.ts'
import { type Chunk, chunksOf, looksLikeHeading, looksLikeProse } from './textChunks.ts'
import { tellNotation } from './tellNotation.ts'
import { isRule } from './textTrimmings.ts'
import { openingDate, withoutTrimmings } from './withoutTrimmings.ts'

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

/** One that is to come is an event's, and text: it stands below the headline. */
function withDateBelow(all: Chunk[]): Chunk[] {
  const isToCome = (chunk: Chunk, place: number) =>
    openingDate(chunk, place, all).some(({ written }) => !isPast(earliest(readDate(written).date!)))
  const place = all.slice(0, 2).findIndex(isToCome)
  return place === -1 ? all : [...all.slice(0, place), all[place + 1]!, all[place]!, ...all.slice(place + 2)]
}
