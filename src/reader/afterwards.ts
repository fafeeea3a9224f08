import type { QueryClient } from '@tanstack/react-query'
import { interfaceLanguages } from '#article/language.ts'
import type { i18n } from 'i18next'
import { followEdition } from './device/followEdition.ts'
import { followOtherTabs } from './device/followOtherTabs.ts'
import { rehearse } from './device/rehearse.tsx'
import { savedStories } from './device/savedStories.ts'
import { whenIdle } from './device/sparing.ts'
import { fetchWordsOf } from './languages/fetchWords.ts'
import { openNews } from './queries/newerPages.ts'

/** What waits until a page stands and nothing else is going on. */
export function begin(cache: QueryClient, languages: i18n): void {
  // A story that is being read has been through all this.
  if (document.querySelector('[data-body]') === null) whenIdle(() => rehearse(cache, languages))

  // The words of the other languages, so that a switch waits for nothing.
  for (const language of interfaceLanguages)
    if (!languages.hasResourceBundle(language, 'translation')) void fetchWordsOf(languages, language)

  const news = openNews(cache, (told) => {
    import('./parts/NewsNotice.tsx').then(
      ({ notify }) => notify(told, news.show, languages),
      () => undefined,
    )
  })
  followEdition(news.look)
  followOtherTabs(languages)

  if (savedStories().size > 0)
    import('./device/keepForLater.ts').then(({ keepUpToDate }) => keepUpToDate()).catch(() => undefined)
}
