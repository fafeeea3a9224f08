import type { Section } from '#article/article.ts'
import { shortened } from '../findings.ts'
import { allWords, wordsOf } from './plainWords.ts'
import { bodyOfHtml, type BodySetting } from './bodyHtml.ts'
import { lineOf, lineOfHtml } from './plainLine.ts'

/** A text of a feed that may be HTML, as one line. */
export function textOfHtml(html: string | null | undefined, setting: BodySetting): string | null {
  if (!html || !/[<&]/.test(html)) return lineOf(html)
  const silent = { ...setting, desk: { ...setting.desk, remark: () => undefined, picture: noPicture } }
  return lineOf(allWords(bodyOfHtml(html, silent))) ?? lineOfHtml(html)
}

/** Pictures in a teaser are those of the story. */
const noPicture: BodySetting['desk']['picture'] = (_, words) => ({
  ...words,
  width: 1,
  height: 1,
  color: '#000000',
  renditions: [],
})

/** What WordPress writes below every story of its feeds. */
const whereItWas = String.raw`(?:The post .{1,200} (?:appeared first on|first appeared on)|Innlegget .{1,200} dukket først opp på) (?:(?!\. ).){1,100}\.`

/** What blog programs write after every teaser, as a sentence of its own: a minister may say that children should read more. */
const afterTeaser = [
  new RegExp(String.raw`\s*${whereItWas}$`, 'i'),
  /(?<=^|[.!?…»”")\]]\s*)(Continue reading|Fortsett å lese)\b.{0,120}$/,
  /(?<=^|[.!?…»”")\]]\s*)(Read more|READ MORE|Les mer|LES MER|Les meir)(\s+(about|on|at|here|om|på|her|i)\b.{0,110})?[\s»›>→….:\]]*$/,
]

/** A teaser without what the feed's program wrote after it. */
export function teaserText(text: string | null): string | null {
  return lineOf(afterTeaser.reduce((left, after) => left?.replace(after, ''), text ?? undefined))
}

/** The body of a story without the paragraph that only says where it was first; that is told. */
export function withoutWhereItWas(sections: Section[], { desk: { remark }, place }: BodySetting): Section[] {
  const last = sections.at(-1)
  const signature = last?.blocks.at(-1)
  const text = signature?.type === 'paragraph' ? wordsOf(signature.text).trim() : ''
  if (!new RegExp(`^${whereItWas}$`).test(text)) return sections
  remark('repaired', 'leftover.dropped', { text: shortened(text) }, place)
  const left = { ...last!, blocks: last!.blocks.slice(0, -1) }
  return [...sections.slice(0, -1), ...(left.blocks.length > 0 || left.heading !== null ? [left] : [])]
}
