import { useTranslation } from 'react-i18next'
import { Link, NavLink } from 'react-router'
import { addressOf } from '#article/addresses.ts'
import { useEdition } from '../queries/edition.ts'
import { LanguagePicker } from './LanguagePicker.tsx'
import styles from './Masthead.module.css'

/** The paper's name, its topics and the language picker, at the top of every page. */
export function Masthead() {
  const { t } = useTranslation()
  const { name, tagline, topics, language } = useEdition()
  return (
    <header className={styles.masthead}>
      <div className={styles.utility}>
        <p className={styles.tagline} lang={language} data-story>
          {tagline}
        </p>
        <LanguagePicker />
      </div>
      <p className={styles.name} lang={language} data-story>
        <Link to={addressOf.front()} rel="home">
          {name}
        </Link>
      </p>
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
}
