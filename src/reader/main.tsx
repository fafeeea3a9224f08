import './styles/tokens.css'
import './styles/reset.css'
import './styles/fonts.css'
import './styles/type.css'
import './styles/reading.css'
import { StrictMode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import {
  createBrowserRouter,
  matchRoutes,
  RouterContextProvider,
  type RouteMatch,
  type RouteObject,
  UNSAFE_ErrorResponseImpl as ErrorResponse,
} from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { chosenLanguage } from './device/preferences.ts'
import { turnPages } from './device/turnPages.ts'
import { fetchWords } from './languages/fetchWords.ts'
import { openLanguages } from './languages/languages.ts'
import { pageStateIn, type PageState } from './pageState.ts'
import { openCache } from './queries/editionFile.ts'
import { readOverHttp } from './queries/readOverHttp.ts'
import { Reader } from './Reader.tsx'
import { cacheContext, routes } from './routes.tsx'

// No await stands outside of a function: chunks fetched by themselves import this one, and would wait for it for ever.
void open(pageStateIn(document))

/** Wakes the prerendered page, or draws one where there is none. */
async function open(state: PageState | null): Promise<void> {
  const cache = openCache(readOverHttp)
  for (const [key, value] of state?.read ?? []) cache.setQueryData(key, value)

  // A prerendered page is drawn in its own language first, so that hydration meets what is there; Layout then switches.
  const language = state?.language ?? chosenLanguage()
  const matches = matchRoutes(routes, window.location) ?? []
  // Hydration draws at once what is there, so the words and the code of this page must be here.
  const [words] = await Promise.all([
    fetchWords(language),
    ...(state ? matches.map(({ route }) => loadPage(route)) : []),
  ])
  const languages = openLanguages(language, words)

  const context = new RouterContextProvider()
  context.set(cacheContext, cache)
  const router = createBrowserRouter(routes, {
    getContext: () => context,
    ...(state && { hydrationData: hydrationOf(state, matches) }),
  })

  turnPages(router)

  const page = (
    <StrictMode>
      <Reader cache={cache} languages={languages}>
        <RouterProvider router={router} useTransitions={false} />
      </Reader>
    </StrictMode>
  )
  const place = document.getElementById('reader')!
  if (state) hydrateRoot(place, page)
  else createRoot(place).render(page)
  setTimeout(() => void import('./afterwards.ts').then(({ begin }) => begin(cache, languages)), 1500)
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
