import type { i18n } from 'i18next'
import nbOnDemand from './nbOnDemand.json' with { type: 'json' }
import { useTranslation } from './useTranslation.ts'

/** The words of what is fetched on a tap come with it: bokmål's here, the others' in their language's file. */
export function addWordsOnDemand(languages: i18n): void {
  if (!languages.exists('keyboard.title', { lng: 'nb' }))
    languages.addResourceBundle('nb', 'translation', nbOnDemand, true)
}

/** The same as useTranslation, for the parts that are fetched on a tap. */
export function useWordsOnDemand(): ReturnType<typeof useTranslation> {
  const words = useTranslation()
  addWordsOnDemand(words.i18n)
  return words
}
