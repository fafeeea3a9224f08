import { queryOptions } from '@tanstack/react-query'
import { createContext, use } from 'react'
import { fileOf } from '#article/addresses.ts'
import { Edition } from '#article/edition.ts'
import { editionFile } from './editionFile.ts'

export const editionQuery = () =>
  queryOptions({ queryKey: ['edition'], queryFn: editionFile(Edition, fileOf.edition()) })

/** Given by Layout, once for all parts. */
export const EditionContext = createContext<Edition | null>(null)

/** The edition being read; every page has it before it is drawn. */
export const useEdition = (): Edition => use(EditionContext)!
