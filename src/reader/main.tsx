import './styles/tokens.css'
import './styles/reset.css'
import './styles/fonts.css'
import './styles/type.css'
import { StrictMode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import {
  createBrowserRouter,
  matchRoutes,
  RouterContextProvider,
  UNSAFE_ErrorResponseImpl as ErrorResponse,
} from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { chosenLanguage } from './device/preferences.ts'
import { fetchOtherWords, fetchWords } from './languages/fetchWords.ts'
import { openLanguages } from './languages/languages.ts'
import { pageStateIn, type PageState } from './pageState.ts'
import { openCache } from './queries/editionFile.ts'
import { readOverHttp } from './queries/readOverHttp.ts'
import { Reader } from './Reader.tsx'
import { cacheContext, routes } from './routes.tsx'

const state = pageStateIn(document)
const cache = openCache(readOverHttp)
for (const [key, value] of state?.read ?? []) cache.setQueryData(key, value)

// A prerendered page is drawn in its own language first, so that hydration meets what is there; Layout then switches.
const language = state?.language ?? chosenLanguage()
const languages = openLanguages(language, await fetchWords(language))

const context = new RouterContextProvider()
context.set(cacheContext, cache)
const router = createBrowserRouter(routes, {
  getContext: () => context,
  ...(state && { hydrationData: hydrationOf(state) }),
})

const page = (
  <StrictMode>
    <Reader cache={cache} languages={languages}>
      <RouterProvider router={router} />
    </Reader>
  </StrictMode>
)
const place = document.getElementById('reader')!
if (state) hydrateRoot(place, page)
else createRoot(place).render(page)
setTimeout(() => void fetchOtherWords(languages), 1500)

/** Tells the router that every loader of this page has run, or that the page is the one for addresses that do not exist. */
function hydrationOf({ status }: PageState) {
  const matches = matchRoutes(routes, window.location) ?? []
  const loaderData = Object.fromEntries(matches.map(({ route }) => [route.id, null]))
  if (status === 200) return { loaderData }
  return { loaderData: { layout: null }, errors: { page: new ErrorResponse(404, 'Not Found', null) } }
}
