import type { Article, Section } from '#article/article.ts'
import type { Inline } from '#article/block.ts'
import type { Image } from '#article/image.ts'
import type { Place } from '../../findings.ts'
import { bodyOfHtml, type BodySetting } from '../html/bodyHtml.ts'
import { withBelow } from '../words/bodyEdges.ts'
import { bylineOf } from '../words/byline.ts'
import { dateFrom } from '../words/dateFrom.ts'
import { tellUnshown } from './feedPictures.ts'
import { feedId } from '../feedId.ts'
import { type FeedNames, teaserText } from './feedText.ts'
import { firstText, isObject, type JsonObject, listOf, objectsIn, textIn } from '../jsonFields.ts'
import { languageFrom } from '../words/languageFrom.ts'
import { blank, storyOf, type Manuscript } from '../manuscript.ts'
import { bodyOfPlain, linesToParagraphs } from '../text/plainBody.ts'
import { lineOfHtml, webAddress } from '../words/plainLine.ts'
import { jsonIn, type Look } from '../recognise.ts'
import type { Desk } from '../desk.ts'
import type { Source, SourceFile } from '../source.ts'
import { usable, type Story } from '../story.ts'
import { resolved } from '../html/htmlInline.ts'

/** JSON Feed 1.0 and 1.1 (formats.md 2.8). */
export const jsonFeed: Source = {
  format: 'JSON Feed',
  recognises: ({ look }) => feedIn(look) !== null,
  read: (file, desk) => readFeed(feedIn(file.look)!, file, desk),
}

function feedIn(look: Look): JsonObject | null {
  const value = jsonIn(look)
  if (!isObject(value)) return null
  const saysSo = typeof value.version === 'string' && /jsonfeed\.org\/version/i.test(value.version)
  return saysSo || (Array.isArray(value.items) && ('feed_url' in value || 'home_page_url' in value)) ? value : null
}

function readFeed(feed: JsonObject, file: SourceFile, desk: Desk): Story[] {
  const missing = [
    ...(typeof feed.version === 'string' ? [] : ['version']),
    ...(typeof feed.title === 'string' ? [] : ['title']),
    ...(Array.isArray(feed.items) ? [] : ['items']),
  ]
  if (missing.length > 0) desk.remark('note', 'feed.incomplete', { missing: missing.join(', ') })
  const items = listOf(feed.items)
  if (items.length === 0) desk.remark('note', 'no.article/empty')
  return items.flatMap((item, at) => {
    const place = { item: at + 1 }
    if (isObject(item)) return itemStory(item, place, feed, file, desk)
    desk.remark('rejected', 'json.item', {}, place)
    return []
  })
}

function itemStory(item: JsonObject, place: Place, feed: JsonObject, file: SourceFile, desk: Desk): Story[] {
  const missing = [
    ...(item.id === undefined || item.id === null || item.id === '' ? ['id'] : []),
    ...('content_html' in item || 'content_text' in item ? [] : ['content_html / content_text']),
  ]
  if (missing.length > 0) desk.remark('note', 'feed.incomplete', { missing: missing.join(', ') }, place)
  remarkOnKinds(item, place, desk)
  const home = webAddress(textIn(feed.home_page_url)) ?? webAddress(textIn(feed.feed_url))
  const link = webAddress(textIn(item.url), home)
  const setting: BodySetting = {
    desk,
    place,
    base: link ?? home,
    language: languageFrom(textIn(item.language) ?? textIn(feed.language), desk, place),
  }
  const published = dateFrom(textIn(item.date_published), 'date_published', desk, place)
  const updated = dateFrom(textIn(item.date_modified), 'date_modified', desk, place)
  const title = textIn(feed.title)
  const elsewhere = webAddress(textIn(item.external_url))
  const headline = lineOfHtml(textIn(item.title))
  const texts = textsOf(item, { headline, site: title }, setting)
  const manuscript: Manuscript = {
    ...blank,
    lede: texts.lede,
    sections: pointingTo(elsewhere, texts.sections),
    place,
    id: feedId(textIn(item.id), home ?? file.path),
    // What is said about something elsewhere (external_url) is not published there; an item that says nothing only points to it.
    canonicalUrl: link ?? (texts.sections.length > 0 ? null : elsewhere),
    headline,
    language: setting.language,
    published: published ?? updated,
    updated,
    byline: authorsOf(item, feed),
    topics: listOf(item.tags).flatMap((tag) => textIn(tag) ?? []),
    image: pictureOf(item, setting),
    source: title === null ? null : { name: title, url: webAddress(textIn(feed.home_page_url)) },
    standing: { ...usable, revised: updated ?? published },
  }
  return storyOf(manuscript, file, desk)
}

/** Texts that are something else would be lost silently. */
function remarkOnKinds(item: JsonObject, place: Place, { remark }: Desk): void {
  const texts = [
    'url',
    'external_url',
    'title',
    'content_html',
    'content_text',
    'summary',
    'image',
    'banner_image',
    'date_published',
    'date_modified',
    'language',
  ]
  for (const key of texts) {
    const value = item[key]
    if (value !== undefined && value !== null && typeof value !== 'string')
      remark('repaired', 'key.kind/text', { key }, place)
  }
}

/** HTML goes before plain text; a summary alone is the body. */
function textsOf(item: JsonObject, names: FeedNames, setting: BodySetting): Pick<Manuscript, 'lede' | 'sections'> {
  const { content_html: html, content_text: text } = item
  const summary = textIn(item.summary)
  const hasHtml = typeof html === 'string' && html.trim() !== ''
  const hasText = typeof text === 'string' && text.trim() !== ''
  if (hasHtml) return { lede: teaserText(summary, names), sections: bodyOfHtml(html, setting) }
  if (hasText) return { lede: teaserText(summary, names), sections: bodyOfPlain(linesToParagraphs(text)) }
  return { lede: null, sections: bodyOfPlain(summary ?? '') }
}

/** What is said about something elsewhere ends with where that is, as feed readers show it, unless the text says so itself. */
function pointingTo(elsewhere: string | null, sections: Section[]): Section[] {
  if (elsewhere === null || sections.length === 0 || JSON.stringify(sections).includes(JSON.stringify(elsewhere)))
    return sections
  const link: Inline = { mark: 'link', href: elsewhere, text: [elsewhere.replace(/^https?:\/\/(www\.)?/, '')] }
  return withBelow(sections, [{ type: 'paragraph', text: [link] }])
}

/** Version 1.1 has `authors`, 1.0 `author`; an item without one has its feed's. Some write names where objects should be. */
function authorsOf(item: JsonObject, feed: JsonObject): Article['byline'] {
  const stated = [item.authors, item.author, feed.authors, feed.author]
    .map((value) => listOf(value).flatMap((person) => textIn(isObject(person) ? person.name : person) ?? []))
    .find((names) => names.length > 0)
  return (stated ?? []).flatMap((name) => bylineOf(lineOfHtml(name)))
}

function pictureOf(item: JsonObject, { desk, base, place }: BodySetting): Image | null {
  const { pictures: [attached] = [], others = [] } = Object.groupBy(objectsIn(item.attachments), (attachment) =>
    firstText(attachment, 'mime_type')?.startsWith('image/') ? 'pictures' : 'others',
  )
  for (const other of others) tellUnshown(firstText(other, 'url'), desk, place)
  const src = firstText(item, 'image', 'banner_image') ?? (attached ? firstText(attached, 'url') : null)
  if (src === null) return null
  return desk.picture(resolved(src, base), { alt: '', caption: null, credit: null }, place)
}
