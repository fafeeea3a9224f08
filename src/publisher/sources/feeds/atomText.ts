import { bodyOfHtml, type BodySetting } from '../html/bodyHtml.ts'
import type { Manuscript } from '../manuscript.ts'
import { idle } from '../desk.ts'
import { bodyOfPlain } from '../text/plainBody.ts'
import { lineOf, lineOfHtml } from '../words/plainLine.ts'
import { allWords } from '../words/plainWords.ts'
import { holdsElements, rawTextOf, type XmlElement } from '../xml/xml.ts'
import { bodyOfXhtml } from '../xml/xmlToHtml.ts'
import { textOfHtml } from './feedText.ts'

/** Whether what an element holds is a text: content may be of any type (RFC 4287, 4.1.3.1). */
export function isReadable(type = 'text'): boolean {
  return /^(text|html|xhtml|text\/.*|application\/(xhtml\+xml|octet-stream)|.*\/.*\+xml)$/i.test(type)
}

/** A text construct (RFC 4287, 3.1): plain text, escaped HTML, or XHTML in a `<div>` that is no part of it. */
export function bodyOf(element: XmlElement, setting: BodySetting): Manuscript['sections'] {
  const { type = 'text', mode } = element.attributes
  if (holdsElements(element) && mode !== 'escaped' && mode !== 'base64') return bodyOfXhtml(element, setting)
  const words = wordsIn(element)
  return isHtml(type, mode, words) ? bodyOfHtml(words, setting) : bodyOfPlain(words)
}

/** Atom 0.3 says that a text is in base64; in 1.0 what is neither text nor XML is (RFC 4287, 4.1.3.3). */
function wordsIn(element: XmlElement): string {
  const { type, mode } = element.attributes
  const words = rawTextOf(element)
  const isPacked = mode === 'base64' || (mode === undefined && type === 'application/octet-stream')
  return isPacked ? Buffer.from(words, 'base64').toString('utf8') : words
}

/** In Atom 0.3 the type is that of the content whatever its `mode`; feeds that say "text" and write tags mean HTML. */
function isHtml(type: string, mode: string | undefined, words: string): boolean {
  return (
    /html/i.test(type) ||
    (mode === 'escaped' && !/^text\/plain$/i.test(type)) ||
    /<(p|br|div|a|img)\b[^>]*>/i.test(words)
  )
}

/** A text construct as one line. */
export function constructText(element: XmlElement | undefined, setting: BodySetting): string | null {
  if (!element) return null
  const { type = 'text', mode } = element.attributes
  if (holdsElements(element)) return lineOf(allWords(bodyOfXhtml(element, { ...setting, desk: idle(setting.desk) })))
  const words = wordsIn(element)
  return isHtml(type, mode, words) ? (textOfHtml(words, setting) ?? lineOfHtml(words)) : lineOf(words)
}
