import type { i18n } from 'i18next'
import { interfaceLanguages } from '#article/language.ts'
import { switchLanguage } from '../languages/fetchWords.ts'
import { keptAs } from './kept.ts'
import { rememberLanguage } from './preferences.ts'

/** Shows what has been chosen in another tab as if it had been chosen here. */
export function followOtherTabs(languages: i18n): void {
  addEventListener('storage', ({ key, newValue }) => {
    const chosen = interfaceLanguages.find((language) => language === newValue)
    if (key === keptAs('language') && chosen) {
      rememberLanguage(chosen)
      switchLanguage(languages, chosen).catch(() => undefined)
    }
    // Null when everything kept was cleared.
    if (key === null || key === keptAs('reading')) void showReading()
  })
}

async function showReading(): Promise<void> {
  const settings = await import('./readingSettings.ts').catch(() => null)
  settings?.showReadingSettings()
}
