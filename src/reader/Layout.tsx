import { useLayoutEffect } from 'react'
import { useTranslation } from './languages/useTranslation.ts'
import { Outlet, ScrollRestoration } from 'react-router'
import { chosenLanguage } from './device/preferences.ts'
import { useRouteFocus } from './device/useRouteFocus.ts'
import { switchLanguage } from './languages/fetchWords.ts'
import styles from './Layout.module.css'
import { Footer } from './parts/Footer.tsx'
import { Keyboard } from './parts/Keyboard.tsx'
import { Masthead } from './parts/Masthead.tsx'

/** What every page stands in: skip link, masthead, the page, footer. */
export function Layout() {
  const { t, i18n } = useTranslation()
  useRouteFocus()

  useLayoutEffect(() => {
    switchLanguage(i18n, chosenLanguage()).catch(() => undefined)
  }, [i18n])

  useLayoutEffect(() => {
    document.documentElement.lang = i18n.language
    if (i18n.language === chosenLanguage()) delete document.documentElement.dataset.chrome
  }, [i18n.language])

  return (
    <div className={styles.layout}>
      <a className={styles.skip} href="#main">
        {t('skip')}
      </a>
      <Masthead />
      <main id="main" tabIndex={-1} className={styles.main}>
        <Outlet />
      </main>
      <Footer />
      <Keyboard />
      <ScrollRestoration />
    </div>
  )
}
