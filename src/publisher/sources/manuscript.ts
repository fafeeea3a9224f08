import { Derivable, type Article, type Section } from '#article/article.ts'
import type { Block, Paragraph } from '#article/block.ts'
import type { Language } from '#article/language.ts'
import type { Place } from '../findings.ts'
import { laterOf } from './dateFrom.ts'
import { detectLanguage } from './detectLanguage.ts'
import { shortHash } from './feedId.ts'
import { firstSentence, headlineFrom } from './firstSentence.ts'
import { derivedSlug, withoutEnding } from './fromPath.ts'
import { norwegian } from './languageFrom.ts'
import { takeFirstSentence } from './openingText.ts'
import { wordsOf, wordsToRead } from './plainWords.ts'
import { slugFrom } from './slugs.ts'
import type { Desk, SourceFile } from './sources.ts'
import { usable, type Standing, type Story } from './story.ts'

/** A story as its source states it; what is not stated is null, and nothing is derived yet. */
export interface Manuscript extends Omit<
  Article,
  'id' | 'slug' | 'language' | 'headline' | 'topics' | 'words' | 'derived' | 'correction' | 'madeWith'
> {
  id: string | null
  slug: string | null
  language: Language | null
  headline: string | null
  /** Names of topics. */
  topics: string[]
  correction: NonNullable<Article['correction']> | null
  madeWith: NonNullable<Article['madeWith']> | null
  standing: Standing
  place: Place
  /** Something stood where the body belongs, whether or not anything of it can be shown. */
  hadBody: boolean
  /** What `section` and `slug` were derived from when the source did not state them. */
  derived: Article['derived']
}

/** A manuscript with nothing in it, for a source to fill in. */
export const blank: Manuscript = {
  id: null,
  slug: null,
  language: null,
  kicker: null,
  headline: null,
  lede: null,
  published: null,
  updated: null,
  byline: [],
  dateline: null,
  source: null,
  section: null,
  topics: [],
  image: null,
  sections: [],
  rights: null,
  canonicalUrl: null,
  correction: null,
  madeWith: null,
  standing: usable,
  place: {},
  hadBody: false,
  derived: [],
}

/** Makes the article of a manuscript: derives what is missing and says so. Null, with a finding, when there is no story in it. */
export function storyOf(manuscript: Manuscript, file: SourceFile, desk: Desk): Story | null {
  const { place, standing, kicker } = manuscript
  // Machines repeat themselves by habit; what people write is left as it is.
  const opening = openingOf(manuscript, desk, file.look.kind !== 'text')
  if (opening === null) return standing.status === 'canceled' ? withdrawal(manuscript, file) : null
  const { headline, lede, derived } = opening
  // People place their pictures themselves; what other formats put first is what they lead with.
  const { image, sections } =
    file.look.kind === 'text' ? { image: manuscript.image, sections: opening.sections } : leadOf(manuscript, opening)
  const hasText = lede !== null || derived.includes('headline') || sections.some(({ blocks }) => blocks.length > 0)
  if (!hasText && manuscript.hadBody && manuscript.image === null) {
    desk.remark('rejected', 'article.empty/emptied', {}, place)
    return null
  }
  if (!hasText) desk.remark('note', 'article.brief', {}, place)
  const stated = manuscript.language
  const detected = stated === null || stated === 'no' ? detectLanguage(textToDetect(headline, lede, sections)) : null
  const language = norwegian(stated, detected) ?? detected
  if (language === null) desk.remark('note', 'language.unknown', {}, { ...(place.item !== undefined && place) })
  if (stated === null && language !== null) derived.push('language')
  const id = manuscript.id ?? idFromPlace(manuscript, file, headline)
  if (manuscript.id === null) derived.push('id')
  if (manuscript.slug === null) derived.push('slug')
  const article: Article = {
    id,
    slug: manuscript.slug ?? derivedSlug(headline, id),
    ...(language !== null && { language }),
    kicker: kicker === headline ? null : kicker,
    headline,
    lede,
    published: manuscript.published,
    updated: laterOf(manuscript.updated, manuscript.published),
    byline: manuscript.byline,
    dateline: manuscript.dateline,
    source: manuscript.source,
    section: manuscript.section,
    topics: topicsOf(manuscript),
    image,
    sections,
    rights: manuscript.rights,
    canonicalUrl: manuscript.canonicalUrl,
    ...(manuscript.correction && { correction: manuscript.correction }),
    ...(manuscript.madeWith && { madeWith: manuscript.madeWith }),
    words: wordsToRead({ headline, lede, sections, derived }),
    derived: Derivable.options.filter((key) => manuscript.derived.includes(key) || derived.includes(key)),
  }
  return { article, standing, ...itemOf(place) }
}

/** The picture a body opens with leads the story when no other does. */
function leadOf({ image }: Manuscript, { sections }: Opening): Pick<Article, 'image' | 'sections'> {
  const [first, ...rest] = sections
  const [opening, ...blocks] = first?.blocks ?? []
  if (image !== null || first?.heading !== null || opening?.type !== 'image') return { image, sections }
  return { image: opening.image, sections: blocks.length === 0 ? rest : [{ ...first, blocks }, ...rest] }
}

/** The withdrawal of a story, which need not repeat it. It is never shown, so it is called by the id of what it withdraws. */
function withdrawal({ id, standing, place }: Manuscript, file: SourceFile): Story {
  const called = id ?? withoutEnding(file.path)
  const { kicker, lede, published, updated, byline, dateline, source, section, image, sections, rights, canonicalUrl } =
    blank
  const empty = {
    kicker,
    lede,
    published,
    updated,
    byline,
    dateline,
    source,
    section,
    image,
    sections,
    rights,
    canonicalUrl,
  }
  const article = {
    ...empty,
    id: called,
    slug: derivedSlug('', called),
    headline: called,
    topics: [],
    words: 0,
    derived: [],
  }
  return { article, standing, ...itemOf(place) }
}

function itemOf({ item }: Place): Pick<Story, 'item'> {
  return item === undefined ? {} : { item }
}

type Opening = Pick<Article, 'headline' | 'lede' | 'sections' | 'derived'>

/** Headline, lede and body, none of which says what another has said. */
function openingOf(manuscript: Manuscript, { remark }: Desk, isMachines: boolean): Opening | null {
  const { headline, place } = manuscript
  const body = isMachines ? withoutRepeats(manuscript) : { lede: manuscript.lede, sections: manuscript.sections }
  if (headline !== null) return { headline, ...withLede(body) }
  const { lede, sections } = body
  const taken = lede === null ? takeFirstSentence(sections) : takeFromLede(lede, sections)
  if (taken === null) {
    if (manuscript.standing.status !== 'canceled') remarkOnNothing(manuscript, remark, isMachines)
    return null
  }
  remark('note', 'headline.derived', {}, place)
  return { lede: null, ...taken, derived: ['headline'] }
}

/** A valid document of a wire may say nothing to readers; a file that a person wrote should. */
function remarkOnNothing({ hadBody, place }: Manuscript, remark: Desk['remark'], isMachines: boolean): void {
  if (hadBody) remark('rejected', 'article.empty/emptied', {}, place)
  else if (isMachines) remark('note', 'no.article/bare', {}, place)
  else remark('rejected', 'article.empty/nothing', {}, place)
}

function takeFromLede(lede: string, sections: Section[]): Pick<Opening, 'headline' | 'lede' | 'sections'> {
  const { sentence, rest } = firstSentence(lede)
  return { headline: headlineFrom(sentence), lede: rest || null, sections }
}

/**
 * Leaves out of the body's start what headline, kicker and lede say already, word for word, and a lede that is no more
 * than the beginning of the body cut off, as feeds make it.
 */
function withoutRepeats({
  headline,
  kicker,
  lede: stated,
  sections: all,
}: Manuscript): Pick<Article, 'lede' | 'sections'> {
  let sections = all
  for (const repeated of [kicker, headline, kicker]) sections = withoutOpening(sections, repeated)
  let lede = stated === headline ? null : stated
  if (lede !== null && openingWords(sections) !== lede) {
    const start = lede.replace(/\s*(\[?(…|\.\.\.)\]?|\[&hellip;\])\s*$/, '')
    if (glued(allWords(sections)).startsWith(glued(start))) lede = null
  }
  const shortened = withoutOpening(sections, lede)
  // A text that is nothing but its lede is told as a body, which may have marks.
  return shortened !== sections && shortened.length === 0 ? { lede: null, sections } : { lede, sections: shortened }
}

function withoutOpening(sections: Section[], words: string | null): Section[] {
  if (words === null || openingWords(sections) !== words) return sections
  const [first, ...rest] = sections as [Section, ...Section[]]
  const blocks = first.blocks.slice(1)
  return blocks.length === 0 && first.heading === null ? rest : [{ ...first, blocks }, ...rest]
}

function openingWords([first]: Section[]): string | null {
  const block = first?.heading === null ? first.blocks[0] : undefined
  return block?.type === 'paragraph' ? plain(block) : null
}

const plain = ({ text }: Paragraph): string => wordsOf(text).replaceAll('\n', ' ').trim()
const glued = (text: string): string => text.replace(/\s+/g, '')

/** A lede shorter or longer than this is body text. Characters. */
const ledeLength = { least: 10, most: 300 }

/** Where the source states no lede, a short plain first paragraph is one when at least two paragraphs follow it. */
function withLede({ lede, sections }: Pick<Article, 'lede' | 'sections'>): Omit<Opening, 'headline'> {
  const [first, ...rest] = sections
  const [opening, ...others] = first?.heading === null ? first.blocks : []
  const isPlain =
    opening?.type === 'paragraph' && !opening.speech && opening.text.every((piece) => typeof piece === 'string')
  if (lede !== null || !isPlain || !isLedeLike(plain(opening))) return { lede, sections, derived: [] }
  const following = [...others, ...rest.flatMap(({ blocks }) => blocks)].filter(({ type }) => type === 'paragraph')
  if (following.length < 2 || wordsOf(opening.text).includes('\n')) return { lede, sections, derived: [] }
  const left = others.length === 0 ? rest : [{ ...first!, blocks: others }, ...rest]
  return { lede: plain(opening), sections: left, derived: ['lede'] }
}

function isLedeLike(text: string): boolean {
  return text.length >= ledeLength.least && text.length <= ledeLength.most && /[.!?…»"”)]$/.test(text)
}

/** Every word of a body in its order, on one line. */
export function allWords(sections: Section[]): string {
  return sections.flatMap(({ heading, blocks }) => [heading ?? '', ...blocks.map(wordsOfBlock)]).join(' ')
}

function wordsOfBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return wordsOf(block.text)
    case 'quote':
    case 'factbox':
      return block.blocks.map(wordsOfBlock).join(' ')
    case 'list':
      return block.entries.flat().map(wordsOfBlock).join(' ')
    case 'footnotes':
      return block.notes.flat().map(wordsOfBlock).join(' ')
    case 'table':
      return block.rows
        .flat()
        .map(({ text }) => wordsOf(text))
        .join(' ')
    case 'code':
      return block.text
    case 'image':
    case 'rule':
      return ''
  }
}

function textToDetect(headline: string, lede: string | null, sections: Section[]): string {
  return [headline, lede ?? '', allWords(sections)].join('\n')
}

/** The story's address, or the file's path; in a file of several stories also what the story is called. */
function idFromPlace({ canonicalUrl, place: { item } }: Manuscript, file: SourceFile, headline: string): string {
  const name = canonicalUrl ?? withoutEnding(file.path)
  return item === undefined ? name : `${name}#${shortHash(headline)}`
}

/** Topics by name. One that has no letter from a to z gets an address made of its hash. */
function topicsOf({ topics: names }: Manuscript): Article['topics'] {
  const topics = new Map<string, string>()
  for (const name of names) {
    const slug = slugFrom(name) || `emne-${shortHash(name).slice(0, 8)}`
    if (!topics.has(slug)) topics.set(slug, name)
  }
  return [...topics].map(([slug, name]) => ({ slug, name }))
}
