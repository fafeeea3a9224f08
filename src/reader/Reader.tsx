import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import type { i18n } from 'i18next'
import type { ReactNode } from 'react'
import { Translated } from './languages/Translated.tsx'

/** What every page stands on, in a browser, when prerendering and in tests: the cache and the languages. */
export function Reader({ cache, languages, children }: { cache: QueryClient; languages: i18n; children: ReactNode }) {
  return (
    <QueryClientProvider client={cache}>
      <Translated languages={languages}>{children}</Translated>
    </QueryClientProvider>
  )
}
