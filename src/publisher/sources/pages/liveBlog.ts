import type { Element, Root } from 'hast'
import type { Section } from '#article/article.ts'
import type { Block } from '#article/block.ts'
import { bodyTree } from '../html/bodyHtml.ts'
import { captionAndCredit, madeElement, textNode } from '../html/htmlElements.ts'
import { type JsonObject, objectsIn, textIn } from '../jsonFields.ts'
import { namesIn, picturesIn } from './jsonLd.ts'
import { saying } from '../words/bodyEdges.ts'
import { lineOf, lineOfHtml } from '../words/plainLine.ts'
import { allWords, lettersOf, wordsOf } from '../words/plainWords.ts'
import type { Desk } from '../desk.ts'

/**
 * The reports of a live blog as its schema.org data has them (`liveBlogUpdate`), each under its headline, in their order,
 * with when it was made, who wrote it and its picture. Those that are `shown` are left out.
 */
export function liveBlog(data: JsonObject, desk: Desk, shown: Section[]): Root {
  const all = objectsIn(data.liveBlogUpdate)
  const reports = all.filter(lackingIn(shown, all)).flatMap((report) => {
    const headline = lineOfHtml(textIn(report.headline) ?? textIn(report.name))
    const start = headline === null ? madeElement('hr') : madeElement('h2', [textNode(headline)])
    const signature = [timeIn(report), ...namesIn(report.author)].filter((part) => part !== null).join(' · ')
    const signed = signature === '' ? [] : [madeElement('p', [madeElement('em', [textNode(signature)])])]
    return [start, ...signed, ...textOf(bodyOf(report), desk), ...pictureOf(report)]
  })
  return { type: 'root', children: reports }
}

/**
 * A report is shown where its text begins, or is a whole paragraph if it is short, maybe behind a label (`Nå: …`); or where
 * its headline stands alone, which no other report has.
 */
function lackingIn(shown: Section[], reports: JsonObject[]): (report: JsonObject) => boolean {
  const letters = lettersOf(allWords(shown))
  const paragraphs = new Set(
    shown
      .flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'paragraph' ? wordsOf(block.text) : [])))
      .flatMap((words) => [words, words.replace(/^[^:]{1,20}:\s/, '')])
      .map(lettersOf),
  )
  const lines = new Set([...shown.map(({ heading }) => lettersOf(heading ?? '')), ...paragraphs])
  const headlines = reports.map(headlineIn)
  return (report) => {
    const headline = headlineIn(report)
    const body = lettersOf(lineOfHtml(bodyOf(report)) ?? '')
    const isOnly = headlines.indexOf(headline) === headlines.lastIndexOf(headline)
    if (body === '') return headline === '' || !lines.has(headline)
    const isBegun = body.length < 40 ? paragraphs.has(body) : letters.includes(body.slice(0, 40))
    return !isBegun && !(isOnly && lines.has(headline))
  }
}

/** The letters of the headline of a report; "" without one. */
function headlineIn({ headline, name }: JsonObject): string {
  return lettersOf(lineOfHtml(textIn(headline) ?? textIn(name)) ?? '')
}

/** `2026-05-04 08:00`, by the clock it is written with; as it is written where it is no such time. */
function timeIn({ datePublished }: JsonObject): string | null {
  const written = lineOfHtml(textIn(datePublished))
  const { day, clock, zone } =
    /^(?<day>\d{4}-\d\d-\d\d)T(?<clock>\d\d:\d\d)[\d:.]*(?<zone>.*)$/.exec(written ?? '')?.groups ?? {}
  return day === undefined ? written : `${day} ${clock}${/^(Z|\+00:?00)$/.test(zone!) ? ' UTC' : ''}`
}

/** The text of a live blog without the paragraphs that its reports have, too. */
export function withoutReports(sections: Section[], data: JsonObject): Section[] {
  const reports = objectsIn(data.liveBlogUpdate).map((report) => ({
    headline: textIn(report.headline) ?? '',
    paragraphs: (bodyOf(report) ?? '').split(/\n+|<(?:\/p|br|\/div)\b[^>]*>/i).map((part) => lineOfHtml(part) ?? ''),
  }))
  const bodies = reports.flatMap(({ paragraphs }) => paragraphs).map(lettersOf)
  const headed = reports.flatMap(({ headline, paragraphs }) => [headline, ...paragraphs]).map(lettersOf)
  const isTold = (block: Block) => {
    const letters = block.type === 'paragraph' ? lettersOf(wordsOf(block.text)) : ''
    return letters !== '' && (isRunOf(bodies, letters) || isRunOf(headed, letters))
  }
  return saying(sections.map((section) => ({ ...section, blocks: section.blocks.filter((block) => !isTold(block)) })))
}

/** Whether letters are those of one paragraph, or of several that follow each other, each of them whole. */
function isRunOf(paragraphs: string[], letters: string): boolean {
  return paragraphs.some((_, start) => {
    let length = 0
    for (let at = start; length < letters.length && at < paragraphs.length; at++) {
      if (!letters.startsWith(paragraphs[at]!, length)) return false
      length += paragraphs[at]!.length
    }
    return length === letters.length
  })
}

function bodyOf({ articleBody, description }: JsonObject): string | null {
  return (
    [articleBody, description].find((text): text is string => typeof text === 'string' && text.trim() !== '') ?? null
  )
}

function textOf(body: string | null, desk: Desk): Root['children'] {
  if (body === null) return []
  if (/<(p|br|div)\b[^>]*>/i.test(body)) return bodyTree(body, desk).children
  return body
    .normalize('NFC')
    .split(/\n+/)
    .flatMap((line) =>
      lineOfHtml(line) === lineOf(line)
        ? madeElement('p', [textNode(line)])
        : bodyTree(`<p>${line}</p>`, desk).children,
    )
}

function pictureOf({ image }: JsonObject): Element[] {
  const [picture] = picturesIn(image)
  if (picture === undefined) return []
  const { src, caption, credit } = picture
  const words = captionAndCredit(caption, credit)
  const figcaption = words.length === 0 ? [] : [madeElement('figcaption', words)]
  return [madeElement('figure', [madeElement('img', [], { src }), ...figcaption])]
}
