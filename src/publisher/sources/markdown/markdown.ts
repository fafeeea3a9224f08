import type { Article } from '#article/article.ts'
import { placeAt, type Remark } from '../../findings.ts'
import { takeAboveHeading, takeBylineBelow } from './aboveHeading.ts'
import { hasHeadersOfPrograms } from './bareHeaders.ts'
import { withBoxesAsCallouts, withCallouts } from './callouts.ts'
import { detectLanguage } from '../words/detectLanguage.ts'
import { readAsDraft } from '../holding/drafts.ts'
import { withoutComments } from './editorComments.ts'
import { hasFrontMatter, readFrontMatter, type FrontMatter } from './frontMatter.ts'
import { fieldsOf, remarkOnUnread, type Fields } from './frontMatterFields.ts'
import { isOfList, sectionFromFolder, slugFromFile, dateFromFile, withoutEnding } from '../fromPath.ts'
import { heldByComment, heldByUnclosed, linesHiddenIn, linesLeftOut } from '../holding/heldByComment.ts'
import { heldByFolder } from '../holding/heldByFolder.ts'
import { heldByItsWriter, takeJekyllsWord } from '../holding/heldByItsWriter.ts'
import { heldByTag } from '../holding/heldByTag.ts'
import { heldByUnread } from '../holding/heldByUnread.ts'
import { withoutHidden } from './hiddenParts.ts'
import { sectionsOf } from '../html/htmlBlocks.ts'
import { htmlOfMarkdown } from './markdownBody.ts'
import { blank, storyOf, type Manuscript } from '../manuscript.ts'
import { isMdx, withoutProgram } from './mdx.ts'
import { plainNotation } from './notation.ts'
import { readNotionPage } from './notionPage.ts'
import { takeOpeningHeading } from '../openingText.ts'
import type { Desk } from '../desk.ts'
import type { Source, SourceFile } from '../source.ts'
import { withSettingsAtTop } from './settingsWithin.ts'
import { standingOf } from '../holding/standingOfFields.ts'
import { addressIn, bylineOf, correctionOf, leadPictureOf, rightsOf, sourceOf, statedSlugOf } from './statedDetails.ts'
import type { Story } from '../story.ts'
import { withoutTemplates } from './templates.ts'
import { looksLikeProse } from '../text/textChunks.ts'

/** Markdown with YAML, TOML or JSON front matter (formats.md 2.2): CommonMark, its raw HTML through the allow-list. */
export const markdown: Source = {
  format: 'Markdown',
  recognises: ({ path, text, look }) =>
    /\.(md|mdx|markdown)$/i.test(path) ||
    (look.kind === 'text' && (hasFrontMatter(text) || hasHeadersOfPrograms(text) || opensWithHeading(text))),
  read: readMarkdown,
}

/** `# Overskrift` and a blank line above running text: no headline of a plain text begins so. */
function opensWithHeading(text: string): boolean {
  return /^[\uFEFF\s]*# +[\p{L}«"“–—].*(?:\r\n?|\n)[^\S\r\n]*[\r\n]/u.test(text) && looksLikeProse(text)
}

function readMarkdown(file: SourceFile, desk: Desk): Story[] {
  const { remark } = desk
  const text = file.text.replaceAll(/\r\n?/g, '\n').normalize('NFC')
  const own = withSettingsAtTop(readNotionPage(file.path, text) ?? readFrontMatter(text))
  const above = heldByFolder(own, file.said)
  const { matter, held: unpublished } = takeJekyllsWord(above.matter)
  const { problem } = matter
  if (problem) {
    remark('rejected', problem.words, { reason: problem.reason ?? '' }, problem.line)
    return []
  }
  const fields = fieldsOf(matter, remark, desk.zone)
  const redirect = fields.find('redirect')
  if (redirect) {
    remark('note', 'no.article/redirect', {}, redirect.line)
    return []
  }
  const held =
    unpublished ??
    heldByItsWriter(file.path, fields) ??
    heldByTag(fields, matter) ??
    above.held ??
    heldByUnclosed(matter)
  if (held !== null) {
    remark('held', held.words, held.values, held.line)
    return readAsDraft(desk, (quietly) =>
      storyOf(manuscriptOf(file, matter, fieldsOf(matter, quietly.remark, quietly.zone), quietly), file, quietly),
    )
  }
  if (matter.isMended) remark('repaired', 'front.mended')
  if (matter.drawnFence !== undefined) remark('repaired', 'front.fence', { fence: matter.drawnFence })
  if (matter.hashtag !== undefined) remark('note', 'front.hashtag', {}, matter.hashtag)
  if (isOfList(file.path) && matter.body.trim() === '') {
    remark('note', 'no.article/list')
    return []
  }
  remarkOnUnread(matter, remark)
  const manuscript = manuscriptOf(file, matter, fields, desk)
  if (isOnlyTitle(manuscript)) {
    remark('rejected', 'article.empty/title-only', {}, matter.bodyLine)
    return []
  }
  return storyOf(manuscript, file, desk)
}

/** A title and nothing else is a story not yet written, unless it says where there is more. */
function isOnlyTitle({ headline, lede, sections, canonicalUrl, image }: Manuscript): boolean {
  const hasText = lede !== null || sections.some(({ blocks }) => blocks.length > 0)
  return headline !== null && !hasText && canonicalUrl === null && image === null
}

function manuscriptOf(file: SourceFile, matter: FrontMatter, fields: Fields, desk: Desk): Manuscript {
  const { remark } = desk
  const title = fields.text('headline')
  const lede = fields.text('lede')
  const language = fields.language()
  const { headline, sections, leftOut, above } = bodyOf(
    matter,
    fields,
    language ?? detectLanguage([title, lede, matter.body].join('\n')),
    desk,
    file.path,
  )
  const stated = {
    id: fields.text('id'),
    section: fields.text('section'),
    slug: statedSlugOf(fields, remark),
    published: fields.date('published') ?? fields.date('goesOut'),
  }
  const section = stated.section ?? sectionFromFolder(file.path)
  const published = stated.published ?? above.published ?? dateFromFile(file.path)
  const slug = stated.slug ?? (slugFromFile(file.path) || null)
  const derived: Article['derived'] = []
  if (stated.id === null) derived.push('id')
  if (stated.slug === null && slug !== null) derived.push('slug')
  if (stated.section === null && section !== null) derived.push('section')
  if (stated.published === null && above.published === undefined && published !== null) derived.push('published')
  const picture = leadPictureOf(fields)
  const place = { line: matter.bodyLine }
  const isOwnText = lede !== null || sections.some(({ blocks }) => blocks.length > 0)
  return {
    ...blank,
    derived,
    // Two notes on one address are two stories.
    id: stated.id ?? withoutEnding(file.path),
    slug,
    language,
    kicker: fields.text('kicker') ?? above.kicker ?? null,
    headline,
    lede,
    published,
    updated: fields.date('updated'),
    byline: (above.byline ?? bylineOf(fields)).map(({ name, role }) => ({ name: desk.people.get(name) ?? name, role })),
    dateline: fields.text('dateline'),
    source: sourceOf(fields, isOwnText, remark),
    section,
    topics: fields.list('topics'),
    image: picture && desk.picture(picture.src, picture.words, placeAt(picture.line)),
    sections,
    rights: rightsOf(fields),
    correction: correctionOf(fields, desk),
    canonicalUrl: addressIn(fields, 'canonicalUrl') ?? (isOwnText ? null : addressIn(fields, 'elsewhere')),
    place,
    standing: heldByComment(leftOut, heldByUnread(matter, standingOf(fields, published, desk), desk), desk, place),
  }
}

/** The headline (title, else the H1 the body opens with), the body without it, and what stands above it. */
function bodyOf(
  { body, bodyLine }: FrontMatter,
  fields: Fields,
  language: Article['language'] | null,
  desk: Desk,
  path: string,
): Pick<Manuscript, 'headline' | 'sections'> & { leftOut: string[]; above: ReturnType<typeof takeAboveHeading> } {
  // The body's own lines are counted from 1; findings count the file's.
  const inFile = (place: Parameters<Remark>[3]) => (typeof place === 'number' ? place + bodyLine - 1 : place)
  const remark: Remark = (kind, words, values, place) => desk.remark(kind, words, values, inFile(place))
  const said = withoutComments(body, remark)
  const prose = isMdx(path, said) ? withoutProgram(said, remark) : said
  const text = plainNotation(withBoxesAsCallouts(withoutTemplates(prose, remark)), remark)
  const parsed = htmlOfMarkdown(text, language ?? null, desk)
  const boxed = text.includes('[!') ? withCallouts(parsed) : parsed
  const mayHide = /hidden|display|visibility/i.test(text)
  const { tree, hidden } = mayHide ? withoutHidden(boxed, remark) : { tree: boxed, hidden: [] }
  const title = fields.text('headline')
  const lacks = (fact: 'byline' | 'published' | 'kicker') =>
    fields.find(fact) === undefined && (fact !== 'published' || dateFromFile(path) === null)
  const above = title === null ? takeAboveHeading(tree, lacks, { ...desk, remark }) : {}
  const headline = takeOpeningHeading(tree, title) ?? title
  const isUnsigned = above.byline === undefined && headline !== null && lacks('byline')
  const stated = above.published ?? fields.find('published')?.value ?? dateFromFile(path)
  const day = typeof stated === 'string' ? stated : null
  const below = isUnsigned ? takeBylineBelow(tree, day, { ...desk, remark }) : {}
  const sections = sectionsOf(tree, {
    language: language === 'no' ? 'nb' : (language ?? null),
    picture: (src, words, line) => desk.picture(src, words, placeAt(line && line + bodyLine - 1)),
    link: (to, line) => desk.link(to, placeAt(line && line + bodyLine - 1)),
    remark,
  })
  const leftOut = [...linesLeftOut(body, prose), ...linesHiddenIn(hidden)]
  return { headline, sections, leftOut, above: { ...above, ...below } }
}
