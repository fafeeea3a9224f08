import type { i18n, TFunction } from 'i18next'
import { createContext, use, useCallback, useSyncExternalStore } from 'react'

/** The languages of this reading, for every part of a page. */
export const LanguagesContext = createContext<i18n | null>(null)

/** The words of the chrome in the language it is in now; whoever asks is drawn anew when that changes. */
export function useTranslation(): { t: TFunction; i18n: i18n } {
  const languages = use(LanguagesContext)!
  const subscribe = useCallback(
    (changed: () => void) => {
      languages.on('languageChanged', changed)
      return () => languages.off('languageChanged', changed)
    },
    [languages],
  )
  const current = () => languages.language
  useSyncExternalStore(subscribe, current, current)
  return { t: languages.t, i18n: languages }
}
