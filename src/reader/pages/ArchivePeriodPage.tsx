import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from '../languages/useTranslation.ts'
import { useParams } from 'react-router'
import { addressOf, periodOf } from '#article/addresses.ts'
import { useFormats } from '../languages/useFormats.ts'
import { MostViewed } from '../parts/MostViewed.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { PeriodLinks } from '../parts/PeriodLinks.tsx'
import { PeriodTurn } from '../parts/PeriodTurn.tsx'
import { TeaserList } from '../parts/TeaserList.tsx'
import { archivePeriodQuery } from '../queries/listingQueries.ts'
import styles from './ListingPage.module.css'

/** The stories of one month, of one year for what is dated no closer (and its months), or the undated. */
export function ArchivePeriodPage() {
  const { t } = useTranslation()
  const { period: inWords } = useFormats()
  const { year, month } = useParams()
  const { data } = useSuspenseQuery(archivePeriodQuery(periodOf(year!, month)))
  const title = inWords(data.period)
  return (
    <div className={styles.page}>
      <PageHead title={`${t('archive.title')}: ${title}`} description={t('archive.of', { period: title })} />
      <header className={styles.heading}>
        <h1 tabIndex={-1}>{title}</h1>
        <p>
          <a href={addressOf.archive()}>{t('archive.periods')}</a>
        </p>
      </header>
      <div className={styles.list}>
        <TeaserList teasers={data.teasers} />
        {data.older.length > 0 && (
          <PeriodLinks
            heading={year === 'undated' ? title : t('archive.byMonth')}
            periods={data.older}
            addressFor={addressOf.archivePeriod}
          />
        )}
        <PeriodTurn label={t('archive.periods')} neighbours={data} addressFor={addressOf.archivePeriod} />
      </div>
      <aside>
        <MostViewed />
      </aside>
    </div>
  )
}
