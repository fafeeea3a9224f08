import { Derivable, type Article, type Section } from '#article/article.ts'
import { placeOf, type Place } from '../findings.ts'
import type { PartialDate } from '#article/partialDate.ts'
import { isPast } from './words/isPast.ts'
import { laterOf } from './words/dateFrom.ts'
import { earliest } from './words/dates.ts'
import { detectLanguage } from './words/detectLanguage.ts'
import { derivedSlug, withoutEnding } from './fromPath.ts'
import { heldByLine, namesDayToCome } from './holding/heldByLine.ts'
import { withFiguresWhole } from './words/figuresWhole.ts'
import { isInOtherLetters, norwegian } from './words/languageFrom.ts'
import { openingBlock, withoutEnd, withoutOpening } from './words/bodyEdges.ts'
import { withoutCampaign } from './words/plainLine.ts'
import { allWords, wordsOf, wordsToRead } from './words/plainWords.ts'
import { topicSense, topicSlug } from './words/slugs.ts'
import type { Desk } from './desk.ts'
import type { SourceFile } from './source.ts'
import { usable, type Standing, type Story } from './story.ts'
import { withOpeningCorrection } from './openingCorrection.ts'
import { openingOf, type Opening } from './storyOpening.ts'
import { creditIn } from './text/textTrimmings.ts'
import { shortHash } from './words/shortHash.ts'

/** The fields of an article. What it may lack is null here, so that each is named by whoever makes one. */
type Stated = {
  [Key in keyof Article]-?: undefined extends Article[Key] ? NonNullable<Article[Key]> | null : Article[Key]
}

/** A story as its source states it; what is not stated is null, and nothing is derived yet. */
export interface Manuscript extends Omit<Stated, 'id' | 'slug' | 'headline' | 'topics' | 'words' | 'derived'> {
  id: string | null
  slug: string | null
  headline: string | null
  /** Names of topics. */
  topics: string[]
  standing: Standing
  place: Place
  /** What `section` and `slug` were derived from when the source did not state them. */
  derived: Article['derived']
}

/** What an article may do without, where nothing is said. */
const unsaid = {
  kicker: null,
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
  derived: [],
}

/** A manuscript with nothing in it, for a source to fill in. */
export const blank: Manuscript = {
  ...unsaid,
  id: null,
  slug: null,
  language: null,
  headline: null,
  correction: null,
  madeWith: null,
  standing: usable,
  place: {},
}

/**
 * Agencies sign below the text, `(©NTB)`: that names the source, and is no paragraph of the story. Plain texts have been
 * relieved of it already.
 */
function withoutCredit(manuscript: Manuscript, { remark }: Desk): Manuscript {
  const signature = manuscript.sections.at(-1)?.blocks.at(-1)
  const text = signature?.type === 'paragraph' ? wordsOf(signature.text) : ''
  const name = creditIn({ text, isSingle: true })
  if (name === null) return manuscript
  remark('note', 'credit.taken', { text }, manuscript.place)
  const source = manuscript.source ?? { name, url: null }
  return { ...manuscript, sections: withoutEnd(manuscript.sections), source }
}

const day = 24 * 60 * 60 * 1000

/** Where a format's dates hold nothing back, one that is more than a day to come is a mistake, or somebody's plan. */
function tellOfDayToCome({ published, updated, standing, place }: Manuscript, { remark }: Desk): void {
  const isOut = standing.status === 'usable' && standing.embargo === null
  const isToCome = (date: PartialDate | null) => date !== null && isOut && !isPast(earliest(date) - day)
  if (standing.comesOut === undefined && isToCome(published)) remark('note', 'date.coming', { date: published! }, place)
  else if (isToCome(updated)) remark('note', 'date.coming/updated', { date: updated! }, place)
}

/** Makes the article of a manuscript: derives what is missing and says so. None, with a finding, when there is no story in it. */
export function storyOf(stated: Manuscript, file: SourceFile, desk: Desk): Story[] {
  const isWritten = file.look.kind === 'text' || file.look.kind === 'html'
  // Agencies have notes to editors besides, and feeds hold what is out already: there “Embargo” alone is no word to the desk.
  const held = heldByLine(stated, desk, isWritten ? undefined : namesDayToCome)
  const manuscript = withOpeningCorrection(withoutCredit(held, desk))
  const { place, standing, kicker } = manuscript
  // Machines repeat themselves by habit; what people write is left as it is.
  const opening = openingOf(manuscript, desk, file.look.kind !== 'text')
  if (opening === null) return standing.status === 'canceled' ? [withdrawal(manuscript, file)] : []
  const { headline, lede, derived } = opening
  tellOfDayToCome(manuscript, desk)
  // People place their pictures themselves; what other formats put first is what they lead with.
  const { image, sections } =
    file.look.kind === 'text' ? { image: manuscript.image, sections: opening.sections } : leadOf(manuscript, opening)
  const hasText = lede !== null || derived.includes('headline') || sections.some(({ blocks }) => blocks.length > 0)
  if (!hasText && desk.hasDropped(place) && manuscript.image === null) {
    desk.remark('rejected', 'article.empty/emptied', {}, place)
    return []
  }
  if (!hasText) desk.remark('note', image === null ? 'article.brief' : 'article.brief/picture', {}, place)
  const text = textToDetect(headline, lede, sections)
  const said = languageSaid(manuscript, text, desk)
  const detected = said === null || said === 'no' ? detectLanguage(text) : null
  const language = norwegian(said, detected) ?? detected
  if (language === null) desk.remark('note', 'language.unknown', {}, { ...(place.item !== undefined && place) })
  if (said === null && language !== null) derived.push('language')
  const id = manuscript.id ?? idFromPlace(manuscript, file, headline)
  if (manuscript.id === null) derived.push('id')
  if (manuscript.slug === null) derived.push('slug')
  const article: Article = {
    id,
    slug: manuscript.slug ?? derivedSlug(headline, id, manuscript.canonicalUrl),
    language: language ?? undefined,
    kicker: kicker === headline ? null : kicker,
    headline,
    lede,
    published: manuscript.published,
    updated: laterOf(manuscript.updated, manuscript.published),
    byline: manuscript.byline,
    dateline: manuscript.dateline,
    source: manuscript.source,
    section: manuscript.section,
    topics: topicsOf(manuscript, desk),
    image,
    sections,
    rights: manuscript.rights,
    canonicalUrl: withoutCampaign(manuscript.canonicalUrl),
    correction: manuscript.correction ?? undefined,
    madeWith: manuscript.madeWith ?? undefined,
    words: wordsToRead({ headline, lede, sections, derived }),
    derived: Derivable.options.filter((key) => manuscript.derived.includes(key) || derived.includes(key)),
  } satisfies Record<keyof Article, unknown>
  return [{ article: withFiguresWhole(article), standing, ...placeOf(place) }]
}

/** The picture a body opens with leads the story when no other does. */
function leadOf({ image }: Manuscript, { sections }: Opening): Pick<Article, 'image' | 'sections'> {
  const first = openingBlock(sections)
  if (image !== null || first?.type !== 'image') return { image, sections }
  return { image: first.image, sections: withoutOpening(sections) }
}

/** The withdrawal of a story, which need not repeat it. It is never shown, so it is called by the id of what it withdraws. */
function withdrawal({ id, standing, place }: Manuscript, file: SourceFile): Story {
  const called = id ?? withoutEnding(file.path)
  const article = { ...unsaid, id: called, slug: derivedSlug('', called), headline: called, words: 0 }
  return { article, standing, ...placeOf(place) }
}

/** The language that is stated, where the letters of the text may be those of it. */
function languageSaid({ language: stated, place }: Manuscript, text: string, { remark }: Desk): Manuscript['language'] {
  if (stated === null || !isInOtherLetters(stated, text)) return stated
  remark('repaired', 'language.letters', { stated }, place)
  return null
}

function textToDetect(headline: string, lede: string | null, sections: Section[]): string {
  return [headline, lede ?? '', allWords(sections)].join('\n')
}

/** The story's address, or the file's path; in a file of several stories also what the story is called. */
function idFromPlace({ canonicalUrl, place: { item } }: Manuscript, file: SourceFile, headline: string): string {
  const name = canonicalUrl ?? withoutEnding(file.path)
  return item === undefined ? name : `${name}#${shortHash(headline)}`
}

/** As many topics as a story may have: each has a page, data and feeds of its own, some hundred kilobytes. */
const mostTopics = 100

/** The topics of a story, each address once. Another topic that would have the same is told, and so are those beyond the limit. */
function topicsOf({ topics: names, place }: Manuscript, { remark }: Desk): Article['topics'] {
  const topics = new Map<string, string>()
  for (const name of names) {
    const slug = topicSlug(name)
    const other = topics.get(slug)
    if (other === undefined) topics.set(slug, name)
    else if (areApart(other, name)) remark('repaired', 'topic.dropped', { name, other, slug }, place)
  }
  if (topics.size > mostTopics) remark('repaired', 'topic.many', { count: topics.size, limit: mostTopics }, place)
  return [...topics].slice(0, mostTopics).map(([slug, name]) => ({ slug, name }))
}

function areApart(one: string, other: string): boolean {
  const [sense, otherSense] = [topicSense(one), topicSense(other)]
  return sense !== null && otherSense !== null && sense !== otherSense
}
