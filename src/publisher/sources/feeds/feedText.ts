import type { Section } from '#article/article.ts'
import type { Inline } from '#article/block.ts'
import { shortened } from '../../findings.ts'
import { withoutEnd } from '../words/bodyEdges.ts'
import { allWords, lettersOf, wordsOf } from '../words/plainWords.ts'
import { bodyOfHtml, type BodySetting } from '../html/bodyHtml.ts'
import { idle } from '../desk.ts'
import { lineOf, lineOfHtml } from '../words/plainLine.ts'

/** A text of a feed that may be HTML, as one line. */
export function textOfHtml(html: string | null | undefined, setting: BodySetting): string | null {
  if (!html || !/[<&]/.test(html)) return lineOf(html)
  return lineOf(allWords(bodyOfHtml(html, { ...setting, desk: idle(setting.desk) }))) ?? lineOfHtml(html)
}

/** What WordPress writes below every story of its feeds. */
const whereItWas =
  /^(?<before>.*)(?:The post (?<post>.{1,200}) (?:appeared first on|first appeared on)|Innlegget (?<innlegg>.{1,200}) dukket først opp på) (?:(?!\. ).){1,100}\.$/s

/** What blog programs write after every teaser, as a sentence of its own. */
const afterTeaser =
  /^(?<teaser>.*[.!?…»”")\]]\s*|)(?:Continue reading|Fortsett å lese|Read more|READ MORE|Les mer|LES MER|Les meir)\b(?<rest>.{0,120})$/s

/** Beside its headline, what such words name: the site. */
export interface FeedNames {
  headline: string | null
  site: string | null
}

/** A teaser without what the feed's program wrote after it. */
export function teaserText(text: string | null, names: FeedNames): string | null {
  if (text === null) return null
  const signature = whereItWas.exec(text)
  const said = signature && isSignature(signature, names) ? signature.groups!.before! : text
  const { teaser, rest } = afterTeaser.exec(said)?.groups ?? {}
  return lineOf(rest !== undefined && leadsOn(rest, names) ? teaser : said)
}

/** Whether no more than the headline or the site follows, or an arrow: a minister may say that children should read more. */
function leadsOn(rest: string, { headline, site }: FeedNames): boolean {
  const named = rest.replace(/^\s+(?:about|on|at|here|om|på|her|i)(?!\p{L})/u, '')
  if (lettersOf(named) === '' || /[»›>→]\s*$/.test(rest) || /^[\s:]*https?:\/\/\S+\s*$/.test(named)) return true
  return [headline, site].some((name) => isNamed(named, name))
}

function isSignature({ groups }: RegExpExecArray, { headline }: FeedNames): boolean {
  return isNamed(groups!.post ?? groups!.innlegg!, headline)
}

/** Whether words are the name of a story or a site, also without its `.no`, or cut short: “Brua som ingen…”. */
function isNamed(words: string, name: string | null): boolean {
  const named = lettersOfName(words)
  const whole = lettersOfName(name ?? '')
  return named === whole || (named.length >= shortestCut && /(…|\.{3})\W*$/.test(words) && whole.startsWith(named))
}

function lettersOfName(name: string): string {
  return lettersOf(name.replace(/\.\p{Ll}{2,3}\s*$/u, ''))
}

/** Fewer letters of a headline that is cut short may begin any other. */
const shortestCut = 8

/** The body of a story without the paragraph that only says where it was first; that is told. */
export function withoutWhereItWas(
  sections: Section[],
  names: FeedNames,
  { desk: { remark }, place }: BodySetting,
): Section[] {
  const below = sections.at(-1)?.blocks.at(-1)
  const text = below?.type === 'paragraph' ? wordsOf(below.text).trim() : ''
  const signature = whereItWas.exec(text)
  if (below?.type !== 'paragraph' || !signature || signature.groups!.before !== '') return sections
  if (!isSignature(signature, names) && !leadsThere(below.text)) return sections
  remark('repaired', 'leftover.dropped', { text: shortened(text) }, place)
  return withoutEnd(sections)
}

/** Whether it is a link to the story and one to the site, and nothing after them. */
function leadsThere(text: Inline[]): boolean {
  const isLink = (piece: Inline | undefined) => typeof piece === 'object' && piece.mark === 'link'
  return text.length === 5 && isLink(text[1]) && isLink(text[3])
}
