import type { QueryClient } from '@tanstack/react-query'
import type { InterfaceLanguage } from '#article/language.ts'

/** What a prerendered page carries so that a browser draws the same page without asking again. */
export interface PageState {
  /** 404 on the page for addresses that do not exist, 410 on that of a story that was withdrawn. */
  status: 200 | 404 | 410
  language: InterfaceLanguage
  /** The cache's content: key and what was read, in the order it was read. */
  read: [key: readonly unknown[], value: unknown][]
}

export const pageStateId = 'page-state'

/** Takes the cache's content out, without the times TanStack Query notes, so that the same edition gives the same bytes. */
export function contentOf(cache: QueryClient): PageState['read'] {
  return cache
    .getQueryCache()
    .getAll()
    .filter((query) => query.state.status === 'success')
    .map((query) => [query.queryKey, query.state.data])
}

/** JSON that may stand inside a script element: nothing in it can end the element. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

/** The state in this document, or null on a page that was not prerendered. */
export function pageStateIn(document: Document): PageState | null {
  const text = document.getElementById(pageStateId)?.textContent
  return text ? (JSON.parse(text) as PageState) : null
}
