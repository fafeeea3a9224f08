import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import type { i18n } from 'i18next'
import type { ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'

/** What every page stands on, in a browser, when prerendering and in tests: the cache and the languages. */
export function Reader({ cache, languages, children }: { cache: QueryClient; languages: i18n; children: ReactNode }) {
  return (
    <QueryClientProvider client={cache}>
      <I18nextProvider i18n={languages}>{children}</I18nextProvider>
    </QueryClientProvider>
  )
}
