import type { Article } from '#article/article.ts'
import { hashOf } from '../keeping/bodies.ts'
import { teaserOf } from './teaserOf.ts'

/** Short names of a story, equal for equal stories: of all but its body, and of what lists show of it. */
export interface Names {
  article: string
  teaser: string
}

/** An article is never changed, only replaced by another, so its names need to be found but once. */
const found = new WeakMap<Article, Names>()

/** The names of a story; its body has a hash of its own. */
export function namesOf(article: Article): Names {
  const known = found.get(article)
  if (known) return known
  const bodiless = article.sections.length === 0 ? article : { ...article, sections: [] }
  const names = {
    article: hashOf(JSON.stringify(bodiless)),
    teaser: hashOf(JSON.stringify(teaserOf(article))),
  }
  found.set(article, names)
  return names
}

/** Tells the names that an earlier run, or another thread, has found for this very article. */
export function rememberNames(article: Article, names: Names): void {
  found.set(article, names)
}
