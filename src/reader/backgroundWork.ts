import type { QueryClient } from '@tanstack/react-query'
import { interfaceLanguages, type InterfaceLanguage } from '#article/language.ts'
import type { i18n } from 'i18next'
import { followEdition } from './device/followEdition.ts'
import { followOtherTabs } from './device/followOtherTabs.ts'
import { chosenLanguage } from './device/chosenLanguage.ts'
import { rehearse } from './rehearse.tsx'
import { savedStories } from './device/savedStories.ts'
import { whenIdle } from './device/sparing.ts'
import { fetchWordsOf, showChosenLanguage } from './languages/fetchWords.ts'
import { openNews } from './queries/openNews.ts'

/** What waits until a page stands and nothing else is going on. */
export function beginBackgroundWork(cache: QueryClient, languages: i18n): void {
  // A story that is being read has been through all this.
  if (document.querySelector('[data-body]') === null) whenIdle(() => rehearse(cache, languages))

  for (const language of interfaceLanguages)
    if (!languages.hasResourceBundle(language, 'translation')) void fetchLate(languages, language)

  const news = openNews(cache, (told) => {
    import('./parts/NewsNotice.tsx').then(
      ({ notify }) => notify(told, news.show, languages),
      () => undefined,
    )
  })
  followEdition(news.look)
  followOtherTabs(languages)

  if (savedStories().size > 0)
    import('./device/keepForLater.ts').then(({ refreshCopies }) => refreshCopies()).catch(() => undefined)
}

/**
 * The words of the other languages, so that a switch waits for nothing; and of the chosen one, where they could not be
 * had.
 */
async function fetchLate(languages: i18n, language: InterfaceLanguage): Promise<void> {
  const isHere = await fetchWordsOf(languages, language)
  if (language !== chosenLanguage()) return
  if (isHere) await showChosenLanguage(languages)
  // What is held back until it is in this language is better shown as it is.
  else delete document.documentElement.dataset.chrome
}
