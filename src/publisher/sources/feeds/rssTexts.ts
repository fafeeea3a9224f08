import { decodeHTML } from 'entities'
import { shortened } from '../../findings.ts'
import { bodyOfHtml, bodyOfTree, treeOfHtml, type BodySetting } from '../html/bodyHtml.ts'
import { mediaText } from './feedMedia.ts'
import { type FeedNames, teaserText, textOfHtml, withoutWhereItWas } from './feedText.ts'
import type { Manuscript } from '../manuscript.ts'
import { named } from '../xml/namespaces.ts'
import { bodyOfPlain } from '../text/plainBody.ts'
import { paragraphsOfLines } from '../text/textChunks.ts'
import { withLinesBroken } from '../html/withLinesBroken.ts'
import { isFromWordPress } from './wordPress.ts'
import { ledeInFields } from './wordPressFields.ts'
import type { Library } from './wordPressLibrary.ts'
import { htmlOfPost } from './wordPressShortcodes.ts'
import { holdsElements, rawTextOf, textOf, type XmlElement } from '../xml/xml.ts'
import { bodyOfXhtml } from '../xml/xmlToHtml.ts'

/** The full text is the body, the description or WordPress's excerpt its lede; a description alone is the body. */
export function textsOf(
  item: XmlElement,
  names: FeedNames,
  setting: BodySetting,
  library: Library,
): Pick<Manuscript, 'lede' | 'sections'> {
  const [xhtml] = named(item, 'xhtml:body', 'xhtml:div')
  // Before content:encoded there were `<body>` and `<fullitem>`.
  const full = named(item, 'content:encoded', 'body', 'fullitem').find(
    (element) => rawTextOf(element).trim() !== '' || holdsElements(element),
  )
  const description =
    named(item, 'description', 'dc:description', 'atom:summary', 'media:description', 'itunes:summary').find(
      (element) => element.children.length > 0,
    ) ?? mediaText(item)
  const excerpt = named(item, 'excerpt:encoded').find((element) => textOf(element) !== null)
  const body = full ?? description
  const teaser = excerpt ?? (full || xhtml ? description : undefined)
  const ingress = ledeInFields(item, setting)
  const shown = teaser ? teaserText(textOfHtml(rawTextOf(teaser), setting), names) : null
  const lede = ingress ?? shown
  if (shown !== null && shown !== lede)
    setting.desk.remark('note', 'part.left', { name: 'excerpt', text: shortened(shown) }, setting.place)
  const own = (element: XmlElement): BodySetting => ({ ...setting, base: element.base ?? setting.base })
  if (xhtml && !full) return { lede, sections: bodyOfXhtml(xhtml, own(xhtml)) }
  if (!body) return { lede, sections: [] }
  return {
    lede,
    sections: isFromWordPress(item)
      ? exportedBody(item, body, library, own(body))
      : withoutWhereItWas(bodyIn(body, own(body)), names, setting),
  }
}

/** Escaped HTML, or elements written straight into the feed; what has blank lines and no tag is plain text. */
function bodyIn(element: XmlElement, setting: BodySetting): Manuscript['sections'] {
  if (holdsElements(element)) return bodyOfXhtml(element, setting)
  const words = rawTextOf(element)
  return isPlain(words) ? bodyOfPlain(paragraphsOfPlain(decodeHTML(words)).join('\n\n')) : bodyOfHtml(words, setting)
}

function isPlain(words: string): boolean {
  return /\n\s*\n/.test(words.trim()) && !/<[a-z/!?]/i.test(words)
}

/** A blank line within a sentence is one of the program's, as in the HTML of other feeds. */
function paragraphsOfPlain(words: string): string[] {
  const runs = words
    .trim()
    .replace(/\n(?:[^\S\n]*\n)+/g, '\n\n')
    .split(/(?<=[.!?…:»”"])\r?\n\n|\r?\n\n(?!\s*\p{Ll})/u)
  return runs.flatMap((run) => paragraphsOfLines(run.replaceAll('\n\n', '\n')))
}

/** What WordPress stores is not yet HTML in its lines. */
function exportedBody(
  item: XmlElement,
  body: XmlElement,
  library: Library,
  setting: BodySetting,
): Manuscript['sections'] {
  const tree = treeOfHtml(htmlOfPost(item, rawTextOf(body), library, setting), setting.desk)
  return bodyOfTree({ type: 'root', children: withLinesBroken(tree.children) }, setting)
}
