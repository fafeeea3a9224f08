import { feedAddress } from '#article/addresses.ts'
import type { Article } from '#article/article.ts'
import type { Edition } from '#article/edition.ts'
import type { Image } from '#article/image.ts'
import { precisionOf, type PartialDate } from '#article/partialDate.ts'
import { attribute } from './xmlWriter.ts'

/** Marks what is said of one page only: the reader takes it away when another is gone to (leaveFirstPage.ts). */
export const ofPage = ' data-of-page'

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
  const { published, updated, byline, section, topics, image, language } = article
  const dated = (property: string, date: PartialDate | null): [string, string][] =>
    date === null || ['year', 'month'].includes(precisionOf(date)) ? [] : [[property, date]]
  const properties: [string, string][] = [
    ...dated('article:published_time', published),
    ...dated('article:modified_time', updated),
    ...byline.map(({ name }): [string, string] => ['article:author', name]),
    ...(section === null ? [] : [['article:section', section] as [string, string]]),
    ...topics.map(({ name }): [string, string] => ['article:tag', name]),
    ...(language === undefined ? [] : [['og:locale', localeOf(language)] as [string, string]]),
    ...(image === null || image.alt === '' ? [] : [['og:image:alt', image.alt] as [string, string]]),
  ]
  return (
    (image === null ? listMeta(edition, null, icon) : cardMeta(image)) +
    properties
      .map(([property, content]) => `<meta property="${property}" content="${attribute(content)}"${ofPage}>`)
      .join('')
  )
}

/** What a shared link to a list shows beside Open Graph's own: a picture of its stories, else the paper's `icon`. */
export function listMeta({ base }: Edition, image: Image | null, icon: string): string {
  if (base === null) return cardMeta(image)
  const url = base + (image?.renditions.at(-1)!.url ?? icon)
  return `${cardMeta(image)}<meta property="og:image" content="${attribute(url)}"${ofPage}>`
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
