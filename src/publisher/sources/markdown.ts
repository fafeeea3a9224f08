import * as v from 'valibot'
import { Slug, type Article, type Section } from '#article/article.ts'
import type { Block } from '#article/block.ts'
import type { Finding } from '../findings.ts'
import { detectLanguage } from './detectLanguage.ts'
import { firstSentence, headlineFrom } from './firstSentence.ts'
import { readFrontMatter, type FrontMatter } from './frontMatter.ts'
import {
  bylineOf,
  fieldsOf,
  knownKeys,
  leadPictureOf,
  rightsOf,
  sourceOf,
  topicsOf,
  unknownKeys,
  type Remark,
} from './frontMatterFields.ts'
import { derivedSlug, sectionFromFolder, slugFromFile, withoutEnding } from './fromPath.ts'
import { sectionsOf, TooDeep } from './htmlBlocks.ts'
import { htmlOfMarkdown } from './markdownBody.ts'
import { wordsOf, wordsToRead } from './plainWords.ts'
import type { Desk, Reading, SourceFile } from './sources.ts'

export function recognisesMarkdown({ path, text }: SourceFile): boolean {
  return /\.(md|markdown)$/i.test(path) || /^(?:\uFEFF)?\s*---[ \t]*\r?\n/.test(text)
}

/** Markdown with YAML front matter (formats.md 2.2): CommonMark, its headings as sections, its raw HTML through the allow-list. */
export async function readMarkdown(file: SourceFile, desk: Desk): Promise<Reading> {
  const findings: Finding[] = []
  const remark: Remark = (kind, code, message, line) =>
    findings.push({ kind, file: file.path, ...(line !== undefined && { line }), code, message })
  const nothing = (code: string, message: string, line?: number): Reading => {
    remark(code === 'draft' ? 'held' : 'rejected', code, message, line)
    return { articles: [], findings }
  }

  const matter = readFrontMatter(file.text.replaceAll(/\r\n?/g, '\n'))
  const { problem } = matter
  if (problem)
    return nothing('front.matter', `its front matter cannot be read: ${problem.message}. Mend the YAML.`, problem.line)
  const fields = fieldsOf(matter, remark)
  if (fields.text('draft')?.toLowerCase() === 'true')
    return nothing('draft', 'is a draft. Take "draft: true" away to publish it.', fields.find('draft')?.line)
  const unknown = unknownKeys(matter)
  if (unknown.length > 0)
    remark(
      'note',
      'key.unknown',
      `does not read ${unknown.map((key) => `"${key}"`).join(', ')}. The keys are ${knownKeys}.`,
      matter.lines[unknown[0]!],
    )

  try {
    const article = await articleOf(file, matter, fields, desk, remark)
    return typeof article === 'string'
      ? nothing('article.empty', article, matter.bodyLine)
      : { articles: [article], findings }
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error
    return nothing('body.deep', 'its text is nested more than 256 levels deep. Flatten it.', matter.bodyLine)
  }
}

/** The article, or why there is none. */
async function articleOf(
  file: SourceFile,
  matter: FrontMatter,
  fields: ReturnType<typeof fieldsOf>,
  desk: Desk,
  remark: Remark,
): Promise<Article | string> {
  const derived: Article['derived'] = []
  const stated = fields.language()
  const language = stated ?? detectLanguage(matter.body)
  if (stated === null && language !== null) derived.push('language')
  if (language === null)
    remark('note', 'language.unknown', 'its language is not stated and could not be told. Add "language: nb".')

  const body = await bodyOf(file, matter, language, desk, remark)
  const lede = fields.text('lede')
  const opening = headlineOf(fields.text('headline'), body)
  if (opening === null) return 'has neither a title nor any text. Add "title: …" and write the story.'
  if (opening.derived) {
    derived.push('headline')
    remark('note', 'headline.derived', 'no title; took the first sentence. Add "title: …" to choose it yourself.', 1)
  }
  const { headline, sections } = opening
  if (sections.length === 0 && lede === null)
    return 'has no text under its title. Write the story, or take the file away.'

  const id = fields.text('id') ?? withoutEnding(file.path)
  if (!fields.find('id')) derived.push('id')
  const slug = statedSlug(fields, remark)
  if (slug === null) derived.push('slug')
  const section = fields.text('section') ?? sectionFromFolder(file.path)
  if (section !== null && !fields.find('section')) derived.push('section')
  const picture = leadPictureOf(fields)
  return {
    id,
    slug: slug ?? (slugFromFile(file.path) || derivedSlug(headline, id)),
    ...(language !== null && { language }),
    kicker: fields.text('kicker'),
    headline,
    lede,
    published: fields.date('published'),
    updated: fields.date('updated'),
    byline: bylineOf(fields),
    dateline: fields.text('dateline'),
    source: sourceOf(fields),
    section,
    topics: topicsOf(fields, remark),
    image: picture && (await desk.picture(file, picture.src, picture.words, picture.line)),
    sections,
    rights: rightsOf(fields),
    canonicalUrl: canonicalOf(fields),
    words: wordsToRead({ headline, lede, sections, derived }),
    derived,
  }
}

async function bodyOf(
  file: SourceFile,
  matter: FrontMatter,
  language: string | null,
  desk: Desk,
  remark: Remark,
): Promise<Section[]> {
  // The body's own lines are counted from 1; findings count the file's.
  const inFile = (line?: number) => (line === undefined ? undefined : line + matter.bodyLine - 1)
  return sectionsOf(htmlOfMarkdown(matter.body.normalize('NFC'), language), {
    language,
    picture: (src, words, line) => desk.picture(file, src, words, inFile(line)),
    remark: (kind, code, message, line) => remark(kind, code, message, inFile(line)),
  })
}

/** The title; else the heading the body opens with; else its first sentence. A heading that repeats the title goes. */
function headlineOf(
  title: string | null,
  sections: Section[],
): { headline: string; sections: Section[]; derived: boolean } | null {
  const [first, ...rest] = sections
  const heading = first?.heading ?? null
  const level = first?.level ?? 2
  if (first && heading !== null && level === 2 && (title === null || title === heading)) {
    const opening: Section = { id: null, heading: null, blocks: first.blocks }
    return { headline: heading, sections: opening.blocks.length > 0 ? [opening, ...rest] : rest, derived: false }
  }
  if (title !== null) return { headline: title, sections, derived: false }
  return first ? headlineFromText(first, rest) : null
}

/** The first sentence moves from the body to the headline, so that it is not printed twice. */
function headlineFromText(
  first: Section,
  rest: Section[],
): { headline: string; sections: Section[]; derived: boolean } | null {
  const [paragraph, ...blocks] = first.blocks
  if (paragraph?.type !== 'paragraph') return null
  const { sentence, rest: left } = firstSentence(wordsOf(paragraph.text).replaceAll('\n', ' '))
  const whole = paragraph.text.every((piece) => typeof piece === 'string')
  const kept: Block[] = whole ? (left === '' ? [] : [{ type: 'paragraph', text: [left] }]) : [paragraph]
  const opening = { ...first, blocks: [...kept, ...blocks] }
  const sections = opening.blocks.length > 0 || opening.heading !== null ? [opening, ...rest] : rest
  return { headline: headlineFrom(sentence), sections, derived: true }
}

function statedSlug(fields: ReturnType<typeof fieldsOf>, remark: Remark): string | null {
  const stated = fields.text('slug')
  if (stated === null || v.is(Slug, stated)) return stated
  remark(
    'repaired',
    'slug.wrong',
    `"slug" is "${stated}"; allowed are a–z, 0–9 and single hyphens. The file's name was used.`,
    fields.find('slug')?.line,
  )
  return null
}

function canonicalOf(fields: ReturnType<typeof fieldsOf>): string | null {
  const stated = fields.text('canonicalUrl')
  if (stated === null) return null
  return /^https?:\/\//.test(stated) ? stated : fields.wrong('canonicalUrl', 'a whole address, https://…')
}
