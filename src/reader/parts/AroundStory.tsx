import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../languages/useTranslation.ts'
import { nearbyQuery } from '../queries/articleQuery.ts'
import styles from './AroundStory.module.css'
import { Teaser } from './Teaser.tsx'

/** The stories just before and just after this one, so that the page is no dead end. */
export function AroundStory({ slug }: { slug: string }) {
  const { t } = useTranslation()
  const { data } = useQuery(nearbyQuery(slug))
  if (!data?.earlier && !data?.later) return null
  const neighbours = [
    { label: t('article.later'), teaser: data.later, rel: 'next' as const },
    { label: t('article.earlier'), teaser: data.earlier, rel: 'prev' as const },
  ]
  return (
    <nav className={styles.around} aria-label={t('article.around')}>
      {neighbours.map(
        ({ label, teaser, rel }) =>
          teaser && (
            <div key={label}>
              <p className={styles.label}>{label}</p>
              <Teaser teaser={teaser} size="small" rel={rel} />
            </div>
          ),
      )}
    </nav>
  )
}
