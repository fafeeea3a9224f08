import { feedAddress } from '#article/addresses.ts'
import type { Article } from '#article/article.ts'
import type { Edition } from '#article/edition.ts'
import type { Image } from '#article/image.ts'
import { namesDay, type PartialDate } from '#article/partialDate.ts'
import { lastChange } from './lastChange.ts'
import { attribute } from './xmlWriter.ts'

/** Marks what is said of one page only: the reader takes it away when another is gone to (leaveFirstPage.ts). */
export const ofPage = ' data-of-page'

/** A property of Open Graph, and what it is. */
type Property = [name: string, content: string]

const feedTypes = { rss: 'application/rss+xml', atom: 'application/atom+xml', json: 'application/feed+json' } as const

/** What the head of every page says to programs: where the feeds are, and how the site is installed. */
export function headLinks({ name, base, topics }: Edition, topic: string | null): string {
  const named = topics.find(({ slug }) => slug === topic)?.name
  const feeds = (['rss', 'atom', 'json'] as const).flatMap((format) => [
    ...(topic === null
      ? []
      : [feedLink(feedTypes[format], `${named ?? topic} – ${name}`, feedAddress(format, topic), ofPage)]),
    feedLink(feedTypes[format], name, feedAddress(format)),
  ])
  return ['<link rel="manifest" href="/manifest.webmanifest">', ...(base === null ? [] : feeds)].join('')
}

function feedLink(type: string, title: string, href: string, marked = ''): string {
  return `<link rel="alternate" type="${type}" title="${attribute(title)}" href="${href}"${marked}>`
}

/**
 * What a shared link to a story shows beside Open Graph's own: dates as exactly as they are known, if that is a day at
 * least. Its picture is named by the reader; a story without one has the paper's `icon`.
 */
export function storyMeta(article: Article, edition: Edition, icon: string): string {
  const { published, byline, section, topics, image, language } = article
  const dated = (property: string, date: PartialDate | null): Property[] =>
    date !== null && namesDay(date) ? [[property, date]] : []
  const properties: Property[] = [
    ...dated('article:published_time', published),
    ...dated('article:modified_time', lastChange(article)),
    ...byline.map(({ name }): Property => ['article:author', name]),
    ...(section === null ? [] : [['article:section', section] as Property]),
    ...topics.map(({ name }): Property => ['article:tag', name]),
    ...(language === undefined ? [] : [['og:locale', localeOf(language)] as Property]),
  ]
  // What is said of a picture follows its address, which is the last the reader says in a head.
  const picture = image === null ? sharedPicture(edition, null, icon) : cardMeta(image) + aboutPicture(image, edition)
  return picture + openGraph(properties)
}

/**
 * What a shared link to a list shows beside Open Graph's own: a picture of its stories, else the paper's `icon`. Who is
 * told no language takes American English for granted.
 */
export function listMeta(edition: Edition, image: Image | null, icon: string): string {
  return sharedPicture(edition, image, icon) + openGraph([['og:locale', localeOf(edition.language)]])
}

function sharedPicture(edition: Edition, image: Image | null, icon: string): string {
  if (edition.base === null) return cardMeta(image)
  const url = edition.base + (image?.renditions.at(-1)!.url ?? icon)
  return cardMeta(image) + openGraph([['og:image', url]]) + (image === null ? '' : aboutPicture(image, edition))
}

/** How large a picture is, so that whoever shows it the first time need not fetch it to know, and what it shows. */
function aboutPicture({ alt, width, height, renditions }: Image, { base }: Edition): string {
  if (base === null) return ''
  const widest = renditions.at(-1)!
  return openGraph([
    ['og:image:width', String(widest.width)],
    ['og:image:height', String(Math.round((height * widest.width) / width))],
    ...(alt === '' ? [] : [['og:image:alt', alt] as Property]),
  ])
}

function openGraph(properties: Property[]): string {
  return properties
    .map(([property, content]) => `<meta property="${property}" content="${attribute(content)}"${ofPage}>`)
    .join('')
}

function cardMeta(image: Image | null): string {
  return `<meta name="twitter:card" content="${image === null ? 'summary' : 'summary_large_image'}"${ofPage}>`
}

/** Open Graph writes `nb_NO` where BCP 47 writes `nb`. */
function localeOf(language: string): string {
  const known = locales.get(language)
  if (known !== undefined) return known
  const { language: tongue, region } = new Intl.Locale(language).maximize()
  locales.set(language, region === undefined ? tongue : `${tongue}_${region}`)
  return localeOf(language)
}

const locales = new Map<string, string>()
