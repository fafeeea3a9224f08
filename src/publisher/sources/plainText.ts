import type { Article } from '#article/article.ts'
import type { Paragraph } from '#article/block.ts'
import type { Finding } from '../findings.ts'
import { readDate } from './dates.ts'
import { detectLanguage } from './detectLanguage.ts'
import { firstSentence, headlineFrom } from './firstSentence.ts'
import { wordsToRead } from './plainWords.ts'
import { derivedSlug, sectionFromFolder, withoutEnding } from './fromPath.ts'
import { idGiver } from './slugs.ts'
import type { Reading, SourceFile } from './sources.ts'

/** Leftovers of a web page around the story: widgets, calls to share, links to other stories. Never text of the story. */
const leftover =
  /^(mest (sett|lest|delt|populært)\b.*|les også\b.*|følg \S.* på (facebook|twitter|instagram)\b.*|del (saken|artikkelen)\b.*|annonse|(most (viewed|read)|read also|read more|advertisement)\b.*)$/i

/** ` date 2017-11 ` before the lede, as the seed has it. */
const dateHeader = /^\s*date[ \t]+(\S+)[ \t]*/

interface Chunk {
  text: string
  line: number
}

export function recognisesPlainText({ path: file }: SourceFile): boolean {
  return /(\.txt|\/[^./]+|^[^./]+)$/i.test(file)
}

/** Plain text (formats.md 1 and 2.1): chunks parted by blank lines, or one a line where there is no blank line. */
export async function readPlainText(file: SourceFile): Promise<Reading> {
  const findings: Finding[] = []
  const remark = (kind: Finding['kind'], code: string, message: string, line?: number) =>
    findings.push({ kind, file: file.path, ...(line !== undefined && { line }), code, message })

  const text = file.text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .normalize('NFC')
  const { published, body } = takeDate(text, remark)
  const chunks = dropLeftovers(chunksOf(body), remark)
  if (chunks.length === 0) {
    remark('rejected', 'article.empty', 'holds no text. Write the story in it, or take it away.')
    return { articles: [], findings }
  }
  const opening = openingOf(chunks, remark)
  const sections = sectionsOf(opening.body, remark)
  const section = sectionFromFolder(file.path)
  const language = detectLanguage(chunks.map(({ text: words }) => words).join('\n'))
  if (language === null)
    remark('note', 'language.unknown', 'its language could not be told, so it goes out without one.')
  const derived: Article['derived'] = ['id', 'slug']
  if (opening.derived) derived.push('headline')
  if (language !== null) derived.push('language')
  if (section !== null) derived.push('section')
  const id = withoutEnding(file.path)
  const article: Article = {
    id,
    slug: derivedSlug(opening.headline, id),
    ...(language !== null && { language }),
    kicker: null,
    headline: opening.headline,
    lede: opening.lede,
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
    words: wordsToRead({ ...opening, sections, derived }),
    derived,
  }
  return { articles: [article], findings }
}

type Remark = (kind: Finding['kind'], code: string, message: string, line?: number) => void

/** Takes the date header off the first line. An impossible date leaves the story undated. */
function takeDate(text: string, remark: Remark): { published: Article['published']; body: string } {
  const header = dateHeader.exec(text)
  if (!header || !/^\d/.test(header[1]!)) return { published: null, body: text }
  const { date, remark: problem } = readDate(header[1]!)
  if (problem)
    remark(
      'repaired',
      date ? 'date.zone' : 'date.unknown',
      `the date ${problem}; the story goes out ${date ? 'with the day' : 'undated'}.`,
      1,
    )
  return { published: date, body: text.slice(header[0].length) }
}

function chunksOf(body: string): Chunk[] {
  const lines = body.split('\n')
  const chunks: Chunk[] = []
  const byBlankLines = /\S[^\n]*\n[^\S\n]*\n\s*\S/.test(body)
  let open: Chunk | null = null
  for (const [index, raw] of lines.entries()) {
    const text = raw.trim()
    if (text === '') open = null
    else if (open !== null && byBlankLines) open.text += ` ${text}`
    else chunks.push((open = { text, line: index + 1 }))
  }
  return chunks
}

function dropLeftovers(chunks: Chunk[], remark: Remark): Chunk[] {
  return chunks.filter(({ text, line }) => {
    if (text.length > 120 || !leftover.test(text)) return true
    remark('repaired', 'leftover.dropped', `dropped «${text}»: a leftover from the page around the story.`, line)
    return false
  })
}

/**
 * Headline, lede and the rest. The first chunk is the headline when it is one short line without a final period and
 * something follows; then a second chunk of at most 300 characters with two more after it is the lede. Otherwise the
 * first chunk is the lede, and its first sentence becomes the headline, so that no sentence is printed twice.
 */
function openingOf(chunks: Chunk[], remark: Remark) {
  const [first, second] = chunks as [Chunk, Chunk | undefined]
  if (second && first.text.length <= 120 && !/[.:]$/.test(first.text) && !isSpeech(first.text)) {
    const hasLede =
      chunks.length >= 4 && second.text.length <= 300 && !isSpeech(second.text) && !looksLikeHeading(second.text)
    return {
      headline: first.text,
      lede: hasLede ? second.text : null,
      body: chunks.slice(hasLede ? 2 : 1),
      derived: false,
    }
  }
  const { sentence, rest } = firstSentence(first.text)
  remark(
    'note',
    'headline.derived',
    'no headline; took the first sentence. Put one on the first line to choose it yourself.',
    first.line,
  )
  return { headline: headlineFrom(sentence), lede: rest === '' ? null : rest, body: chunks.slice(1), derived: true }
}

/** Sub-headings part the body: single short lines between paragraphs. One with nothing under it is kept as text. */
function sectionsOf(chunks: Chunk[], remark: Remark): Article['sections'] {
  const idOf = idGiver()
  const sections: Article['sections'] = [{ id: null, heading: null, blocks: [] }]
  for (const [place, { text, line }] of chunks.entries()) {
    const next = chunks[place + 1]
    const isHeading = looksLikeHeading(text) && next !== undefined && !looksLikeHeading(next.text)
    if (isHeading && (place > 0 || sections.length > 1)) {
      sections.push({ id: idOf(text), heading: text, blocks: [] })
      continue
    }
    if (looksLikeHeading(text) && next === undefined) {
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

/** Norwegian speech opens with a dash and a space (formats.md 1); a dash elsewhere is ordinary. */
function isSpeech(text: string): boolean {
  return /^[–—] /.test(text)
}

function looksLikeHeading(text: string): boolean {
  return text.length <= 60 && !/[.!?:»"”…,;]$/.test(text) && /^[\p{Lu}\p{N}–—-]/u.test(text) && !isSpeech(text)
}
