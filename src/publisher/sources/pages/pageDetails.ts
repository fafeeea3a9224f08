import type { Article } from '#article/article.ts'
import type { Image } from '#article/image.ts'
import { shortened } from '../../findings.ts'
import type { BodySetting } from '../html/bodyHtml.ts'
import { bylineOf } from '../words/byline.ts'
import { dateFrom } from '../words/dateFrom.ts'
import { isObject, type JsonObject, listOf, objectsIn, textIn } from '../jsonFields.ts'
import { nameIn, namesIn, picturesIn } from './jsonLd.ts'
import type { Manuscript } from '../manuscript.ts'
import type { PageFacts } from './pageFacts.ts'
import { lineOfHtml, webAddress } from '../words/plainLine.ts'
import { lettersOf } from '../words/plainWords.ts'
import type { Readable } from './readable.ts'
import type { Desk, PictureWords } from '../desk.ts'
import { rightsFrom } from '../words/rightsFrom.ts'
import { resolved } from '../html/htmlInline.ts'

/** What a page says of its story: its schema.org data first, then its head. */

/** The headline as the page's data has it. One that was cut short there is taken whole from the page. */
export function headlineOf(facts: PageFacts, data: JsonObject, readable: Readable): string | null {
  const stated = lineOfHtml(textIn(data.headline) ?? textIn(data.name))
  const address = URL.parse(facts.meta('og:url') ?? facts.link('canonical') ?? '')
  const domain = address?.hostname.split('.').findLast((_, at, labels) => at === labels.length - 2)
  const stating = facts.meta('og:site_name') ?? nameIn(data.publisher)
  const sites = [stating, domain, ...facts.names].flatMap((name) => name ?? [])
  const shown = withoutSite(lineOfHtml(facts.meta('og:title', 'twitter:title')), sites)
  const title = withoutSite(facts.title, sites)
  const heading = headingOf(facts, shown, title)
  const whole = [heading, shown, title]
  if (stated === null)
    return (heading !== null && shown?.includes(heading) ? heading : (shown ?? heading)) ?? readable.title ?? title
  // Squarespace adds the name of the paper to it in its data, too.
  const plain = withoutSite(stated, sites)
  if (plain !== null && facts.headings.includes(plain)) return plain
  const start = stated.replace(/\s*(…|\.\.\.)$/, '')
  return start === stated ? stated : (whole.find((text) => text?.startsWith(start)) ?? stated)
}

/**
 * The heading that is the headline: one that the page's title holds, or else the only `<h1>`. One that has no word in
 * common with a title of some length is the name of a section or of the paper.
 */
function headingOf(facts: PageFacts, shown: string | null, title: string | null): string | null {
  const [only, ...others] = facts.headings
  const stated = shown ?? title
  const held = facts.headings.filter((text) => text === shown || title?.includes(text))
  const lower =
    held.find((text) => text === shown || title?.startsWith(text)) ??
    held[0] ??
    facts.lowerHeadings.find((text) => text.length >= (stated?.length ?? 0) / 2 && stated?.includes(text))
  if (lower !== undefined || only === undefined || others.length > 0) return lower ?? null
  const words = new Set(stated?.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu))
  const isAkin = (only.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).some((word) => words.has(word))
  return isAkin || words.size < 3 ? only : null
}

/** `Nei til EU – Avisa` is the headline and the name of the paper, or that of its address; so is `Avisa | Nei til EU`. */
function withoutSite(title: string | null, sites: string[]): string | null {
  if (title === null) return null
  const isName = (text: string) => sites.some((site) => lettersOf(site) === lettersOf(text))
  const [, start, last] = /^(.*\S)\s+[|–—·:«»-]\s+(.+)$/.exec(title) ?? []
  if (start !== undefined && isName(last!)) return start
  const [, first, end] = /^(.+?)\s+[|–—·:«»-]\s+(\S.*)$/.exec(title) ?? []
  return end !== undefined && isName(first!) ? end : title
}

/** Where it was written. A second headline is left out, and told where it says something else. */
export function datelineOf(data: JsonObject, headline: string | null, desk: Desk): string | null {
  const other = lineOfHtml(textIn(data.alternativeHeadline))
  if (other !== null && lettersOf(other) !== lettersOf(headline ?? ''))
    desk.remark('note', 'part.left', { name: 'alternativeHeadline', text: shortened(other) })
  return lineOfHtml(textIn(data.dateline))
}

export function ledeOf(facts: PageFacts, data: JsonObject): string | null {
  return (
    lineOfHtml(textIn(data.description)) ??
    lineOfHtml(facts.meta('og:description', 'description', 'twitter:description'))
  )
}

export function authorsOf(facts: PageFacts, data: JsonObject, readable: Readable | null): Article['byline'] {
  const stated = listOf(data.author).flatMap((author) => {
    const job = isObject(author) ? nameIn(listOf(author.jobTitle)[0]) : null
    const names = isObject(author) ? namesIn(author.name) : namesIn(author)
    return names.flatMap(bylineOf).map(({ name, role }) => ({ name, role: role ?? job }))
  })
  if (stated.length > 0) return stated
  const named = [
    ...facts.metas('article:author'),
    ...facts.metas('author'),
    ...facts.metas('dc.creator'),
    ...facts.metas('byl'),
    ...facts.metas('parsely-author'),
    readable?.byline ?? '',
  ].filter((name) => name !== '' && !/^https?:/.test(name))
  return bylineOf(named.find((name) => !/^\S+@\S+$/.test(name)) ?? named[0])
}

export function topicsOf(facts: PageFacts, data: JsonObject): string[] {
  const keywords = listOf(data.keywords).flatMap((one) =>
    typeof one === 'string' ? one.split(',') : [nameIn(one) ?? ''],
  )
  const stated = [
    ...keywords,
    ...namesIn(data.about),
    // Some write all their tags into one; a comma with a space after it may be part of a name: "Oslo, Norge".
    ...facts.metas('article:tag').flatMap((tag) => tag.split(/,(?=\S)/)),
    ...(facts.meta('news_keywords') ?? '').split(','),
  ]
  // Systems write their own marks among the keywords: "type:article", "nrk-id=1.2".
  return [...new Set(stated.flatMap((topic) => lineOfHtml(topic) ?? []))].filter(
    (topic) => !/[:=]/.test(topic) && topic.length <= 80,
  )
}

/** A picture that the data or the head of a page names. */
export type StatedPicture = { src: string } & PictureWords

export function statedPicture(facts: PageFacts, data: JsonObject): StatedPicture | null {
  const [stated] = picturesIn(data.image)
  const src = stated?.src ?? facts.meta('og:image', 'og:image:url', 'twitter:image')
  if (!src) return null
  return {
    src,
    alt: facts.meta('og:image:alt', 'twitter:image:alt') ?? '',
    caption: stated?.caption ?? null,
    credit: stated?.credit ?? null,
  }
}

export function pictureOf({ src, ...words }: StatedPicture, { desk, base }: BodySetting): Image {
  return desk.picture(resolved(src, base), words)
}

export function sourceOf(facts: PageFacts, data: JsonObject): Article['source'] {
  const [publisher] = objectsIn(data.publisher)
  const name = nameIn(publisher ?? data.publisher) ?? facts.meta('og:site_name', 'application-name')
  return name === null ? null : { name, url: webAddress(textIn(publisher?.url)) }
}

export function rightsOf(data: JsonObject): Article['rights'] {
  return rightsFrom({
    holder: nameIn(data.copyrightHolder),
    notice: textIn(data.copyrightNotice),
    usage: textIn(data.license),
  })
}

/** A correction that the paper itself has made public, in the data of the page or on it. */
export function correctionOf(data: JsonObject, shown: string | null, desk: Desk): Manuscript['correction'] {
  const [stated] = listOf(data.correction)
  if (stated === undefined) return shown === null ? null : { date: null, note: shown }
  const note = isObject(stated) ? lineOfHtml(textIn(stated.text) ?? textIn(stated.name)) : nameIn(stated)
  const isSaid = shown === null || lettersOf(note ?? '').includes(lettersOf(shown))
  return {
    date: isObject(stated) ? dateFrom(textIn(stated.datePublished), 'correction', desk, {}) : null,
    note: isSaid ? note : [note ?? '', shown].join(' ').trim(),
  }
}
