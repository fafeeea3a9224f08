import { allWords } from './plainWords.ts'
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

/** What blog programs write after every teaser, as a sentence of its own: a minister may say that children should read more. */
const afterTeaser = [
  /\s*The post .{1,200} (appeared first on|first appeared on) .{1,100}\.$/i,
  /(?<=^|[.!?…»”")\]]\s*)(Continue reading|Fortsett å lese)\b.{0,120}$/,
  /(?<=^|[.!?…»”")\]]\s*)(Read more|READ MORE|Les mer|LES MER|Les meir)(\s+(about|on|at|here|om|på|her|i)\b.{0,110})?[\s»›>→….:\]]*$/,
]

/** A teaser without what the feed's program wrote after it. */
export function teaserText(text: string | null): string | null {
  return lineOf(afterTeaser.reduce((left, after) => left?.replace(after, ''), text ?? undefined))
}
