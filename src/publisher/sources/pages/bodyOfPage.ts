import { decodeHTML } from 'entities'
import type { Element, Root } from 'hast'
import type { Section } from '#article/article.ts'
import { shortened } from '../../findings.ts'
import { bodyOfHtml, bodyOfTree, type BodySetting } from '../html/bodyHtml.ts'
import { verbatim, withoutParts } from '../html/htmlElements.ts'
import type { JsonObject } from '../jsonFields.ts'
import { bodyOfPlain } from '../text/plainBody.ts'
import { allWords, lettersOf } from '../words/plainWords.ts'
import { liveBlog, withoutReports } from './liveBlog.ts'
import { shownText } from '../html/shownText.ts'

/** A page and what was found to be its text; what of that is left for elsewhere; and whether readers may have to pay for the rest. */
interface TextFound {
  page: Root
  text: Root | null
  left: Element[]
  isStub: boolean
}

/**
 * The text of the page, and the reports of a live blog that it lacks; when there is much less of it than the data holds, as
 * on pages drawn by script, or it ends early as what is to be paid for does, the data's.
 */
export function bodyOfPage(
  { page, text, left, isStub }: TextFound,
  data: JsonObject,
  setting: BodySetting,
): { sections: Section[]; isOfData: boolean } {
  const body = typeof data.articleBody === 'string' ? data.articleBody : ''
  const found = text === null ? [] : bodyOfTree(withoutParts(text, left), setting)
  const isMarkup = /<(p|br|div)\b[^<>]*>/i.test(body)
  const whole =
    body.trim() === '' ? [] : isMarkup ? bodyOfHtml(body, setting) : bodyOfPlain(body.replace(/\n+/g, '\n\n'))
  const stated = withoutReports(whole, data)
  const length = allWords(stated).length + shownText(liveBlog(data, setting.desk, [])).length
  const end = endInDataAlone(stated, page)
  const isCut = isStub && end !== null && allWords(found).length < allWords(stated).length
  const isOfData = allWords(found).length < length / 2 || isCut
  if (end !== null && !isOfData) setting.desk.remark('note', 'page.cut/data', { text: shortened(end) })
  const reports = liveBlog(data, setting.desk, isOfData ? [] : found)
  return { sections: [...(isOfData ? stated : found), ...bodyOfTree(reports, setting)], isOfData }
}

/** A sentence shorter than this may be a signature. Letters. */
const leastEnd = 40

/** The last sentence of some length in the data's text, where it stands nowhere on the page: then that ends before the story does. */
function endInDataAlone(stated: Section[], page: Root): string | null {
  const sentences = decodeHTML(allWords(stated)).split(/(?<=[.!?…])\s+/)
  const end = sentences.findLast((sentence) => lettersOf(sentence).length >= leastEnd)
  if (end === undefined) return null
  const letters = lettersOf(verbatim(page))
  return letters.includes(lettersOf(end).slice(-leastEnd)) ? null : end.trim()
}
