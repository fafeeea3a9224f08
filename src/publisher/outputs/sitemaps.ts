import { addressOf } from '#article/addresses.ts'
import type { Article } from '#article/article.ts'
import { precisionOf, type PartialDate } from '#article/partialDate.ts'
import type { ArrangedEdition } from '../arrange.ts'
import { earliest, latest } from '../sources/dates.ts'
import { around, element, xmlHead } from './xmlWriter.ts'

const sitemapSpace = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** Google News reads what is at most this old, and at most this many. */
const newsAge = 2 * 24 * 60 * 60 * 1000
const newsCount = 1000

/**
 * What search engines look for: an index of sitemaps, one for each stretch of the archive so that old ones never change,
 * the news of the last two days before `now` (milliseconds), and robots.txt. Without the edition's address only the last.
 */
export function sitemapFiles(arranged: ArrangedEdition, now: number): Map<string, string> {
  const { edition, articles, periods, topics, topicPeriods } = arranged
  const { base } = edition
  if (base === null) return new Map([['robots.txt', 'User-agent: *\nAllow: /\n']])
  const bySlug = new Map(articles.map((article) => [article.slug, article]))
  const pages = [
    addressOf.front(),
    addressOf.archive(),
    addressOf.mostViewed(),
    addressOf.search(),
    addressOf.about(),
    ...topics.map(({ topic }) => addressOf.topic(topic.slug)),
    ...topicPeriods.map(({ period, listing }) => addressOf.topicPeriod(listing.topic.slug, period)),
    ...periods.map(({ period }) => addressOf.archivePeriod(period)),
  ]
  const files = new Map<string, string>([
    ['sitemaps/pages.xml', urlset(pages.map((page) => around('url', [element('loc', base + page)])))],
    ...periods.map(({ period, teasers }): [string, string] => [
      `sitemaps/${period}.xml`,
      urlset(teasers.map(({ slug }) => storyUrl(bySlug.get(slug)!, base))),
    ]),
  ])
  const index = [...files.keys()].map((file) => around('sitemap', [element('loc', `${base}/${file}`)]))
  return new Map([
    ...files,
    ['sitemap.xml', `${xmlHead}${around('sitemapindex', index, { xmlns: sitemapSpace })}\n`],
    ['news-sitemap.xml', newsSitemap(arranged, base, now)],
    ['robots.txt', `User-agent: *\nAllow: /\n\nSitemap: ${base}/sitemap.xml\nSitemap: ${base}/news-sitemap.xml\n`],
  ])
}

function urlset(urls: string[], more: Record<string, string> = {}): string {
  return `${xmlHead}${around('urlset', urls, { xmlns: sitemapSpace, ...more })}\n`
}

function storyUrl({ slug, published, updated }: Article, base: string): string {
  return around('url', [
    element('loc', base + addressOf.article(slug)),
    element('lastmod', lastModified(updated ?? published)),
  ])
}

/** sitemap.xsd takes a day or a moment; a bare month or year would fail. */
function lastModified(date: PartialDate | null): string | null {
  return date === null || ['year', 'month'].includes(precisionOf(date)) ? null : date
}

function newsSitemap({ articles, edition }: ArrangedEdition, base: string, now: number): string {
  const isNews = ({ published }: Article) => {
    if (published === null || !['day', 'time'].includes(precisionOf(published))) return false
    return earliest(published) <= now && now - latest(published) <= newsAge
  }
  const urls = articles
    .filter(isNews)
    .slice(0, newsCount)
    .map(({ slug, headline, published, language }) =>
      around('url', [
        element('loc', base + addressOf.article(slug)),
        around('news:news', [
          around('news:publication', [
            element('news:name', edition.name),
            element('news:language', (language ?? edition.language).split('-')[0]),
          ]),
          element('news:publication_date', published),
          element('news:title', headline),
        ]),
      ]),
    )
  return urlset(urls, { 'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9' })
}
