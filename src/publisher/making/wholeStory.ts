import { fileOf } from '#article/addresses.ts'
import type { Article } from '#article/article.ts'
import type { Image } from '#article/image.ts'
import { readBody, type BodyPlace } from '../keeping/bodies.ts'
import type { Press } from '../keeping/press.ts'
import type { Bodiless } from '../reading/filedStory.ts'
import { withLinks, type Ways } from '../settling/linkStories.ts'
import { withImages } from '../pictures/placePictures.ts'

/** A story to be made: all that it says, in parts that are small enough to be kept for a whole archive. */
export interface StoryTask {
  article: Bodiless
  body: BodyPlace
  images: (Image | null)[]
  ways: Ways
  /** Whether the article itself is to be written too. */
  isNew: boolean
}

/** A story with its body, as its page shows it. */
export function wholeStory({ article, body, images, ways }: StoryTask): Article {
  // What an edition has already has its pictures and links in place.
  const sections = 'article' in body ? readBody(body) : withLinks(withImages(readBody(body), images), ways)
  return { ...article, sections }
}

/** A story as the edition will have it. */
export function storyIn(press: Press, slug: string): Article {
  return JSON.parse(press.read(fileOf.article(slug))) as Article
}
