import { addressOf } from '#article/addresses.ts'
import type { Article } from '#article/article.ts'
import type { Edition } from '#article/edition.ts'
import { ofPage } from './headLinks.ts'
import { lastChange } from './lastChange.ts'

/** A story as schema.org NewsArticle in JSON-LD, every date as exactly as it is known, never padded. */
export function structuredData(article: Article, edition: Edition): string {
  const { headline, lede, published, byline, section, topics, language, words, image, source, rights, correction } =
    article
  const url = article.canonicalUrl ?? (edition.base && edition.base + addressOf.article(article.slug))
  const story = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline,
    description: lede,
    datePublished: published,
    dateModified: lastChange(article),
    correction:
      correction && known({ '@type': 'CorrectionComment', text: correction.note, datePublished: correction.date }),
    author: byline.length > 0 ? byline.map(({ name }) => ({ '@type': authorType(name, edition), name })) : null,
    // A derived source would be a guess; without one nobody is named as publisher.
    publisher: source && known({ '@type': 'Organization', name: source.name, url: source.url }),
    articleSection: section,
    keywords: topics.length > 0 ? topics.map(({ name }) => name) : null,
    inLanguage: language,
    wordCount: words,
    image: image && edition.base ? [edition.base + image.renditions.at(-1)!.url] : null,
    copyrightHolder: rights?.holder && { '@type': 'Organization', name: rights.holder },
    copyrightNotice: rights?.notice,
    mainEntityOfPage: url,
    isAccessibleForFree: true,
  }
  return `<script type="application/ld+json"${ofPage}>${json(known(story))}</script>`
}

/** What is known of a thing. */
function known(thing: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== null && value !== undefined))
}

/** Where a story stands in the site, as schema.org BreadcrumbList; nothing when nobody has said where the site is. */
export function breadcrumbs({ headline, slug, topics: [topic] }: Article, { base, name }: Edition): string {
  if (base === null) return ''
  const trail = [
    { name, item: base + addressOf.front() },
    ...(topic ? [{ name: topic.name, item: base + addressOf.topic(topic.slug) }] : []),
    { name: headline, item: base + addressOf.article(slug) },
  ]
  const list = {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: trail.map((step, place) => ({ '@type': 'ListItem', position: place + 1, ...step })),
  }
  return `<script type="application/ld+json"${ofPage}>${json(list)}</script>`
}

/** The name of a desk or an editorial staff, “Sportsredaksjonen”; not what somebody does there, “redaksjonssjef Kari Nordmann”. */
const desks = /(?:redaksjon(?:en|a)?|desk(?:en)?)(?!\p{L})/iu

/** Desks and agencies are no persons: what names an editorial staff or is written in capitals is an organisation. */
function authorType(name: string, { name: paper }: Edition): 'Person' | 'Organization' {
  return ` ${name} `.includes(` ${paper} `) || desks.test(name) || /^[\p{Lu}-]{2,}$/u.test(name)
    ? 'Organization'
    : 'Person'
}

function json(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
