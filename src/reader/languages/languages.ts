import { createInstance, type i18n } from 'i18next'
import { interfaceLanguages, type InterfaceLanguage } from '#article/language.ts'
import nb from './nb.json' with { type: 'json' }

/** The reader's own words in one language. */
export type Words = typeof nb

/** What each language calls itself: never translated, so that whoever is lost finds their own. */
export const ownNames: Record<InterfaceLanguage, string> = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' }

/** The languages of one reading, ready at once in `language`. Bokmål always travels along; a browser fetches the others. */
export function openLanguages(language: InterfaceLanguage, words: Words = nb): i18n {
  const languages = createInstance()
  void languages.init({
    lng: language,
    fallbackLng: 'nb',
    supportedLngs: interfaceLanguages,
    resources: { nb: { translation: nb }, [language]: { translation: words } },
    initAsync: false,
    // React escapes; doing it twice would show &quot; to readers.
    interpolation: { escapeValue: false },
  })
  return languages
}
