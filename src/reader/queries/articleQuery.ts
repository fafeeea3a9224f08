import { queryOptions } from '@tanstack/react-query'
import { fileOf } from '#article/addresses.ts'
import { Article } from '#article/article.ts'
import { Nearby } from '#article/listing.ts'
import { editionFile } from './editionFile.ts'

export const articleQuery = (slug: string) =>
  queryOptions({ queryKey: ['article', slug], queryFn: editionFile(Article, fileOf.article(slug)) })

/** The stories before and after one. */
export const nearbyQuery = (slug: string) =>
  queryOptions({ queryKey: ['nearby', slug], queryFn: editionFile(Nearby, fileOf.nearby(slug)) })
