import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../languages/useTranslation.ts'
import { nearbyQuery } from '../queries/articleQuery.ts'
import styles from './RelatedStories.module.css'
import { Teaser } from './Teaser.tsx'

/** Other stories on the topics of this one. */
export function RelatedStories({ slug }: { slug: string }) {
  const { t } = useTranslation()
  const { data } = useQuery(nearbyQuery(slug))
  if (!data?.related.length) return null
  return (
    <section className={styles.related} aria-labelledby="related">
      <h2 id="related">{t('article.related')}</h2>
      <ul role="list">
        {data.related.map((teaser) => (
          <li key={teaser.id}>
            <Teaser teaser={teaser} level={3} />
          </li>
        ))}
      </ul>
    </section>
  )
}
