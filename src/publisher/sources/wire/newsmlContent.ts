import { shortened } from '../../findings.ts'
import { bodyOfHtml, type BodySetting } from '../html/bodyHtml.ts'
import { textOfHtml } from '../feeds/feedText.ts'
import { blank, type Manuscript } from '../manuscript.ts'
import { nitfManuscript } from './nitf.ts'
import { bodyOfPlain, linesToParagraphs } from '../text/plainBody.ts'
import { lettersOf } from '../words/plainWords.ts'
import { enough, lettersWithout, shareIn, wholeOf } from '../words/sameText.ts'
import type { Desk } from '../desk.ts'
import type { Standing } from '../story.ts'
import { allIn, childOf, childrenOf, holdsElements, rawTextOf, readXml, textOf, type XmlElement } from '../xml/xml.ts'
import { bodyOfXhtml } from '../xml/xmlToHtml.ts'

/**
 * The text inside a NewsML-G2 item, with whatever its own format says of headline and byline. Several contents are one
 * text in several forms, of which NITF and XHTML go before plain text, or several texts, of which the whole one is read.
 */
export function newsmlContent(item: XmlElement, standing: Standing, setting: BodySetting): Manuscript {
  const contents = contentsOf(item, setting.desk).filter((one) => rawTextOf(one).trim() !== '' && isText(one))
  if (contents.length === 0) return blank
  const content = contents.length === 1 ? contents[0]! : wholeContent(item, contents, setting)
  const [document] = childrenOf(content)
  if (document && isNitf(document)) return nitfManuscript(document, standing, setting.desk, setting.place)
  return { ...blank, headline: titleOf(content), sections: sectionsIn(content, setting) }
}

/** The whole text among several in the language of the first; those that say anything else are told. */
function wholeContent(item: XmlElement, contents: XmlElement[], setting: BodySetting): XmlElement {
  const headlines = [
    ...childrenOf(childOf(item, 'contentMeta'), 'headline'),
    ...contents.flatMap((content) => allIn(content, 'hl1', 'h1')),
  ].flatMap((headline) => textOf(headline) ?? [])
  const texts = contents.map((content) => {
    const text = textIn(content, setting)
    return { content, text, letters: lettersWithout(headlines, text) }
  })
  const inOneLanguage = texts.filter(({ content }) => content.lang === contents[0]!.lang)
  const read = wholeOf(inOneLanguage, ({ content }) => rank(content))
  for (const { content, text, letters } of texts) {
    if (lettersOf(read.text).includes(letters) || shareIn(text, read.text) >= enough) continue
    const place = { ...setting.place, line: content.line }
    setting.desk.remark('note', 'newsml.body', { body: shortened(text) }, place)
  }
  return read.content
}

/** What readers would read of a content, on one line. */
function textIn(content: XmlElement, setting: BodySetting): string {
  const body = allIn(content, 'body')[0]
  const text = textOf(body ?? content) ?? ''
  return holdsElements(content) && body && holdsElements(body)
    ? text
    : (textOfHtml(wordsOf(body ?? content), setting) ?? text)
}

/** Every NITF document inside an item, whether it is the one that is read or not. */
export function nitfIn(item: XmlElement, desk: Desk): XmlElement[] {
  return contentsOf(item, desk).flatMap(nitfWithin)
}

function nitfWithin(element: XmlElement): XmlElement[] {
  return childrenOf(element).flatMap((child) => (isNitf(child) ? [child] : nitfWithin(child)))
}

/** The contents of an item. NITF may be packed into one as text, and then is opened. */
function contentsOf(item: XmlElement, { limits }: Desk): XmlElement[] {
  return childrenOf(childOf(item, 'contentSet'), 'inlineXML', 'inlineData').map((content) => {
    if (holdsElements(content)) return content
    const words = wordsOf(content)
    const packed = /<(\w+:)?nitf[\s>]/i.test(words) ? readXml(words, limits)?.root : undefined
    return packed && isNitf(packed) ? { ...content, children: [packed] } : content
  })
}

function isNitf({ name }: XmlElement): boolean {
  return name.toLowerCase() === 'nitf'
}

/** Pictures, tables of sport, concepts and feeds may stand inside an item too; they are no running text. */
function isText(content: XmlElement): boolean {
  const [document] = childrenOf(content)
  const type = content.attributes.contenttype ?? ''
  if (!document) return !/^(image|audio|video|font)\/|^application\/(?!.*(html|xml|nitf))/i.test(type)
  const isMarkup = /^(html|nitf|body|div|p|section|article|main|h[1-6]|ul|ol|table|span|block)$/i.test(document.name)
  return isMarkup || /html|nitf/i.test(type)
}

function rank(content: XmlElement): number {
  const [document] = childrenOf(content)
  if (document && (isNitf(document) || document.name.toLowerCase() === 'html')) return 0
  if (document) return 1
  return /html/i.test(content.attributes.contenttype ?? '') ? 2 : 3
}

function sectionsIn(content: XmlElement, setting: BodySetting): Manuscript['sections'] {
  const body = allIn(content, 'body')[0] ?? content
  const words = wordsOf(content)
  // Some systems escape the HTML they put inside XML, once too often.
  if (!isInBlocks(body) && hasMarkup(words)) return bodyOfHtml(inParagraphs(words), setting)
  if (holdsElements(content)) return bodyOfXhtml(body, setting)
  return bodyOfPlain(linesToParagraphs(words))
}

/** Whether a text has blocks of its own: an escaped mark in it is one that it tells of. */
function isInBlocks(body: XmlElement): boolean {
  return allIn(body, 'p', 'h1', 'h2', 'h3', 'h4', 'li', 'td', 'br').length > 1
}

const block = /<\/?(?:p|br|div|h\d|ul|li)\b[^>]*>/i

/** Blocks, or a mark that is closed: one alone is told of, “skriv <b> foran”. */
function hasMarkup(words: string): boolean {
  if (block.test(words)) return true
  // Looked for from both ends, since a text may open a mark ten thousand times and never close it.
  return ['b', 'i', 'strong', 'em', 'a'].some((mark) => {
    const opened = words.search(new RegExp(String.raw`<${mark}\b[^<>]*>`, 'i'))
    return opened >= 0 && words.toLowerCase().lastIndexOf(`</${mark}>`) > opened
  })
}

/** Marks in lines are HTML that has no blocks yet. */
function inParagraphs(words: string): string {
  if (block.test(words)) return words
  const paragraphs = linesToParagraphs(words.trim()).split(/\r?\n\s*\n/)
  return paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('')
}

function wordsOf(content: XmlElement): string {
  const words = rawTextOf(content)
  return /^base64$/i.test(content.attributes.encoding ?? '') ? Buffer.from(words, 'base64').toString('utf8') : words
}

function titleOf(content: XmlElement): string | null {
  const body = allIn(content, 'body')[0]
  return textOf(allIn(body ?? content, 'h1')[0]) ?? textOf(allIn(content, 'title')[0])
}
