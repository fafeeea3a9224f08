import type { Root } from 'hast'
import type { Article } from '#article/article.ts'
import type { Image } from '#article/image.ts'
import type { PartialDate } from '#article/partialDate.ts'
import { bodyOfPlain } from './atom.ts'
import { bodyOfHtml, treeOfHtml, type BodySetting } from './bodyHtml.ts'
import { bylineOf } from './byline.ts'
import { dateFrom } from './dateFrom.ts'
import { isObject, type JsonObject, listOf, objectsIn, textIn } from './jsonFields.ts'
import { addressesOf, isArticle, mainArticle, nameIn, namesIn, picturesIn, thingsIn, thingsOf } from './jsonLd.ts'
import { languageFrom } from './languageFrom.ts'
import { allWords, blank, storyOf, type Manuscript } from './manuscript.ts'
import { factsOf, type PageFacts } from './pageFacts.ts'
import { lineOf, lineOfHtml, webAddress } from './plainLine.ts'
import { wordsOf } from './plainWords.ts'
import { readableHtml } from './readable.ts'
import type { Desk, Source, SourceFile } from './sources.ts'
import { expiryFrom } from './standingFrom.ts'
import { usable, type Story } from './story.ts'

/** A web page with schema.org data, Open Graph, or nothing but its text (formats.md 2.9); also schema.org data alone. */
export const htmlPage: Source = {
  format: 'HTML',
  recognises: ({ look }) => look.kind === 'html' || (look.kind === 'json' && thingsOf(look.value).some(isArticle)),
  read: readPage,
}

const nothing: Root = { type: 'root', children: [] }

function readPage(file: SourceFile, desk: Desk): Story[] {
  const page = file.look.kind === 'html' ? treeOfHtml(file.text, desk, true) : nothing
  const facts = factsOf(page)
  const canonical = webAddress(facts.link('canonical')) ?? webAddress(facts.meta('og:url'))
  const things = file.look.kind === 'json' ? thingsOf(file.look.value) : thingsIn(facts.scripts)
  const data = mainArticle(things, canonical) ?? {}
  // What stands on a page that turns out to be no story is nothing to remark on.
  const remarks: Parameters<Desk['remark']>[] = []
  const manuscript = manuscriptOf(page, facts, data, canonical, {
    ...desk,
    remark: (...remark) => remarks.push(remark),
  })
  const saysSo = isArticle(data) || /^article/i.test(facts.meta('og:type') ?? '')
  if (!saysSo && !hasRunningText(manuscript)) {
    desk.remark('note', 'no.article/page')
    return []
  }
  for (const remark of remarks) desk.remark(...remark)
  const story = storyOf(manuscript, file, desk)
  return story === null ? [] : [story]
}

/** Whether a page that says nothing of itself reads as a story: menus and lists of links have no paragraph of this length. */
function hasRunningText({ sections }: Manuscript): boolean {
  return sections.some(({ blocks }) =>
    blocks.some((block) => block.type === 'paragraph' && wordsOf(block.text).length >= 80),
  )
}

function manuscriptOf(
  page: Root,
  facts: PageFacts,
  data: JsonObject,
  canonical: string | null,
  desk: Desk,
): Manuscript {
  const address = canonical ?? addressesOf(data)[0] ?? null
  const stated = textIn(
    listOf(data.inLanguage).map((one) => (isObject(one) ? (one.alternateName ?? one.name) : one))[0],
  )
  const language =
    languageFrom(stated, desk, {}) ??
    languageFrom(facts.language ?? facts.meta('og:locale', 'content-language'), desk, {})
  const setting: BodySetting = { desk, language, base: webAddress(facts.base, address) ?? address, place: {} }
  const published = firstDate(
    [
      textIn(data.datePublished),
      textIn(data.dateCreated),
      ...publishedNames.flatMap(facts.metas),
      ...facts.times.slice(0, 1),
    ],
    'datePublished',
    desk,
  )
  const updated = firstDate([textIn(data.dateModified), ...updatedNames.flatMap(facts.metas)], 'dateModified', desk)
  const headline = headlineOf(facts, data)
  return {
    ...blank,
    id: address,
    canonicalUrl: address,
    headline,
    lede: ledeOf(facts, data),
    language,
    published,
    updated,
    byline: authorsOf(facts, data),
    section: nameIn(listOf(data.articleSection)[0]) ?? facts.meta('article:section'),
    topics: topicsOf(facts, data),
    image: pictureOf(facts, data, setting),
    sections: withoutHeading(bodyOf(page, data, setting), headline),
    hadBody: true,
    source: sourceOf(facts, data),
    rights: rightsOf(data),
    correction: correctionOf(data, desk),
    standing: { ...usable, expires: expiryFrom(textIn(data.expires), desk, {}), revised: updated ?? published },
  }
}

const publishedNames = [
  'article:published_time',
  'article:published',
  'og:article:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'pubdate',
  'publishdate',
  'publish-date',
  'dc.date.issued',
  'dcterms.created',
  'dc.date',
  'date',
  'cxenseparse:recs:publishtime',
  'cxenseparse:publishtime',
]
const updatedNames = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'article:modified',
  'lastmod',
  'last-modified',
  'dcterms.modified',
]

/** The first that can be read; what is wrong with those before it is told. */
function firstDate(written: (string | null)[], field: string, desk: Desk): PartialDate | null {
  for (const text of written) {
    const date = dateFrom(text, field, desk, {})
    if (date !== null) return date
  }
  return null
}

/** The headline as the page's data has it. One that was cut short there is taken whole from the page. */
function headlineOf(facts: PageFacts, data: JsonObject): string | null {
  const stated = lineOfHtml(textIn(data.headline) ?? textIn(data.name))
  const site = facts.meta('og:site_name') ?? nameIn(data.publisher)
  const shown = withoutSite(lineOfHtml(facts.meta('og:title', 'twitter:title')), site)
  const title = withoutSite(facts.title, site)
  const heading =
    facts.headings.find((text) => text === shown || title?.includes(text)) ??
    (facts.headings.length === 1 ? facts.headings[0]! : null)
  const whole = [heading, shown, title]
  if (stated === null) return (heading !== null && shown?.includes(heading) ? heading : (shown ?? heading)) ?? title
  const start = stated.replace(/\s*(…|\.\.\.)$/, '')
  return start === stated ? stated : (whole.find((text) => text?.startsWith(start)) ?? stated)
}

/** `Nei til EU – Avisa` is the headline and the name of the paper. */
function withoutSite(title: string | null, site: string | null): string | null {
  if (title === null) return null
  const [, start, end] = /^(.*\S)\s+[|–—·:-]\s+(.+)$/.exec(title) ?? []
  const isName = start !== undefined && site !== null && end!.toLowerCase() === site.toLowerCase()
  return isName ? start : title
}

function ledeOf(facts: PageFacts, data: JsonObject): string | null {
  return (
    lineOfHtml(textIn(data.description)) ??
    lineOfHtml(facts.meta('og:description', 'description', 'twitter:description'))
  )
}

/** The text of the page; when there is much less of it than the data holds, as on pages drawn by script, the data's. */
function bodyOf(page: Root, data: JsonObject, setting: BodySetting): Article['sections'] {
  const body = typeof data.articleBody === 'string' ? data.articleBody : ''
  const html = page.children.length === 0 ? null : readableHtml(page)
  const found = html === null ? [] : bodyOfHtml(html, setting)
  const isMarkup = /<(p|br|div)\b[^>]*>/i.test(body)
  const stated =
    body.trim() === '' ? [] : isMarkup ? bodyOfHtml(body, setting) : bodyOfPlain(body.replace(/\n+/g, '\n\n'))
  return allWords(found).length < allWords(stated).length / 2 ? stated : found
}

/** Readability keeps the page's own heading in some places; above the text it is the headline again. */
function withoutHeading(sections: Article['sections'], headline: string | null): Article['sections'] {
  const [first, ...rest] = sections
  if (!first || first.heading === null || first.heading !== headline) return sections
  return [{ id: null, heading: null, blocks: first.blocks }, ...rest]
}

function authorsOf(facts: PageFacts, data: JsonObject): Article['byline'] {
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
  ]
  return named
    .filter((name) => !/^https?:/.test(name))
    .slice(0, 1)
    .flatMap(bylineOf)
}

function topicsOf(facts: PageFacts, data: JsonObject): string[] {
  const keywords = listOf(data.keywords).flatMap((one) =>
    typeof one === 'string' ? one.split(',') : [nameIn(one) ?? ''],
  )
  const stated = [
    ...keywords,
    ...namesIn(data.about),
    ...facts.metas('article:tag'),
    ...(facts.meta('news_keywords') ?? '').split(','),
  ]
  // Systems write their own marks among the keywords: "type:article", "nrk-id=1.2".
  return [...new Set(stated.flatMap((topic) => lineOfHtml(topic) ?? []))].filter(
    (topic) => !/[:=]/.test(topic) && topic.length <= 80,
  )
}

function pictureOf(facts: PageFacts, data: JsonObject, { desk, base }: BodySetting): Image | null {
  const [stated] = picturesIn(data.image)
  const src = stated?.src ?? facts.meta('og:image', 'og:image:url', 'twitter:image')
  if (!src) return null
  const words = {
    alt: facts.meta('og:image:alt', 'twitter:image:alt') ?? '',
    caption: stated?.caption ?? null,
    credit: stated?.credit ?? null,
  }
  return desk.picture(URL.parse(src, base ?? undefined)?.href ?? src, words)
}

function sourceOf(facts: PageFacts, data: JsonObject): Article['source'] {
  const [publisher] = objectsIn(data.publisher)
  const name = nameIn(publisher ?? data.publisher) ?? facts.meta('og:site_name', 'application-name')
  return name === null ? null : { name, url: webAddress(textIn(publisher?.url)) }
}

function rightsOf(data: JsonObject): Article['rights'] {
  const [holder, notice, usage] = [
    nameIn(data.copyrightHolder),
    lineOf(textIn(data.copyrightNotice)),
    textIn(data.license),
  ]
  return holder === null && notice === null && usage === null ? null : { holder, notice, usage }
}

/** A correction that the paper itself has made public. */
function correctionOf(data: JsonObject, desk: Desk): Manuscript['correction'] {
  const [stated] = listOf(data.correction)
  if (stated === undefined) return null
  if (!isObject(stated)) return { date: null, note: nameIn(stated) }
  return {
    date: dateFrom(textIn(stated.datePublished), 'correction', desk, {}),
    note: lineOfHtml(textIn(stated.text) ?? textIn(stated.name)),
  }
}
