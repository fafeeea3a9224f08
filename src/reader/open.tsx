import { StrictMode, useEffect } from 'react'
import {
  createBrowserRouter,
  matchRoutes,
  RouterContextProvider,
  type RouteMatch,
  type RouteObject,
  UNSAFE_ErrorResponseImpl as ErrorResponse,
} from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { createRoot, hydrateRoot, startTransition } from './device/drawing.ts'
import { fetchWhatIsTouched } from './navigation/fetchAhead.ts'
import { leaveFirstPage } from './navigation/leaveFirstPage.ts'
import { keepPlaces } from './navigation/keepPlaces.ts'
import { chosenLanguage } from './device/chosenLanguage.ts'
import { turnPages } from './navigation/turnPages.ts'
import { pause, retry } from './device/waking.ts'
import { fetchWords } from './languages/fetchWords.ts'
import { openLanguages } from './languages/languages.ts'
import { pageStateIn, type PageState } from './pageState.ts'
import { openCache } from './queries/openCache.ts'
import { readOverHttp } from './queries/readOverHttp.ts'
import { Reader } from './Reader.tsx'
import { cacheContext, routes } from './routes.tsx'

/** Has React take over the prerendered page, or draw one where there is none; tells when it has. */
export async function open(whenAwake: () => void): Promise<void> {
  const state = pageStateIn(document)
  const cache = openCache(readOverHttp)
  for (const [key, value] of state?.read ?? []) cache.setQueryData(key, value)

  // A prerendered page is drawn in its own language first, so that hydration meets what is there; Layout then switches.
  const language = state?.language ?? chosenLanguage()
  const matches = matchRoutes(routes, window.location) ?? []
  // Hydration draws at once what is there, so the words and the code of this page must be here.
  const [words] = await retry(() => Promise.all([fetchWords(language), ...matches.map(({ route }) => loadPage(route))]))
  const languages = openLanguages(language, words)
  await pause()

  const context = new RouterContextProvider()
  context.set(cacheContext, cache)
  keepPlaces()
  const router = createBrowserRouter(routes, {
    getContext: () => context,
    ...(state && { hydrationData: hydrationOf(state, matches) }),
  })
  leaveFirstPage(router)
  turnPages(router)
  fetchWhatIsTouched(cache)
  await pause()

  const page = (
    <StrictMode>
      <Reader cache={cache} languages={languages}>
        <RouterProvider router={router} useTransitions={false} />
        <Awake tell={whenAwake} />
      </Reader>
    </StrictMode>
  )
  const place = document.getElementById('reader')!
  // A transition is hydrated in slices of a few milliseconds, between which taps are answered.
  if (state) startTransition(() => void hydrateRoot(place, page))
  else createRoot(place).render(page)
  await pause(1500)
  // What waits is no part of reading: without a connection it is not missed.
  const background = await import('./backgroundWork.ts').catch(() => null)
  background?.beginBackgroundWork(cache, languages)
}

/** Tells, also to whoever looks at the document, that the page answers from now on. */
function Awake({ tell }: { tell: () => void }) {
  useEffect(() => {
    document.documentElement.dataset.awake = ''
    tell()
  }, [tell])
  return null
}

async function loadPage(route: RouteObject): Promise<void> {
  if (typeof route.lazy === 'function') Object.assign(route, await route.lazy(), { lazy: undefined })
}

/** Tells the router that every loader of this page has run, or that the page is one for what does not exist. */
function hydrationOf({ status }: PageState, matches: RouteMatch[]) {
  const loaderData = Object.fromEntries(matches.map(({ route }) => [route.id, null]))
  if (status === 200) return { loaderData }
  return { loaderData: { layout: null }, errors: { page: new ErrorResponse(status, '', null) } }
}
