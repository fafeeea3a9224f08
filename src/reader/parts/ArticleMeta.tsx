import { useTranslation } from '../languages/useTranslation.ts'
import type { Article } from '#article/article.ts'
import { spokenIn } from '#article/language.ts'
import { useFormats } from '../languages/useFormats.ts'
import styles from './ArticleMeta.module.css'
import { StoryDate } from './StoryDate.tsx'

/** Words a reader gets through in a minute of running text. */
const wordsAMinute = 220

/**
 * Who wrote it, where from, when, and how long it takes to read. Reader views take what is called a byline or a dateline
 * for the writer's name, so nothing here is.
 */
export function ArticleMeta({ article }: { article: Article }) {
  const { t } = useTranslation()
  const { list } = useFormats()
  const { byline, dateline, published, updated, correction, madeWith, source, words } = article
  const inStory = spokenIn(article.language)
  const names = list(byline.map(({ name, role }) => (role === null ? name : `${name} (${role})`)))
  const minutes = Math.max(1, Math.round(words / wordsAMinute))
  return (
    <div className={styles.facts}>
      {names && (
        <p className={styles.names}>
          {/* The names stand in a sentence of the chrome: “A and B” begins with A whatever its letters. */}
          {t('article.by')}{' '}
          <strong {...inStory} dir="ltr">
            {names}
          </strong>
        </p>
      )}
      <ul role="list">
        {dateline && (
          <li>
            <span {...inStory}>{dateline}</span>
          </li>
        )}
        {published && (
          <li>
            {t('article.published')} <StoryDate date={published} withTime />
          </li>
        )}
        {updated && updated !== correction?.date && (
          <li>
            {t('article.updated')} <StoryDate date={updated} withTime />
          </li>
        )}
        {correction && <Correction correction={correction} language={article.language} />}
        {words > 0 && <li>{t('article.readingTime', { count: minutes })}</li>}
        {madeWith && <li>{t(madeWith === 'ai' ? 'article.ai' : 'article.aiAndPeople')}</li>}
        {source && <Source source={source} language={article.language} />}
      </ul>
    </div>
  )
}

interface CorrectionProps {
  correction: NonNullable<Article['correction']>
  language: Article['language']
}

function Correction({ correction: { date, note }, language }: CorrectionProps) {
  const { t } = useTranslation()
  return (
    <li>
      {t('article.corrected')} {date && <StoryDate date={date} withTime />}
      {note && (
        <>
          {' – '}
          <span {...spokenIn(language)}>{note}</span>
        </>
      )}
    </li>
  )
}

interface SourceProps {
  source: NonNullable<Article['source']>
  language: Article['language']
}

function Source({ source: { name, url }, language }: SourceProps) {
  const { t } = useTranslation()
  return (
    <li>
      {t('article.source')}:{' '}
      {url ? (
        <a href={url} {...spokenIn(language)}>
          {name}
        </a>
      ) : (
        <span {...spokenIn(language)}>{name}</span>
      )}
    </li>
  )
}
