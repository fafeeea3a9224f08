import type { FetchQueryOptions, QueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { createContext, type LoaderFunction, type Params, type RouteObject } from 'react-router'
import { periodOf } from '#article/addresses.ts'
import { Layout } from './Layout.tsx'
import { ArticlePage } from './pages/ArticlePage.tsx'
import { BareErrorPage, ErrorPage } from './pages/ErrorPage.tsx'
import { FrontPage } from './pages/FrontPage.tsx'
import { articleQuery, nearbyQuery } from './queries/articleQuery.ts'
import { ReadFailure } from './queries/readFailure.ts'
import { editionQuery } from './queries/edition.ts'
import { archivePeriodQuery, archiveQuery, frontQuery, topicQuery } from './queries/listingQueries.ts'

const topicPage = page('TopicPage', () => import('./pages/TopicPage.tsx'))

/** The map of the site: each address, the page that answers it, and what that page must have read first. */
export const routes: RouteObject[] = [
  {
    id: 'layout',
    Component: Layout,
    ErrorBoundary: BareErrorPage,
    HydrateFallback: () => null,
    loader: read(() => editionQuery()),
    children: [
      {
        // Whatever fails on a page is told inside the masthead and footer of the paper.
        id: 'page',
        ErrorBoundary: ErrorPage,
        children: named([
          { path: '/', Component: FrontPage, loader: read(() => frontQuery()) },
          {
            path: '/a/:slug',
            Component: ArticlePage,
            loader: read(
              ({ slug }) => articleQuery(slug!),
              ({ slug }) => nearbyQuery(slug!),
            ),
          },
          { path: '/topic/:slug', lazy: topicPage, loader: read(({ slug }) => topicQuery(slug!)) },
          {
            path: '/topic/:slug/:year/:month?',
            lazy: topicPage,
            loader: read(({ slug, year, month }) => topicQuery(slug!, periodOf(year!, month))),
          },
          {
            path: '/archive',
            lazy: page('ArchivePage', () => import('./pages/ArchivePage.tsx')),
            loader: read(() => archiveQuery()),
          },
          {
            path: '/archive/:year/:month?',
            lazy: page('ArchivePeriodPage', () => import('./pages/ArchivePeriodPage.tsx')),
            loader: read(({ year, month }) => archivePeriodQuery(periodOf(year!, month))),
          },
          {
            path: '/most-viewed',
            lazy: page('MostViewedPage', () => import('./pages/MostViewedPage.tsx')),
            loader: read(() => frontQuery()),
          },
          {
            path: '/search',
            lazy: async () => {
              const { SearchPage, searchIndexQuery } = await code(import('./pages/SearchPage.tsx'))
              return { Component: SearchPage, loader: read(searchIndexQuery) }
            },
          },
          { path: '/saved', lazy: page('SavedPage', () => import('./pages/SavedPage.tsx')) },
          { path: '/about', lazy: page('AboutPage', () => import('./pages/AboutPage.tsx')) },
          { path: '*', loader: notFound, Component: () => null },
        ]),
      },
    ],
  },
]

/** By its id a page that wakes tells the router what has been read; without one everything is read, and scrolled, anew. */
function named(pages: RouteObject[]): RouteObject[] {
  return pages.map((route) => ({ ...route, id: route.path! }))
}

/** A page whose code is fetched when it is gone to, so that whoever reads a story does not wait for it. */
function page<Name extends string>(name: Name, fetchPage: () => Promise<Record<Name, ComponentType>>) {
  return async () => ({ Component: (await code(fetchPage()))[name] })
}

/**
 * Code that is fetched; that it cannot be is told like anything else that cannot be read. Where the site answers all the
 * same, as after an upgrade, this program is of yesterday: the page that is gone to is fetched with its own.
 */
function code<Fetched>(fetched: Promise<Fetched>): Promise<Fetched> {
  return fetched.catch(async (cause: unknown) => {
    const site = await fetch(location.href, { method: 'HEAD', cache: 'no-store' }).catch(() => null)
    throw new ReadFailure(site?.ok ? 'outdated' : 'offline', 'The page could not be fetched', { cause })
  })
}

/** How a loader reaches the cache it fills. */
export const cacheContext = createContext<QueryClient>()

// Query options differ in what they give; a loader only fills the cache and never looks.
// oxlint-disable-next-line typescript/no-explicit-any
type AnyQuery = FetchQueryOptions<any, any, any, any>
type QueryFor = (params: Params) => AnyQuery

/** A loader that fills the cache with what a page cannot do without, and with what it may (`extra`), and returns null. */
function read(needed: QueryFor, ...extra: QueryFor[]): LoaderFunction {
  return async ({ params, context }) => {
    const cache = context.get(cacheContext)
    await Promise.all([
      cache.ensureQueryData({ ...needed(params), revalidateIfStale: true }),
      ...extra.map((query) => cache.prefetchQuery(query(params))),
    ])
    return null
  }
}

function notFound(): never {
  throw new Response(null, { status: 404 })
}
