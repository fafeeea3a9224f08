import type { Article, Section } from '#article/article.ts'
import type { Paragraph } from '#article/block.ts'
import { shortened } from '../findings.ts'
import { openingBlock, withoutOpening } from './words/bodyEdges.ts'
import { firstSentence, headlineFrom } from './words/firstSentence.ts'
import type { Manuscript } from './manuscript.ts'
import { takeFirstSentence } from './openingText.ts'
import { lineOf } from './words/plainLine.ts'
import { allWords, lettersOf, wordsOf } from './words/plainWords.ts'
import type { Desk } from './desk.ts'

export type Opening = Pick<Article, 'headline' | 'lede' | 'sections' | 'derived'>

/** Headline, lede and body, none of which says what another has said. */
export function openingOf(manuscript: Manuscript, desk: Desk, isMachines: boolean): Opening | null {
  const { headline, place } = manuscript
  const body = isMachines ? withoutRepeats(manuscript) : { lede: manuscript.lede, sections: manuscript.sections }
  if (headline !== null) return { headline, ...withLede(body) }
  const { lede, sections } = body
  const taken =
    (lede === null ? takeFirstSentence(sections) : takeFromLede(lede, sections)) ?? callByFirstWords(sections)
  if (taken === null) {
    if (manuscript.standing.status !== 'canceled') remarkOnNothing(manuscript, desk, isMachines)
    return null
  }
  desk.remark('note', 'headline.derived', {}, place)
  return { lede: null, ...taken, derived: ['headline'] }
}

/** A valid document of a wire may say nothing to readers; a file that a person wrote should. */
function remarkOnNothing({ place }: Manuscript, { remark, hasDropped }: Desk, isMachines: boolean): void {
  if (hasDropped(place)) remark('rejected', 'article.empty/emptied', {}, place)
  else if (isMachines) remark('note', 'no.article/bare', {}, place)
  else remark('rejected', 'article.empty/nothing', {}, place)
}

/** A text without a paragraph of its own, as lists of changes and tables are, is called by its first heading or its first words. */
function callByFirstWords(sections: Section[]): Pick<Opening, 'headline' | 'sections'> | null {
  const heading = sections.find((section) => section.heading !== null)?.heading ?? null
  if (heading !== null) return { headline: heading, sections: withoutHeading(sections, heading) }
  const [block] = sections[0]?.blocks ?? []
  const opening = block?.type === 'list' ? block.entries[0]! : block ? [block] : []
  const words = lineOf(allWords([{ id: null, heading: null, blocks: opening }]))
  return words === null ? null : { headline: shortened(headlineFrom(firstSentence(words).sentence)), sections }
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
  let sections = withoutHeading(all, headline)
  for (const repeated of [kicker, headline, kicker]) sections = withoutOpeningWords(sections, repeated)
  let lede = stated === headline ? null : stated
  if (lede !== null && openingWords(sections) !== lede) {
    const start = lettersOf(lede.replace(/(…|\.\.\.|\[&hellip;\])\W*$/, ''))
    if (start !== '' && lettersOf(allWords(sections).slice(0, lede.length + openingReach)).includes(start)) lede = null
  }
  const rest = withoutOpeningWords(sections, lede)
  // A text that is nothing but its lede is told as a body, which may have marks.
  return rest !== sections && rest.length === 0 ? { lede: null, sections } : { lede, sections: rest }
}

/** How far into a body the lede may stand that was cut out of it: behind a dateline and a kicker. Characters. */
const openingReach = 300

/** A heading above the text that is the headline again. */
function withoutHeading(sections: Section[], headline: string | null): Section[] {
  const [first, ...rest] = sections
  if (!first || first.heading === null || first.heading !== headline) return sections
  return first.blocks.length === 0 ? rest : [{ id: null, heading: null, blocks: first.blocks }, ...rest]
}

function withoutOpeningWords(sections: Section[], words: string | null): Section[] {
  return words === null || openingWords(sections) !== words ? sections : withoutOpening(sections)
}

function openingWords(sections: Section[]): string | null {
  const block = openingBlock(sections)
  return block?.type === 'paragraph' ? plain(block) : null
}

const plain = ({ text }: Paragraph): string => wordsOf(text).replaceAll('\n', ' ').trim()

/** A lede shorter or longer than this is body text. Characters. */
const ledeLength = { least: 10, most: 300 }

/** Where the source states no lede, a short plain first paragraph is one when at least two paragraphs follow it. */
function withLede({ lede, sections }: Pick<Article, 'lede' | 'sections'>): Omit<Opening, 'headline'> {
  const opening = openingBlock(sections)
  const left = withoutOpening(sections)
  const isPlain =
    opening?.type === 'paragraph' && !opening.speech && opening.text.every((piece) => typeof piece === 'string')
  const next = sections[0]?.blocks[1]
  const isAsked = isPlain && plain(opening).endsWith('?') && next?.type === 'paragraph' && next.speech === true
  if (lede !== null || !isPlain || isAsked || !isLedeLike(plain(opening))) return { lede, sections, derived: [] }
  const following = left.flatMap(({ blocks }) => blocks).filter(({ type }) => type === 'paragraph')
  if (following.length < 2 || wordsOf(opening.text).includes('\n')) return { lede, sections, derived: [] }
  return { lede: plain(opening), sections: left, derived: ['lede'] }
}

function isLedeLike(text: string): boolean {
  return (
    text.length >= ledeLength.least && text.length <= ledeLength.most && /[.!?…»"”)]$/.test(text) && !isEntry.test(text)
  )
}

/** “* Strømmen er tilbake.” is one of several. */
const isEntry = /^[•▪◦‣·*-]\s/
