import { queryOptions } from '@tanstack/react-query'
import { counterAddress } from '#article/addresses.ts'
import { MostViewed, type WindowName } from '#article/mostViewed.ts'
import { editionFile } from './editionFile.ts'

/** The counter's answer. It can fail without touching anything else on the page. */
export const mostViewedQuery = (window: WindowName, limit: number) =>
  queryOptions({
    queryKey: ['most viewed', window, limit],
    queryFn: editionFile(MostViewed, counterAddress.mostViewed(window, limit)),
    retry: false,
    staleTime: 60_000,
  })
