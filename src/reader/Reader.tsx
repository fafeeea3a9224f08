import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import type { i18n } from 'i18next'
import type { ReactNode } from 'react'
import { LanguagesContext } from './languages/useTranslation.ts'

/** What every page stands on, in a browser, when prerendering and in tests: the cache and the languages. */
export function Reader({ cache, languages, children }: { cache: QueryClient; languages: i18n; children: ReactNode }) {
  return (
    <QueryClientProvider client={cache}>
      <LanguagesContext value={languages}>{children}</LanguagesContext>
    </QueryClientProvider>
  )
}
