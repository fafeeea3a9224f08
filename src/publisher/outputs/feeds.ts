import { addressOf, feedAddress, type FeedFormat } from '#article/addresses.ts'
import type { Article } from '#article/article.ts'
import type { Edition } from '#article/edition.ts'
import type { Image } from '#article/image.ts'
import { precisionOf, type PartialDate } from '#article/partialDate.ts'
import type { ArrangedEdition } from '../arranging/arrange.ts'
import { lastChange } from './lastChange.ts'
import { storyHtml } from './storyHtml.ts'
import { around, element, xmlHead } from './xmlWriter.ts'

/** How many stories a feed has, newest first. */
const feedLength = 50

/** What a feed is called, which page it belongs to, and its stories. */
export interface Feed {
  /** The slug of its topic; null for the whole edition. */
  topic: string | null
  title: string
  page: string
  /** The latest. */
  articles: Article[]
}

/** The feeds of the whole edition and of each topic. None when nobody has said where the edition will be, as feeds need whole addresses. */
export function feedsOf({ edition, articles }: Pick<ArrangedEdition, 'edition' | 'articles'>): Feed[] {
  const { base, name } = edition
  if (base === null) return []
  const byTopic = new Map<string, Feed>()
  for (const article of articles) {
    for (const { slug, name: topic } of article.topics) {
      const feed = byTopic.get(slug) ?? {
        topic: slug,
        title: `${topic} – ${name}`,
        page: addressOf.topic(slug),
        articles: [],
      }
      if (feed.articles.length < feedLength) feed.articles.push(article)
      byTopic.set(slug, feed)
    }
  }
  const whole = { topic: null, title: name, page: addressOf.front(), articles: articles.slice(0, feedLength) }
  return [whole, ...byTopic.values()]
}

/** Where a feed is in each of its forms: RSS 2.0, Atom 1.0 and JSON Feed 1.1. */
export function filesOfFeed({ topic }: Feed): string[] {
  return formats.map((format) => feedAddress(format, topic).slice(1))
}

/** A feed of articles with their bodies, in each of its forms; `base` is where the edition will be. */
export function drawFeed(feed: Feed, edition: Edition, base: string): string[] {
  return [rss, atom, jsonFeed].map((draw) => draw(feed, edition, base))
}

const formats: FeedFormat[] = ['rss', 'atom', 'json']

/** RSS 2.0. A date without a time is given as Dublin Core, which has partial dates; `pubDate` must be a moment. */
function rss({ title, page, topic, articles }: Feed, edition: Edition, base: string): string {
  const { tagline, language, name } = edition
  const items = articles.map((article) => {
    const { id, headline, lede, published, byline, topics, language: own } = article
    const isMoment = published !== null && precisionOf(published) === 'time'
    return around('item', [
      element('title', headline),
      element('link', base + addressOf.article(article.slug)),
      element('guid', id, { isPermaLink: 'false' }),
      element(isMoment ? 'pubDate' : 'dc:date', isMoment ? new Date(published).toUTCString() : published),
      ...(own === undefined ? [] : [element('dc:language', own)]),
      ...byline.map((person) => element('dc:creator', person.name)),
      element('dc:rights', rightsIn(article)),
      ...topics.map((one) => element('category', one.name)),
      element('description', lede),
      element('content:encoded', storyHtml(article, base, edition) || null),
      ...pictureIn(article, base, ({ url, type, width, height }) =>
        around('media:content', [], {
          url,
          type,
          medium: 'image',
          width: String(width),
          height: String(height),
        }),
      ),
    ])
  })
  const channel = around('channel', [
    element('title', title),
    element('link', base + page),
    element('description', tagline ?? name),
    element('language', language),
    around('atom:link', [], { rel: 'self', type: 'application/rss+xml', href: base + feedAddress('rss', topic) }),
    ...items,
  ])
  const namespaces = {
    'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    'xmlns:atom': 'http://www.w3.org/2005/Atom',
    'xmlns:media': 'http://search.yahoo.com/mrss/',
  }
  return `${xmlHead}${around('rss', [channel], { version: '2.0', ...namespaces })}\n`
}

/** The picture a story leads with, in its largest rendition, as `draw` tells of it; nothing when there is none. */
function pictureIn(
  { image }: Article,
  base: string,
  draw: (rendition: Image['renditions'][number] & { height: number }) => string,
): string[] {
  const largest = image?.renditions.at(-1)
  if (!image || !largest) return []
  const height = Math.round((largest.width * image.height) / image.width)
  return [draw({ ...largest, url: base + largest.url, height })]
}

/** Atom 1.0 (RFC 4287), whose `updated` must be a moment: the first that a date may mean, as no other is sure to be past. */
function atom({ title, page, topic, articles }: Feed, edition: Edition, base: string): string {
  const { language, name } = edition
  const entries = articles.map((article) => {
    const { id, headline, lede, published, topics, language: own } = article
    const isMoment = published !== null && precisionOf(published) === 'time'
    return around(
      'entry',
      [
        element('id', atomId(id, base)),
        element('title', headline),
        around('link', [], { href: base + addressOf.article(article.slug) }),
        ...pictureIn(article, base, ({ url, type }) => around('link', [], { rel: 'enclosure', href: url, type })),
        element('published', isMoment ? published : null),
        element('updated', momentOf(lastChange(article) ?? published)),
        ...makersOf(article).map(({ name: maker }) => around('author', [element('name', maker)])),
        element('rights', rightsIn(article)),
        ...topics.map((one) => around('category', [], { term: one.slug, label: one.name })),
        element('summary', lede),
        element('content', storyHtml(article, base, edition), { type: 'html' }),
      ],
      own === undefined ? {} : { 'xml:lang': own },
    )
  })
  const moments = articles
    .map((article) => momentOf(lastChange(article) ?? article.published))
    .toSorted((a, b) => Date.parse(a) - Date.parse(b))
  const inside = [
    element('id', base + feedAddress('atom', topic)),
    element('title', title),
    element('updated', moments.at(-1) ?? momentOf(null)),
    around('author', [element('name', name)]),
    around('link', [], { href: base + page }),
    around('link', [], { rel: 'self', type: 'application/atom+xml', href: base + feedAddress('atom', topic) }),
    ...entries,
  ]
  return `${xmlHead}${around('feed', inside, { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language })}\n`
}

/** Who made a story. One that names nobody would be the paper's own (RFC 4287, 4.1.2), which one from elsewhere is not. */
function makersOf({ byline, source }: Article): { name: string }[] {
  return byline.length > 0 || source === null ? byline : [source]
}

/** Whose a story is and what may be done with it, in the words of its page; null where nobody says. */
function rightsIn({ rights }: Article): string | null {
  return rights && [rights.holder, rights.notice, rights.usage].filter((part) => part !== null).join('. ')
}

/** An id that is no IRI (RFC 3987, 2.2) is made one by the edition's address. */
function atomId(id: string, base: string): string {
  return /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(id) ? id : `${base}/#${encodeURIComponent(id)}`
}

function momentOf(date: PartialDate | null): string {
  if (date === null) return '1970-01-01T00:00:00Z'
  if (precisionOf(date) === 'time') return date
  return `${new Date(date).toISOString().slice(0, 19)}Z`
}

/** JSON Feed 1.1; its dates must be moments, so others are left out. */
function jsonFeed({ title, page, topic, articles }: Feed, edition: Edition, base: string): string {
  const { language, tagline } = edition
  const moment = (date: PartialDate | null) => (date !== null && precisionOf(date) === 'time' ? date : undefined)
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: base + page,
    feed_url: base + feedAddress('json', topic),
    ...(tagline !== null && { description: tagline }),
    language,
    items: articles.map((article) => ({
      id: article.id,
      url: base + addressOf.article(article.slug),
      title: article.headline,
      summary: article.lede ?? undefined,
      content_html: storyHtml(article, base, edition),
      image: article.image === null ? undefined : base + article.image.renditions.at(-1)!.url,
      date_published: moment(article.published),
      date_modified: moment(lastChange(article)),
      authors: article.byline.length === 0 ? undefined : article.byline.map(({ name }) => ({ name })),
      tags: article.topics.length === 0 ? undefined : article.topics.map(({ name }) => name),
      language: article.language,
    })),
  }
  return JSON.stringify(feed, null, 1)
}
