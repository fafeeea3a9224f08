import { interfaceLanguages, type InterfaceLanguage } from '#article/language.ts'
import { keptAs } from './kept.ts'

/**
 * The interface language this reader wants. The script in index.html has worked it out before anything was painted:
 * from the address (`?lang=en`), from what was chosen before, from the browser's languages, else the edition's own.
 */
export function chosenLanguage(): InterfaceLanguage {
  const wanted = document.documentElement.dataset.language
  return interfaceLanguages.find((language) => language === wanted) ?? 'nb'
}

/** Remembers a choice on this device. Private windows may refuse; then it lasts as long as the page. */
export function rememberLanguage(language: InterfaceLanguage): void {
  document.documentElement.dataset.language = language
  try {
    localStorage.setItem(keptAs('language'), language)
  } catch {
    // Nothing to do: the choice still holds on this page.
  }
}
