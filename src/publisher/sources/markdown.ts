import type { Article, Section } from '#article/article.ts'
import type { Language } from '#article/language.ts'
import type { Finding } from '../findings.ts'
import { detectLanguage } from './detectLanguage.ts'
import { readFrontMatter, type FrontMatter } from './frontMatter.ts'
import { fieldsOf, remarkOnUnread, type Fields, type Remark } from './frontMatterFields.ts'
import { derivedSlug, sectionFromFolder, slugFromFile, withoutEnding } from './fromPath.ts'
import { sectionsOf } from './htmlBlocks.ts'
import { TooNested } from './nestingLimits.ts'
import { htmlOfMarkdown } from './markdownBody.ts'
import { takeFirstSentence, takeOpeningHeading } from './openingText.ts'
import { wordsToRead } from './plainWords.ts'
import type { Desk, Reading, SourceFile } from './sources.ts'
import { bylineOf, canonicalUrlOf, leadPictureOf, rightsOf, sourceOf, statedSlugOf, topicsOf } from './statedDetails.ts'

export function recognisesMarkdown({ path, text }: SourceFile): boolean {
  return /\.(md|markdown)$/i.test(path) || /^\uFEFF?\s*---[ \t]*\r?\n/.test(text)
}

/** Markdown with YAML front matter (formats.md 2.2): CommonMark, its headings as sections, its raw HTML through the allow-list. */
export async function readMarkdown(file: SourceFile, desk: Desk): Promise<Reading> {
  const findings: Finding[] = []
  const remark: Remark = (kind, code, message, line) =>
    findings.push({ kind, file: file.path, ...(line !== undefined && { line }), code, message })
  const refuse = (kind: 'rejected' | 'held', code: string, message: string, line?: number): Reading => {
    remark(kind, code, message, line)
    return { articles: [], findings }
  }

  if (file.text.includes('\0')) return refuse('rejected', 'file.binary', 'is not text. Save it as UTF-8 text.')
  const matter = readFrontMatter(file.text.replaceAll(/\r\n?/g, '\n').normalize('NFC'))
  const { problem } = matter
  if (problem) return refuse('rejected', 'front.matter', `its front matter ${problem.message}.`, problem.line)
  const fields = fieldsOf(matter, remark)
  const draft = fields.find('draft')
  if (draft && !isNo(draft.value)) {
    return refuse('held', 'draft', `is a draft. Take "draft: ${String(draft.value)}" away to publish it.`, draft.line)
  }
  remarkOnUnread(matter, remark)

  try {
    const article = await articleOf(file, matter, fields, desk, remark)
    if (typeof article === 'string') return refuse('rejected', 'article.empty', article, matter.bodyLine)
    return { articles: [article], findings }
  } catch (error) {
    if (!(error instanceof TooNested)) throw error
    return refuse(
      'rejected',
      'body.deep',
      'its text is nested or marked up beyond what can be read (256 levels). Flatten it.',
      matter.bodyLine,
    )
  }
}

/** Only a clear no publishes: a draft that goes out by mistake cannot be called back. */
function isNo(value: unknown): boolean {
  return typeof value === 'string' && /^(false|no|off|0)$/i.test(value.trim())
}

/** The article, or why there is none. */
async function articleOf(
  file: SourceFile,
  matter: FrontMatter,
  fields: Fields,
  desk: Desk,
  remark: Remark,
): Promise<Article | string> {
  const title = fields.text('headline')
  const lede = fields.text('lede')
  const stated = {
    language: fields.language(),
    id: fields.text('id'),
    slug: statedSlugOf(fields, remark),
    section: fields.text('section'),
  }
  const language = stated.language ?? detectLanguage([title, lede, matter.body].join('\n'))
  if (language === null) {
    remark('note', 'language.unknown', 'its language is not stated and could not be told. Add "language: nb".')
  }
  const opening = await openingOf(file, matter, { title, language, desk, remark })
  if (opening === null) return 'has neither a title nor a paragraph to take one from. Add "title: …".'
  const { headline, sections, isDerived } = opening
  if (lede === null && !isDerived && sections.every(({ blocks }) => blocks.length === 0)) {
    return 'has no text under its title. Write the story, or take the file away.'
  }

  const id = stated.id ?? withoutEnding(file.path)
  const section = stated.section ?? sectionFromFolder(file.path)
  const derived: Article['derived'] = []
  if (stated.id === null) derived.push('id')
  if (stated.slug === null) derived.push('slug')
  if (isDerived) derived.push('headline')
  if (stated.language === null && language !== null) derived.push('language')
  if (stated.section === null && section !== null) derived.push('section')
  const picture = leadPictureOf(fields)
  return {
    id,
    slug: stated.slug ?? (slugFromFile(file.path) || derivedSlug(headline, id)),
    ...(language !== null && { language }),
    kicker: fields.text('kicker'),
    headline,
    lede,
    published: fields.date('published'),
    updated: fields.date('updated'),
    byline: bylineOf(fields),
    dateline: fields.text('dateline'),
    source: sourceOf(fields, remark),
    section,
    topics: topicsOf(fields, remark),
    image: picture && (await desk.picture(file, picture.src, picture.words, picture.line)),
    sections,
    rights: rightsOf(fields),
    canonicalUrl: canonicalUrlOf(fields),
    words: wordsToRead({ headline, lede, sections, derived }),
    derived,
  }
}

interface Opening {
  headline: string
  sections: Section[]
  isDerived: boolean
}

/** The headline (title, else the H1 the body opens with, else its first sentence) and the body without it. */
async function openingOf(
  file: SourceFile,
  { body, bodyLine }: FrontMatter,
  { title, language, desk, remark }: { title: string | null; language: Language | null; desk: Desk; remark: Remark },
): Promise<Opening | null> {
  const tree = htmlOfMarkdown(body, language)
  // The body's own lines are counted from 1; findings count the file's.
  const inFile = (line?: number) => (line === undefined ? undefined : line + bodyLine - 1)
  const headline = takeOpeningHeading(tree, title) ?? title
  const sections = await sectionsOf(tree, {
    language,
    picture: (src, words, line) => desk.picture(file, src, words, inFile(line)),
    remark: (kind, code, message, line) => remark(kind, code, message, inFile(line)),
  })
  if (headline !== null) return { headline, sections, isDerived: false }
  const opening = takeFirstSentence(sections)
  if (opening === null) return null
  remark(
    'note',
    'headline.derived',
    'no title; took the first sentence without its period. Add "title: …" to choose it yourself.',
    bodyLine,
  )
  return { ...opening, isDerived: true }
}
