import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from '../languages/useTranslation.ts'
import { useParams } from 'react-router'
import { addressOf, periodOf } from '#article/addresses.ts'
import type { ArchiveListing } from '#article/listing.ts'
import { useFormats } from '../languages/useFormats.ts'
import { MostViewed } from '../parts/MostViewed.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Region } from '../parts/Region.tsx'
import { TeaserList } from '../parts/TeaserList.tsx'
import { archivePeriodQuery } from '../queries/listingQueries.ts'
import styles from './ListingPage.module.css'

/** The stories of one month, of one year for what is dated no closer, or the undated. */
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
        <Turn listing={data} />
      </div>
      <aside>
        <Region>
          <MostViewed />
        </Region>
      </aside>
    </div>
  )
}

/** To the nearest stretches before and after that have stories. */
function Turn({ listing: { earlier, later } }: { listing: ArchiveListing }) {
  const { t } = useTranslation()
  const { period: inWords } = useFormats()
  if (earlier === null && later === null) return null
  return (
    <nav className={styles.turn} aria-label={t('archive.periods')}>
      {later && (
        <a href={addressOf.archivePeriod(later)} rel="next">
          {t('archive.later')}: {inWords(later)}
        </a>
      )}
      {earlier && (
        <a href={addressOf.archivePeriod(earlier)} rel="prev">
          {t('archive.earlier')}: {inWords(earlier)}
        </a>
      )}
    </nav>
  )
}
