import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { fileOf } from '#article/addresses.ts'
import { Edition } from '#article/edition.ts'
import { editionFile } from './editionFile.ts'

export const editionQuery = () =>
  queryOptions({ queryKey: ['edition'], queryFn: editionFile(Edition, fileOf.edition()) })

/** The edition being read; every page has it before it is drawn. */
export const useEdition = (): Edition => useSuspenseQuery(editionQuery()).data
