import type { Article } from '#article/article.ts'

/** Whose a story is and what may be done with it; null where its source says nothing of that. */
export function rightsFrom(stated: Partial<NonNullable<Article['rights']>>): Article['rights'] {
  const { holder = null, notice = null, usage = null } = stated
  return holder === null && notice === null && usage === null ? null : { holder, notice, usage }
}
