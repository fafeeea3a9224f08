import type { i18n } from 'i18next'
import { interfaceLanguages } from '#article/language.ts'
import { showChosenLanguage } from '../languages/fetchWords.ts'
import { keptAs } from './kept.ts'
import { rememberLanguage } from './chosenLanguage.ts'

/** Shows what has been chosen in another tab as if it had been chosen here, also what was chosen while this one opened. */
export function followOtherTabs(languages: i18n): void {
  const follow = (key: string | null, value: string | null) => {
    const chosen = interfaceLanguages.find((language) => language === value)
    if (key === keptAs('language') && chosen) {
      rememberLanguage(chosen)
      void showChosenLanguage(languages)
    }
    // Null when everything kept was cleared.
    if (key === null || key === keptAs('reading')) void showReading()
  }
  addEventListener('storage', ({ key, newValue }) => follow(key, newValue))
  try {
    for (const [key, value] of Object.entries<string>(localStorage)) follow(key, value)
  } catch {
    // Nothing is kept where the browser refuses.
  }
}

async function showReading(): Promise<void> {
  const settings = await import('./readingSettings.ts').catch(() => null)
  settings?.showReadingSettings()
}
