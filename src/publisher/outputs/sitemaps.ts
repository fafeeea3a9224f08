import { addressOf } from '#article/addresses.ts'
import type { Article } from '#article/article.ts'
import { namesDay, type PartialDate } from '#article/partialDate.ts'
import type { ArrangedEdition } from '../arranging/arrange.ts'
import { hashOf } from '../keeping/bodies.ts'
import { namesOf } from '../reading/names.ts'
import { lastChange } from './lastChange.ts'
import { latestNews } from './latestNews.ts'
import { addressesToFind } from './pages.ts'
import { around, element, xmlHead } from './xmlWriter.ts'

const sitemapSpace = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** Google News reads at most this many. */
const newsCount = 1000

/** A file for search engines, and a name of all that it is made from. */
interface SitemapFile {
  file: string
  key: string
  content: () => string
}

/**
 * What search engines look for: an index of sitemaps, one for each stretch of the archive so that old ones never change,
 * the news of the last two days before `now` (milliseconds), and robots.txt. Without the edition's address only the last.
 */
export function sitemapFiles(arranged: ArrangedEdition, now: number): SitemapFile[] {
  const { base } = arranged.edition
  if (base === null) return [written('robots.txt', 'User-agent: *\nAllow: /\n')]
  const files = [written('sitemaps/pages.xml', urlset(pageUrls(arranged, base))), ...storySitemaps(arranged, base)]
  const index = files.map(({ file }) => around('sitemap', [element('loc', `${base}/${file}`)]))
  return [
    ...files,
    written('sitemap.xml', `${xmlHead}${around('sitemapindex', index, { xmlns: sitemapSpace })}\n`),
    written('news-sitemap.xml', newsSitemap(arranged, base, now)),
    written(
      'robots.txt',
      `User-agent: *\nAllow: /\n\nSitemap: ${base}/sitemap.xml\nSitemap: ${base}/news-sitemap.xml\n`,
    ),
  ]
}

function written(file: string, content: string): SitemapFile {
  return { file, key: hashOf(content), content: () => content }
}

function pageUrls(arranged: ArrangedEdition, base: string): string[] {
  return addressesToFind(arranged).map((address) => around('url', [element('loc', base + address)]))
}

/** Most are the same as in the edition before, so they are told by the names of their stories. */
function storySitemaps({ articles, periods }: ArrangedEdition, base: string): SitemapFile[] {
  const bySlug = new Map(articles.map((article) => [article.slug, article]))
  return periods.flatMap(({ period, teasers }) => {
    const stories = teasers.map(({ slug }) => bySlug.get(slug)!).filter(isFoundHere)
    if (stories.length === 0) return []
    return {
      file: `sitemaps/${period}.xml`,
      key: hashOf([base, ...stories.map((story) => namesOf(story).article)].join(' ')),
      content: () => urlset(stories.map((story) => storyUrl(story, base))),
    }
  })
}

/** Whether search engines are to find a story here: the page of one that came out elsewhere names that as its address. */
function isFoundHere({ canonicalUrl }: Article): boolean {
  return canonicalUrl === null
}

function urlset(urls: string[], more: Record<string, string> = {}): string {
  return `${xmlHead}${around('urlset', urls, { xmlns: sitemapSpace, ...more })}\n`
}

function storyUrl(story: Article, base: string): string {
  return around('url', [
    element('loc', base + addressOf.article(story.slug)),
    element('lastmod', lastModified(lastChange(story) ?? story.published)),
  ])
}

/** sitemap.xsd takes a day or a moment; a bare month or year would fail. */
function lastModified(date: PartialDate | null): string | null {
  return date !== null && namesDay(date) ? date : null
}

function newsSitemap({ articles, edition }: ArrangedEdition, base: string, now: number): string {
  const urls = articles
    .filter(latestNews(now))
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
