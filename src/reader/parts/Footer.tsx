import { memo } from 'react'
import { TranslatedFirst } from '../languages/Translated.tsx'
import { useTranslation } from '../languages/useTranslation.ts'
import { addressOf } from '#article/addresses.ts'
import { useEdition } from '../queries/edition.ts'
import styles from './Footer.module.css'
import { LanguagePicker } from './LanguagePicker.tsx'

/** The foot of every page: what the paper says of itself, and a way on. */
export const Footer = memo(function Footer() {
  const { t } = useTranslation()
  const { name, notice, links, language } = useEdition()
  return (
    <footer className={styles.footer} aria-label={t('footer.label')} data-below>
      <div className={styles.inner}>
        <p className={styles.name} lang={language} data-story>
          {name}
        </p>
        {notice && (
          <p lang={language} data-story>
            {notice}
          </p>
        )}
        <ul role="list">
          <li>
            <a href={addressOf.front()}>{t('masthead.front')}</a>
          </li>
          <li>
            <a href={addressOf.archive()}>{t('masthead.archive')}</a>
          </li>
          <li>
            <a href={addressOf.mostViewed()}>{t('masthead.mostViewed')}</a>
          </li>
          <li>
            <a href={addressOf.saved()}>{t('masthead.saved')}</a>
          </li>
          <li>
            <a href={addressOf.about()}>{t('footer.label')}</a>
          </li>
          {links.map(([called, address]) => (
            <li key={called} lang={language} data-story>
              <a href={address}>{called}</a>
            </li>
          ))}
        </ul>
        <TranslatedFirst>
          <LanguagePicker />
        </TranslatedFirst>
        <p className={styles.set}>{t('footer.poweredBy')}</p>
      </div>
    </footer>
  )
})
