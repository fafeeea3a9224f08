import { memo } from 'react'
import { useTranslation } from '../languages/useTranslation.ts'
import { addressOf } from '#article/addresses.ts'
import { useEdition } from '../queries/edition.ts'
import { LanguagePicker } from './LanguagePicker.tsx'
import styles from './Masthead.module.css'
import { PlaceLink } from './PlaceLink.tsx'
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
        <PlaceLink to={addressOf.search()}>{t('masthead.search')}</PlaceLink>
        <LanguagePicker />
      </div>
      <p className={styles.name} lang={language} data-story data-letters={lettersOf(name)}>
        <a href={addressOf.front()} rel="home">
          {name}
        </a>
      </p>
      <div className={styles.beneath}>
        <p className={styles.today}>
          <Today />
        </p>
        <p lang={language} data-story>
          {tagline}
        </p>
      </div>
      <nav className={styles.nav} aria-label={t('masthead.topics')}>
        <ul role="list">
          <li>
            <PlaceLink to={addressOf.front()}>{t('masthead.front')}</PlaceLink>
          </li>
          {topics.map((topic) => (
            <li key={topic.slug} lang={language} data-story>
              <PlaceLink to={addressOf.topic(topic.slug)}>{topic.name}</PlaceLink>
            </li>
          ))}
          <li>
            <PlaceLink to={addressOf.mostViewed()}>{t('masthead.mostViewed')}</PlaceLink>
          </li>
          <li>
            <PlaceLink to={addressOf.archive()}>{t('masthead.archive')}</PlaceLink>
          </li>
          <li>
            <PlaceLink to={addressOf.saved()}>{t('masthead.saved')}</PlaceLink>
          </li>
        </ul>
      </nav>
    </header>
  )
})

/** How long the longest word of a name is, where that leaves it no room on a phone: a paper's name is not broken. */
function lettersOf(name: string): string | undefined {
  if (/[^\s-]{18}/.test(name)) return 'most'
  return /[^\s-]{14}|\p{Lu}{11}/u.test(name) ? 'many' : undefined
}
