import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from '../languages/useTranslation.ts'
import { useParams } from 'react-router'
import { addressOf, periodOf } from '#article/addresses.ts'
import type { Period } from '#article/listing.ts'
import { useFormats } from '../languages/useFormats.ts'
import { MostViewed } from '../parts/MostViewed.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { PeriodLinks } from '../parts/PeriodLinks.tsx'
import { PeriodTurn } from '../parts/PeriodTurn.tsx'
import { TeaserList } from '../parts/TeaserList.tsx'
import { useEdition } from '../queries/edition.ts'
import { topicQuery } from '../queries/listingQueries.ts'
import styles from './ListingPage.module.css'

/** The newest stories of a topic, or those of one period of it. */
export function TopicPage() {
  const { t } = useTranslation()
  const { period: inWords } = useFormats()
  const { language } = useEdition()
  const { slug, year, month } = useParams()
  const period = year && periodOf(year, month)
  const { data } = useSuspenseQuery(topicQuery(slug!, period))
  const { topic, teasers, older } = data
  const listed = (stretch: Period) => addressOf.topicPeriod(topic.slug, stretch)
  const title = period ? t('topic.inPeriod', { topic: topic.name, period: inWords(period) }) : topic.name

  return (
    <div className={styles.page}>
      <PageHead title={title} description={period ? title : t('topic.newest', { topic: topic.name })} />
      <header className={styles.heading}>
        <h1 tabIndex={-1}>
          <span lang={language} data-story>
            {topic.name}
          </span>
          {period && `, ${inWords(period)}`}
        </h1>
        {period && (
          <p>
            <a href={addressOf.topic(topic.slug)}>{t('topic.newest', { topic: topic.name })}</a>
          </p>
        )}
      </header>
      <div className={styles.list}>
        <TeaserList teasers={teasers} />
        {older.length > 0 && (
          <PeriodLinks
            heading={
              year === 'undated' ? title : period ? t('archive.byMonth') : t('topic.older', { topic: topic.name })
            }
            periods={older}
            addressFor={listed}
          />
        )}
        <PeriodTurn label={t('topic.older', { topic: topic.name })} neighbours={data} addressFor={listed} />
      </div>
      <aside>
        <MostViewed />
      </aside>
    </div>
  )
}
