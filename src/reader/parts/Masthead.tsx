import { memo } from 'react'
import { useTranslation } from '../languages/useTranslation.ts'
import { Link, NavLink } from 'react-router'
import { addressOf } from '#article/addresses.ts'
import { useEdition } from '../queries/edition.ts'
import { LanguagePicker } from './LanguagePicker.tsx'
import styles from './Masthead.module.css'
import { ReadingButton } from './ReadingButton.tsx'
import { Today } from './Today.tsx'

/** The paper's name, the day, its topics, and how to read it, at the top of every page. */
export const Masthead = memo(function Masthead() {
  const { t } = useTranslation()
  const { name, tagline, topics, language } = useEdition()
  return (
    <header className={styles.masthead}>
      <div className={styles.utility}>
        <ReadingButton />
        <NavLink to={addressOf.search()}>{t('masthead.search')}</NavLink>
        <LanguagePicker />
      </div>
      <p className={styles.name} lang={language} data-story>
        <Link to={addressOf.front()} rel="home">
          {name}
        </Link>
      </p>
      <div className={styles.dateline}>
        <Today />
        <p lang={language} data-story>
          {tagline}
        </p>
      </div>
      <nav className={styles.nav} aria-label={t('masthead.topics')}>
        <ul role="list">
          <li>
            <NavLink to={addressOf.front()} end>
              {t('masthead.front')}
            </NavLink>
          </li>
          {topics.map((topic) => (
            <li key={topic.slug} lang={language} data-story>
              <NavLink to={addressOf.topic(topic.slug)}>{topic.name}</NavLink>
            </li>
          ))}
          <li>
            <NavLink to={addressOf.mostViewed()}>{t('masthead.mostViewed')}</NavLink>
          </li>
          <li>
            <NavLink to={addressOf.archive()}>{t('masthead.archive')}</NavLink>
          </li>
        </ul>
      </nav>
    </header>
  )
})
