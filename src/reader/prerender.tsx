import { renderToString } from 'react-dom/server'
import { createStaticHandler, createStaticRouter, RouterContextProvider, StaticRouterProvider } from 'react-router'
import type { InterfaceLanguage } from '#article/language.ts'
import { allWords } from './languages/allWords.ts'
import { openLanguages } from './languages/languages.ts'
import { contentOf, pageStateId, scriptJson, type PageState } from './pageState.ts'
import { openCache, type ReadFile } from './queries/openCache.ts'
import { ReadFailure } from './queries/readFailure.ts'
import { Reader } from './Reader.tsx'
import { cacheContext, routes } from './routes.tsx'

export { ReadFailure, type ReadFile }

/** One page as HTML: what belongs in the head, what belongs in the reader's place in the body, and the state to hydrate it from. */
export interface PrerenderedPage {
  head: string
  body: string
  state: string
}

const handler = createStaticHandler(routes)

/** Made once, as it takes longer than drawing a small page; nothing that is drawn changes it. */
const opened = new Map<InterfaceLanguage, ReturnType<typeof openLanguages>>()

/**
 * Draws the page at `address` in `language` as the browser would, reading the edition through `readFile`. `status` is
 * other than 200 for pages that say there is none; any other failure to read is thrown.
 */
export async function prerender(
  address: string,
  {
    readFile,
    language,
    status = 200,
  }: { readFile: ReadFile; language: InterfaceLanguage; status?: PageState['status'] },
): Promise<PrerenderedPage> {
  const cache = openCache(readFile)
  const requestContext = new RouterContextProvider()
  requestContext.set(cacheContext, cache)
  const context = await handler.query(new Request(new URL(address, 'http://edition')), { requestContext })
  if (context instanceof Response) throw new Error(`${address} is not a page: ${context.status}`)
  if (context.statusCode !== status) throw Object.values(context.errors ?? {})[0]

  const languages = opened.get(language) ?? openLanguages(language, allWords[language])
  opened.set(language, languages)
  const html = renderToString(
    <Reader cache={cache} languages={languages}>
      <StaticRouterProvider
        router={createStaticRouter(handler.dataRoutes, context)}
        context={context}
        hydrate={false}
      />
    </Reader>,
  )
  const state: PageState = { status, language, read: contentOf(cache) }
  cache.clear()
  return { ...parted(html), state: `<script type="application/json" id="${pageStateId}">${scriptJson(state)}</script>` }
}

/** React writes the title, meta and link elements of a page before its first other element; they belong in the head. */
function parted(html: string): { head: string; body: string } {
  const head = /^(<(title)[^>]*>[^<]*<\/title>|<(meta|link)[^>]*>)*/.exec(html)![0]
  return { head, body: html.slice(head.length) }
}
