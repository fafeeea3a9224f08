import type { i18n, TFunction } from 'i18next'
import { createContext, use } from 'react'
import type { InterfaceLanguage } from '#article/language.ts'

/** The words of the chrome in one language. */
export interface ChromeWords {
  t: TFunction
  language: InterfaceLanguage
  /** Where a language is changed, and words are added. */
  i18n: i18n
}

/** Given by Translated, once for all parts: a subscription each would cost a phone more than drawing them. */
export const WordsContext = createContext<ChromeWords | null>(null)

/** The words of the chrome in the language it is in now; whoever asks is drawn anew when that changes. */
export function useTranslation(): ChromeWords {
  return use(WordsContext)!
}
