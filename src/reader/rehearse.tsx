import type { QueryClient } from '@tanstack/react-query'
import type { i18n } from 'i18next'
import { use, type ReactNode } from 'react'
import { Router, useRoutes, type Navigator } from 'react-router'
import { addressOf } from '#article/addresses.ts'
import type { Article } from '#article/article.ts'
import { ArticlePage } from './pages/ArticlePage.tsx'
import { articleQuery, nearbyQuery } from './queries/articleQuery.ts'
import { EditionContext, editionQuery } from './queries/edition.ts'
import { openCache } from './queries/openCache.ts'
import { Reader } from './Reader.tsx'
import { createRoot, startTransition } from './device/drawing.ts'

/** How long a rehearsal may take a slow phone, which does it in the pauses between everything else. Milliseconds. */
const patience = 5000

/**
 * Draws a story that has been fetched ahead, to the moment before it would be shown: code that has never run takes a phone
 * twice as long. Nothing of it comes into the document, no effect runs, no view is counted and no picture is fetched.
 */
export function rehearse(cache: QueryClient, languages: i18n): void {
  const story = cache.getQueriesData<Article>({ queryKey: ['article'] }).find(([, data]) => data)?.[1]
  const edition = cache.getQueryData(editionQuery().queryKey)
  if (!story || !edition) return
  const { slug } = story
  const props = openCache(() => Promise.reject(new Error('Nothing is fetched for a rehearsal')))
  // The picture it leads with would be fetched at once; those in its text wait until they are near.
  props.setQueryData(articleQuery(slug).queryKey, { ...story, image: null })
  props.setQueryData(nearbyQuery(slug).queryKey, { later: null, earlier: null, related: [] })
  const root = createRoot(document.createElement('div'))
  startTransition(() =>
    root.render(
      <Reader cache={props} languages={languages}>
        <EditionContext value={edition}>
          <Router location={addressOf.article(slug)} navigator={nowhere}>
            <Stage>
              <ArticlePage />
              <Curtain />
            </Stage>
          </Router>
        </EditionContext>
      </Reader>,
    ),
  )
  setTimeout(() => root.unmount(), patience)
}

const stay = () => undefined
const nowhere: Navigator = { createHref: () => '', go: stay, push: stay, replace: stay }

function Stage({ children }: { children: ReactNode }) {
  return useRoutes([{ path: '/a/:slug', element: children }])
}

const never = new Promise<null>(() => undefined)

/** Stays down: what waits for something is not shown. */
function Curtain() {
  return use(never)
}
