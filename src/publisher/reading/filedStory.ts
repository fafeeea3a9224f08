import type { Article } from '#article/article.ts'
import type { Image } from '#article/image.ts'
import { imagesIn } from '#article/imagesOf.ts'
import { hashOf, type Body, type BodyPlace } from '../keeping/bodies.ts'
import type { Place } from '../findings.ts'
import { textKeys } from './textKeys.ts'
import { namesOf, type Names } from './names.ts'
import type { PictureWords } from '../sources/desk.ts'
import type { Reading } from '../sources/readSource.ts'
import type { Story } from '../sources/story.ts'
import { type LinkWish, wishedAddress } from '../sources/linkWishes.ts'

/** A picture a story asks for. */
interface PictureWish {
  src: string
  words: PictureWords
  place: Place
}

/** An article whose body is kept elsewhere. */
export type Bodiless = Article & { sections: [] }

/** A story as the publisher works with it: all that lists and decisions need, and where its body is. */
export interface FiledStory extends Omit<Story, 'article'> {
  article: Bodiless
  body: Body
  names: Names
  /** The pictures in the body, in order; that of the article's own `image` stands apart. */
  pictures: PictureWish[]
  lead: PictureWish | null
  /** The links in the body to other files of the newsroom. */
  links: LinkWish[]
  /** What it has in common with copies of itself. */
  textKeys: string[]
}

/** Puts the body of a story aside with `keep`, which may forget it. */
export function filed(
  { article, ...story }: Story,
  { wanted, links }: Pick<Reading, 'wanted' | 'links'>,
  keep: (body: string) => BodyPlace | null,
): FiledStory {
  const wishes = new Map(
    wanted.map(({ image, src, place }): [Image, PictureWish] => [image, { src, place, words: wordsOf(image) }]),
  )
  const body = JSON.stringify(article.sections)
  const bodiless: Bodiless = { ...article, sections: [] }
  return {
    ...story,
    article: bodiless,
    names: namesOf(bodiless),
    body: { hash: hashOf(body), place: keep(body) },
    lead: article.image && wishes.get(article.image)!,
    pictures: imagesIn(article.sections).map((image) => wishes.get(image)!),
    links: links.filter(({ to }) => body.includes(JSON.stringify(wishedAddress(to)))),
    textKeys: textKeys(article),
  }
}

function wordsOf({ alt, caption, credit }: Image): PictureWords {
  return { alt, caption, credit }
}
