import { useSuspenseQuery } from '@tanstack/react-query'
import { useLayoutEffect } from 'react'
import { Outlet, ScrollRestoration } from 'react-router'
import { chosenLanguage } from './device/chosenLanguage.ts'
import { ReadStoriesContext, useReadStories } from './device/readStories.ts'
import { useFollowLinks } from './navigation/useFollowLinks.ts'
import { useRouteFocus } from './navigation/useRouteFocus.ts'
import { TranslatedFirst } from './languages/Translated.tsx'
import { showChosenLanguage } from './languages/fetchWords.ts'
import { useTranslation } from './languages/useTranslation.ts'
import styles from './Layout.module.css'
import { Footer } from './parts/Footer.tsx'
import { Keyboard } from './parts/Keyboard.tsx'
import { Masthead } from './parts/Masthead.tsx'
import { EditionContext, editionQuery } from './queries/edition.ts'

/** What every page stands in: skip link, masthead, the page, footer. */
export function Layout() {
  const { t } = useTranslation()
  const { data: edition } = useSuspenseQuery(editionQuery())
  const read = useReadStories()
  useFollowLinks()
  useRouteFocus()
  useChosenLanguage()

  return (
    <EditionContext value={edition}>
      <ReadStoriesContext value={read}>
        <div className={styles.layout}>
          <a className={styles.skip} href="#main">
            {t('skip')}
          </a>
          <TranslatedFirst>
            <Masthead />
          </TranslatedFirst>
          <main id="main" tabIndex={-1} className={styles.middle}>
            <Outlet />
          </main>
          <Footer />
          <Keyboard />
          <ScrollRestoration />
        </div>
      </ReadStoriesContext>
    </EditionContext>
  )
}

/** Has the chrome in the language the reader chose, and shows what was held back of it when all of it is. */
function useChosenLanguage(): void {
  const { i18n, language } = useTranslation()
  useLayoutEffect(() => {
    void showChosenLanguage(i18n)
  }, [i18n])
  useLayoutEffect(() => {
    const { documentElement: root } = document
    // Has the browser look at every element anew, so it waits until the words that change first are painted.
    if (root.lang !== language) root.lang = language
    if (language === chosenLanguage()) delete root.dataset.chrome
  }, [language])
}
