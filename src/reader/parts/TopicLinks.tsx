import { useTranslation } from '../languages/useTranslation.ts'
import { addressOf } from '#article/addresses.ts'
import type { Topic } from '#article/article.ts'
import { useEdition } from '../queries/edition.ts'
import styles from './TopicLinks.module.css'

/** The topics of a story, each leading to more of it. */
export function TopicLinks({ topics }: { topics: Topic[] }) {
  const { t } = useTranslation()
  const { language } = useEdition()
  if (topics.length === 0) return null
  return (
    <nav className={styles.topics} aria-label={t('article.topics')}>
      <ul role="list">
        {topics.map(({ slug, name }) => (
          <li key={slug} lang={language} data-story>
            <a href={addressOf.topic(slug)}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
