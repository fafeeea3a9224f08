import type { Article } from '#article/article.ts'
import type { Teaser } from '#article/listing.ts'

/** What lists show of a story. */
export function teaserOf(article: Article): Teaser {
  const { id, slug, language, kicker, headline, lede, published, section, image } = article
  return { id, slug, ...(language && { language }), kicker, headline, lede, published, section, image }
}
