import type { Root } from 'hast'
import type { Article } from '#article/article.ts'
import type { PartialDate } from '#article/partialDate.ts'
import { bodyOfHtml, treeOfHtml, type BodySetting } from './bodyHtml.ts'
import { dateFrom } from './dateFrom.ts'
import { isObject, type JsonObject, listOf, textIn } from './jsonFields.ts'
import { addressesOf, isArticle, mainArticle, nameIn, thingsIn, thingsOf } from './jsonLd.ts'
import { languageFrom } from './languageFrom.ts'
import { blank, storyOf, type Manuscript } from './manuscript.ts'
import { authorsOf, correctionOf, headlineOf, ledeOf, pictureOf, rightsOf, sourceOf, topicsOf } from './pageDetails.ts'
import { factsOf, type PageFacts } from './pageFacts.ts'
import { bodyOfPlain } from './plainBody.ts'
import { webAddress } from './plainLine.ts'
import { allWords, wordsOf } from './plainWords.ts'
import { readableIn } from './readable.ts'
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

/**
 * Whether a page that says nothing of itself reads as a story: menus and lists of links have no paragraph of this length.
 * A letter of Chinese or Japanese says what takes others three.
 */
function hasRunningText({ sections }: Manuscript): boolean {
  return sections.some(({ blocks }) =>
    blocks.some((block) => block.type === 'paragraph' && lengthOf(wordsOf(block.text)) >= 80),
  )
}

function lengthOf(text: string): number {
  return text.length + 2 * (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0)
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
  const readable = readableIn(page)
  return {
    ...blank,
    id: address,
    canonicalUrl: address,
    headline: headlineOf(facts, data, readable),
    lede: ledeOf(facts, data),
    language,
    published,
    updated,
    byline: authorsOf(facts, data, readable),
    section: nameIn(listOf(data.articleSection)[0]) ?? facts.meta('article:section'),
    topics: topicsOf(facts, data),
    image: pictureOf(facts, data, setting),
    sections: bodyOf(readable.html, data, setting),
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

/** The text of the page; when there is much less of it than the data holds, as on pages drawn by script, the data's. */
function bodyOf(html: string | null, data: JsonObject, setting: BodySetting): Article['sections'] {
  const body = typeof data.articleBody === 'string' ? data.articleBody : ''
  const found = html === null ? [] : bodyOfHtml(html, setting)
  const isMarkup = /<(p|br|div)\b[^>]*>/i.test(body)
  const stated =
    body.trim() === '' ? [] : isMarkup ? bodyOfHtml(body, setting) : bodyOfPlain(body.replace(/\n+/g, '\n\n'))
  return allWords(found).length < allWords(stated).length / 2 ? stated : found
}
