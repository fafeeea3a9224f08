import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from '../languages/useTranslation.ts'
import { useParams } from 'react-router'
import { addressOf, periodOf } from '#article/addresses.ts'
import { useFormats } from '../languages/useFormats.ts'
import { archivePeriodQuery } from '../queries/listingQueries.ts'
import { ListingPage } from './ListingPage.tsx'

/** The stories of one month, of one year for what is dated no closer (and its months), or the undated. */
export function ArchivePeriodPage() {
  const { t } = useTranslation()
  const { period: inWords } = useFormats()
  const { year, month } = useParams()
  const { data } = useSuspenseQuery(archivePeriodQuery(periodOf(year!, month)))
  const title = inWords(data.period)
  return (
    <ListingPage
      title={`${t('archive.title')}: ${title}`}
      description={t('archive.of', { period: title })}
      listing={data}
      older={year === 'undated' ? title : t('archive.byMonth')}
      turn={t('archive.periods')}
      addressFor={addressOf.archivePeriod}
    >
      <h1 tabIndex={-1}>{title}</h1>
      <p>
        <a href={addressOf.archive()}>{t('archive.periods')}</a>
      </p>
    </ListingPage>
  )
}
