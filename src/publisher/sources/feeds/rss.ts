import type { Article } from '#article/article.ts'
import type { Language } from '#article/language.ts'
import { placeAt, type Place } from '../../findings.ts'
import type { BodySetting } from '../html/bodyHtml.ts'
import { bylineOf } from '../words/byline.ts'
import { dateFrom } from '../words/dateFrom.ts'
import { readDate } from '../words/dates.ts'
import { readAsDraft } from '../holding/drafts.ts'
import { feedId } from '../feedId.ts'
import { inMedia } from './feedMedia.ts'
import { feedPicture } from './feedPictures.ts'
import { remarkOnMissing, remarkOnTwice } from './feedShape.ts'
import { languageFrom } from '../words/languageFrom.ts'
import { blank, storyOf, type Manuscript } from '../manuscript.ts'
import { nameOf, named } from '../xml/namespaces.ts'
import { isWhole, openXml } from '../xml/openXml.ts'
import { lineOf, lineOfHtml, webAddress } from '../words/plainLine.ts'
import { textsOf } from './rssTexts.ts'
import type { Desk } from '../desk.ts'
import type { Source, SourceFile } from '../source.ts'
import { usable, type Story } from '../story.ts'
import { allIn, firstTextOf, textOf, type XmlElement } from '../xml/xml.ts'
import {
  authorsNamed,
  coAuthors,
  isNoPost,
  isTopic,
  isUnpublished,
  languageTerm,
  postDate,
  revisedAt,
  scheduledIn,
  thumbnailOf,
  typesWithAddresses,
} from './wordPress.ts'
import { libraryOf, type Library } from './wordPressLibrary.ts'
import { bylineInFields, nameInAddress, tellUnreadFields } from './wordPressFields.ts'
import { rightsFrom } from '../words/rightsFrom.ts'

/** RSS 2.0, 0.9x and 1.0 (RDF), with the modules content, dc, dcterms, media and atom (formats.md 2.6), and what WordPress exports. */
export const rss: Source = {
  format: 'RSS',
  recognises: ({ look }) => look.kind === 'xml' && /^((\w+:)?(rss|RDF)|channel)$/i.test(look.root),
  read: readRss,
}

/** What an item takes from the channel around it. */
interface Channel {
  element: XmlElement | undefined
  title: string | null
  link: string | null
  language: Language | null
  rights: Article['rights']
  /** Names of people by what items are signed with; empty but in an export from WordPress. */
  people: Map<string, string>
  /** The files of such an export, by their number. */
  library: Library
  /** The types of its items that have addresses on the site. */
  typesOfSite: Set<string>
}

function readRss(file: SourceFile, desk: Desk): Story[] {
  const root = openXml(file, desk)
  if (root === null) return []
  const element = [root, ...allIn(root, 'channel')].find(({ name }) => name === 'channel')
  const items = allIn(root, 'item').filter((item) => /^item$|^rss:item$/.test(nameOf(item)))
  if (!element && items.length === 0) {
    desk.remark('note', 'no.article/other', { what: `XML <${root.name}>` })
    return []
  }
  remarkOnShape(element, items, desk)
  if (items.length === 0) desk.remark('note', 'no.article/empty')
  const channel = channelOf(element, items, desk)
  const stories = items.flatMap((item, at) => itemStory(item, { line: item.line, item: at + 1 }, channel, file, desk))
  tellUnreadFields(
    stories.flatMap(({ item, standing }) => (standing.isDraft ? [] : items[item! - 1]!)),
    desk,
  )
  return stories
}

function channelOf(element: XmlElement | undefined, items: XmlElement[], desk: Desk): Channel {
  const text = (...names: string[]) => firstTextOf(named(element, ...names))
  return {
    element,
    title: lineOfHtml(text('title', 'dc:title')),
    link: webAddress(
      text('link') ??
        named(element, 'link', 'atom:link')
          .map(({ attributes }) => attributes.href)
          .find(Boolean),
      element?.base,
    ),
    language: languageFrom(text('language', 'dc:language') ?? element?.lang, desk, {}),
    rights: rightsFrom({ notice: lineOfHtml(text('copyright', 'dc:rights')) }),
    people: authorsNamed(element, items),
    library: libraryOf(items),
    typesOfSite: typesWithAddresses(items),
  }
}

/** What RSS 2.0 requires of a channel, and has once in an item. */
function remarkOnShape(channel: XmlElement | undefined, items: XmlElement[], desk: Desk): void {
  remarkOnMissing(['title', 'link', 'description'], (name) => named(channel, name), desk, placeAt(channel?.line))
  for (const [at, item] of items.entries()) {
    const single = ['title', 'link', 'guid', 'pubDate', 'description', 'content:encoded']
    remarkOnTwice(single, (name) => named(item, name), desk, { line: item.line, item: at + 1 })
  }
}

function itemStory(item: XmlElement, place: Place, channel: Channel, file: SourceFile, desk: Desk): Story[] {
  if (!isWhole(item, desk, place) || isNoPost(item, channel.typesOfSite, desk, place)) return []
  const read = (own: Desk) => postStory(item, place, channel, file, own)
  return isUnpublished(item, desk, place) ? readAsDraft(desk, read) : read(desk)
}

function postStory(item: XmlElement, place: Place, channel: Channel, file: SourceFile, desk: Desk): Story[] {
  const text = (...names: string[]) => firstTextOf(named(item, ...names))
  const link = linkOf(item, channel)
  const setting: BodySetting = {
    desk,
    place,
    base: item.base ?? link ?? channel.link,
    language:
      languageFrom(text('dc:language') ?? item.lang ?? languageTerm(item) ?? textLanguage(item), desk, place) ??
      channel.language,
  }
  const dates = named(item, 'pubDate', 'dc:date', 'dcterms:issued', 'dcterms:created', 'atom:published', 'published')
    .map(textOf)
    .filter((date) => date !== null)
  // Of several that say the same, the first that can be read.
  const stated = dates.find((date) => readDate(date, desk).date !== null) ?? dates[0] ?? postDate(item)
  const published = dateFrom(stated, 'pubDate', desk, place)
  const updated = dateFrom(text('atom:updated', 'dcterms:modified', 'updated'), 'updated', desk, place)
  const guid = text('guid') ?? lineOf(item.attributes['rdf:about'])
  const source = named(item, 'source')[0]
  const headline = lineOfHtml(text('title', 'dc:title', 'media:title') ?? textOf(inMedia(item, 'media:title')))
  const manuscript: Manuscript = {
    ...blank,
    ...textsOf(item, { headline, site: channel.title }, setting, channel.library),
    place,
    id: feedId(guid, channel.link ?? file.path),
    slug: nameInAddress(item),
    canonicalUrl: link,
    headline,
    language: setting.language,
    published: published ?? updated,
    updated,
    byline: authorsOf(item, channel),
    topics: named(item, 'category', 'dc:subject')
      .filter(isTopic)
      .flatMap((topic) => lineOfHtml(textOf(topic)) ?? []),
    image: feedPicture(item, desk, setting.base, place) ?? thumbnailOf(item, channel.library.attachments, desk, place),
    source: sourceOf(textOf(source), source?.attributes.url, channel),
    rights: channel.rights,
    standing: {
      ...usable,
      embargo: scheduledIn(item, desk, place),
      revised: revisedAt(item, channel.element) ?? updated ?? published,
    },
  }
  return storyOf(manuscript, file, desk)
}

/** What carries a text may state its language where the item does not. */
function textLanguage(item: XmlElement): string | undefined {
  return named(item, 'content:encoded', 'xhtml:body', 'xhtml:div', 'body', 'fullitem', 'description').find(
    ({ lang }) => lang,
  )?.lang
}

/** The story's own address where FeedBurner has put one that counts clicks, else `<link>`, Atom's link, or a `<guid>` that is one. */
function linkOf(item: XmlElement, channel: Channel): string | null {
  const base = item.base ?? channel.link
  const stated = firstTextOf(named(item, 'link'))
  const guid = named(item, 'guid').find(({ attributes }) => attributes.isPermaLink !== 'false')
  const atom = named(item, 'atom:link', 'link').find(
    ({ attributes }) => attributes.href !== undefined && /^(alternate)?$/.test(attributes.rel ?? ''),
  )
  const original = textOf(named(item, 'feedburner:origLink')[0])
  return (
    webAddress(original) ??
    webAddress(stated, base) ??
    webAddress(atom?.attributes.href, base) ??
    webAddress(textOf(guid))
  )
}

function authorsOf(item: XmlElement, { people }: Channel): Article['byline'] {
  const places = [['dc:creator'], ['author'], ['dc:author'], ['atom:author'], ['itunes:author'], ['dc:contributor']]
  const signed = bylineInFields(item)
  const namedSo = (name: string | null) => bylineOf(people.get(name ?? '') ?? name)
  if (signed.length > 0) return signed.flatMap((one) => (people.has(one.name) ? namedSo(one.name) : [one]))
  const authors =
    [coAuthors(item), ...places.map((names) => named(item, ...names))].find((found) =>
      found.some((element) => textOf(element) !== null),
    ) ?? []
  return authors.flatMap((author) => namedSo(lineOfHtml(textOf(named(author, 'name', 'atom:name')[0] ?? author))))
}

function sourceOf(name: string | null, url: string | undefined, channel: Channel): Article['source'] {
  const stated = lineOfHtml(name)
  if (stated !== null) return { name: stated, url: webAddress(url) }
  return channel.title === null ? null : { name: channel.title, url: channel.link }
}
