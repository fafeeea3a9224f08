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

/** What blog programs write after every teaser. */
const afterTeaser =
  /\s*(The post .{1,200} (appeared first on|first appeared on) .{1,100}\.|(Continue reading|Read more|Les mer|Les meir|Fortsett å lese)\b.{0,120})$/i

/** A teaser without what the feed's program wrote after it. */
export function teaserText(text: string | null): string | null {
  return lineOf(text?.replace(afterTeaser, ''))
}
