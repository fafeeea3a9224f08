import type { Article, Section } from '#article/article.ts'
import type { Paragraph } from '#article/block.ts'
import type { PartialDate } from '#article/partialDate.ts'
import type { Finding } from '../findings.ts'
import { readDate } from './dates.ts'
import { detectLanguage } from './detectLanguage.ts'
import { firstSentence, headlineFrom } from './firstSentence.ts'
import { derivedSlug, sectionFromFolder, withoutEnding } from './fromPath.ts'
import { wordsToRead } from './plainWords.ts'
import { idGiver } from './slugs.ts'
import type { Reading, SourceFile } from './sources.ts'
import { type Chunk, chunksOf, isLeftover, isSpeech, looksLikeHeading } from './textChunks.ts'

type Remark = (kind: Finding['kind'], code: string, message: string, line?: number) => void

export function recognisesPlainText({ path: file }: SourceFile): boolean {
  return /(\.txt|\/[^./]+|^[^./]+)$/i.test(file)
}

/** Plain text (formats.md 1 and 2.1): chunks parted by blank lines, or one a line where there is no blank line. */
export async function readPlainText(file: SourceFile): Promise<Reading> {
  const findings: Finding[] = []
  const remark: Remark = (kind, code, message, line) =>
    findings.push({ kind, file: file.path, ...(line !== undefined && { line }), code, message })
  const refuse = (code: string, message: string): Reading => {
    remark('rejected', code, message)
    return { articles: [], findings }
  }

  if (file.text.includes('\0')) return refuse('file.binary', 'is not text. Save it as UTF-8 text.')
  const {
    published,
    isBeforeLede,
    chunks: all,
  } = takeDate(file.text.replaceAll(/\r\n?/g, '\n').normalize('NFC'), remark)
  const chunks = withoutLeftovers(all, remark)
  if (chunks.length === 0) return refuse('article.empty', 'holds no text. Write the story in it, or take it away.')
  const opening = openingOf(chunks, isBeforeLede, remark)
  const sections = sectionsOf(opening.body, opening.lede !== null, remark)
  const section = sectionFromFolder(file.path)
  const language = detectLanguage(chunks.map(({ text }) => text).join('\n'))
  if (language === null)
    remark('note', 'language.unknown', 'its language could not be told, so it goes out without one.')
  const derived: Article['derived'] = ['id', 'slug']
  if (opening.isDerived) derived.push('headline')
  if (language !== null) derived.push('language')
  if (section !== null) derived.push('section')
  const { headline, lede } = opening
  const id = withoutEnding(file.path)
  const article: Article = {
    id,
    slug: derivedSlug(headline, id),
    ...(language !== null && { language }),
    kicker: null,
    headline,
    lede,
    published,
    updated: null,
    byline: [],
    dateline: null,
    source: null,
    section,
    topics: [],
    image: null,
    sections,
    rights: null,
    canonicalUrl: null,
    words: wordsToRead({ headline, lede, sections, derived }),
    derived,
  }
  return { articles: [article], findings }
}

/**
 * Takes the header ` date 2017-11 ` off the first line. What follows on that line is the lede; a line that holds only
 * the date leaves the next chunk to the ordinary rule. An impossible date leaves the story undated.
 */
function takeDate(
  text: string,
  remark: Remark,
): { published: PartialDate | null; isBeforeLede: boolean; chunks: Chunk[] } {
  const header = /^[\uFEFF\s]*date[^\S\n]+(\d\S*)[^\S\n]*/.exec(text)
  if (!header) return { published: null, isBeforeLede: false, chunks: chunksOf(text, 1) }
  const line = header[0].split('\n').length
  const body = text.slice(header[0].length)
  const read = readDate(header[1]!)
  if (read.outcome === 'zoneless') remark('repaired', 'date.zone', `the date ${read.problem}.`, line)
  if (read.outcome === 'unreadable') {
    remark('repaired', 'date.unknown', `the date ${read.problem}; the story goes out undated.`, line)
  }
  return { published: read.date, isBeforeLede: /^[^\n]/.test(body), chunks: chunksOf(body, line) }
}

function withoutLeftovers(chunks: Chunk[], remark: Remark): Chunk[] {
  return chunks.filter((chunk) => {
    if (!isLeftover(chunk)) return true
    const message = `dropped «${chunk.text}»: a leftover from the page around the story. Take it out of the file.`
    remark('repaired', 'leftover.dropped', message, chunk.line)
    return false
  })
}

/**
 * Headline, lede and the rest. The first chunk is the headline when it is one short line without a final period and
 * something follows; then a second chunk of at most 300 characters with two more after it is the lede. Otherwise the
 * first chunk is the lede, and its first sentence becomes the headline, so that no sentence is printed twice.
 */
function openingOf([first, second, ...rest]: Chunk[], isBeforeLede: boolean, remark: Remark) {
  const { text, line, isSingle } = first!
  if (second && !isBeforeLede && isSingle && text.length <= 120 && !/[.:]$/.test(text) && !isSpeech(text)) {
    const isLede = rest.length >= 2 && second.text.length <= 300 && !isSpeech(second.text) && !looksLikeHeading(second)
    return {
      headline: text,
      lede: isLede ? second.text : null,
      body: isLede ? rest : [second, ...rest],
      isDerived: false,
    }
  }
  const { sentence, rest: left } = firstSentence(text)
  const remedy = 'Put one on the first line to choose it yourself.'
  remark('note', 'headline.derived', `no headline; took the first sentence without its period. ${remedy}`, line)
  const body = second ? [second, ...rest] : []
  return { headline: headlineFrom(sentence), lede: left === '' ? null : left, body, isDerived: true }
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
      remark(
        'note',
        'heading.alone',
        `«${text}» looks like a heading with nothing under it; it is kept as a paragraph.`,
        line,
      )
    }
    sections.at(-1)!.blocks.push(paragraph(text))
  }
  return sections.filter(({ heading, blocks }) => heading !== null || blocks.length > 0)
}

function paragraph(text: string): Paragraph {
  return { type: 'paragraph', ...(isSpeech(text) && { speech: true as const }), text: [text] }
}

function isParagraph(chunk: Chunk | undefined): boolean {
  return chunk !== undefined && !looksLikeHeading(chunk)
}
