import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from '../languages/useTranslation.ts'
import { addressOf } from '#article/addresses.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { PeriodLinks } from '../parts/PeriodLinks.tsx'
import { archiveQuery } from '../queries/listingQueries.ts'
import styles from './ListingPage.module.css'

/** Every stretch of time the paper has stories from. */
export function ArchivePage() {
  const { t } = useTranslation()
  const { data } = useSuspenseQuery(archiveQuery())
  return (
    <div className={styles.page}>
      <PageHead title={t('archive.title')} description={t('archive.lede')} />
      <header className={styles.heading}>
        <h1 tabIndex={-1}>{t('archive.title')}</h1>
        <p>{t('archive.lede')}</p>
      </header>
      <PeriodLinks heading={t('archive.periods')} periods={data.periods} addressFor={addressOf.archivePeriod} />
    </div>
  )
}
