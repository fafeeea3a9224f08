import type { Query, QueryClient } from '@tanstack/react-query'
import type { Teaser } from '#article/listing.ts'
import { openCache } from './openCache.ts'
import { ReadFailure } from './readFailure.ts'
import { readOverHttp } from './readOverHttp.ts'

/** What a page that is open does not show yet. */
export type News = { kind: 'stories'; count: number } | { kind: 'updated' } | { kind: 'withdrawn' }

/** What is asked of other than the edition's files. */
const notFiles = ['most viewed', 'search']

/**
 * What a new publication has brought for the page that is open. Nothing on it changes before `show` is called; what is not
 * on it is forgotten, so that it is read anew when it is gone to.
 */
export function openNews(cache: QueryClient, tell: (news: News | null) => void) {
  const ahead = openCache((path) => readOverHttp(path, 'no-cache'))
  const held = new Map<string, { query: Query; fresh: unknown; news: News | null }>()
  let heldOn = ''

  const tellAll = () => {
    // Who reads a story is told of that story alone.
    const story = [...held.values()].find(({ query }) => query.queryKey[0] === 'article')
    tell(story ? story.news : ([...held.values()].find(({ news }) => news !== null)?.news ?? null))
  }
  const bringIn = (hash: string) => {
    const { query, fresh } = held.get(hash)!
    held.delete(hash)
    if (fresh === gone) cache.getQueryCache().remove(query)
    else cache.setQueryData(query.queryKey, fresh)
  }
  // What was held back comes in unseen when its page is left.
  cache.getQueryCache().subscribe(({ type }) => {
    if (type !== 'observerRemoved' || held.size === 0 || location.pathname === heldOn) return
    for (const hash of held.keys()) bringIn(hash)
    tellAll()
  })

  return {
    /** Reads again what the open page shows. Fails when that cannot be read, or another page was gone to meanwhile. */
    async look(): Promise<void> {
      const page = location.pathname
      const files = cache
        .getQueryCache()
        .findAll({ predicate: ({ queryKey }) => !notFiles.includes(String(queryKey[0])) })
      const looked = new Set(files.filter((file) => file.isActive()))
      for (const query of looked) {
        const { queryKey, options, queryHash } = query
        const fresh = await ahead.fetchQuery({ queryKey, queryFn: options.queryFn!, staleTime: 0 }).catch(goneOrThrow)
        held.set(queryHash, { query, fresh, news: newsIn(query, fresh) })
      }
      heldOn = page
      if (location.pathname !== page) for (const hash of held.keys()) bringIn(hash)
      for (const query of files) if (!isWanted(query)) cache.getQueryCache().remove(query)
      tellAll()
      // What was gone to meanwhile is looked at the next time.
      if (files.some((query) => isWanted(query) && !looked.has(query))) throw new Error('A page was gone to meanwhile')
    },
    show(): void {
      for (const [hash, { fresh }] of held) if (fresh !== gone) bringIn(hash)
      tellAll()
    },
  }
}

/** Whether a page shows it, or waits for it. */
function isWanted(query: Query): boolean {
  return query.isActive() || query.state.fetchStatus !== 'idle'
}

const gone = Symbol('a page that is no longer there')

/** A story that was withdrawn is no failure; the host answers 410, or 404 where it cannot say so. */
function goneOrThrow(failure: unknown): typeof gone {
  if (failure instanceof Response || (failure instanceof ReadFailure && failure.reason === 'missing')) return gone
  throw failure
}

function newsIn({ queryKey, state: { data: shown } }: Query, fresh: unknown): News | null {
  if (queryKey[0] === 'article') {
    if (fresh === gone) return { kind: 'withdrawn' }
    return said(shown) === said(fresh) ? null : { kind: 'updated' }
  }
  const count = newStories(listOf(shown), listOf(fresh))
  return count === 0 ? null : { kind: 'stories', count }
}

/** What an article says. That a picture comes in other sizes is no news. */
function said(article: unknown): string {
  return JSON.stringify(article, (key, value: unknown) => (key === 'renditions' ? undefined : value))
}

/** The list of a page that has everything newest first, if it is one; it has passed its schema. */
function listOf(page: unknown): Teaser[] {
  const { latest, teasers } = page as { latest?: Teaser[]; teasers?: Teaser[] }
  return latest ?? teasers ?? []
}

/** How many stories have come before one that was in the list already; what moved up at its end is not new. */
function newStories(shown: Teaser[], fresh: Teaser[]): number {
  const known = new Set(shown.map(({ id }) => id))
  const end = fresh.findLastIndex(({ id }) => known.has(id))
  return fresh.slice(0, end < 0 ? fresh.length : end).filter(({ id }) => !known.has(id)).length
}
