import { useTranslation } from '../languages/useTranslation.ts'
import type { Article } from '#article/article.ts'
import { useFormats } from '../languages/useFormats.ts'
import styles from './Byline.module.css'
import { StoryDate } from './StoryDate.tsx'

/** Words a reader gets through in a minute of running text. */
const wordsAMinute = 220

/** Who wrote it, where from, when, and how long it takes to read. */
export function Byline({ article }: { article: Article }) {
  const { t } = useTranslation()
  const { list } = useFormats()
  const { byline, dateline, published, source, words } = article
  const names = list(byline.map(({ name, role }) => (role === null ? name : `${name} (${role})`)))
  const minutes = Math.max(1, Math.round(words / wordsAMinute))
  return (
    <div className={styles.byline}>
      {names && (
        <p className={styles.names}>
          {t('article.by')} <strong>{names}</strong>
        </p>
      )}
      <ul role="list">
        {dateline && <li>{dateline}</li>}
        {published && (
          <li>
            {t('article.published')} <StoryDate date={published} withTime />
          </li>
        )}
        <Updated article={article} />
        <li>{t('article.readingTime', { count: minutes })}</li>
        {source && (
          <li>
            {t('article.source')}: {source.url ? <a href={source.url}>{source.name}</a> : source.name}
          </li>
        )}
      </ul>
    </div>
  )
}

/** Only what was changed after it was published has been updated. */
function Updated({ article: { published, updated } }: { article: Article }) {
  const { t } = useTranslation()
  if (updated === null || !isLater(updated, published)) return null
  return (
    <li>
      {t('article.updated')} <StoryDate date={updated} withTime />
    </li>
  )
}

function isLater(updated: string, published: string | null): boolean {
  if (published === null) return true
  const precision = Math.min(updated.length, published.length)
  if (precision > 10) return Date.parse(updated) > Date.parse(published)
  return updated.slice(0, precision) > published.slice(0, precision)
}
