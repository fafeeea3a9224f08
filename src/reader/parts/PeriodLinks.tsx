import type { Listing, Period } from '#article/listing.ts'
import { useTranslation } from '../languages/useTranslation.ts'
import { useFormats } from '../languages/useFormats.ts'
import styles from './PeriodLinks.module.css'

interface PeriodLinksProps {
  heading: string
  periods: Listing['older']
  addressFor: (period: Period) => string
}

/** Ways into the archive, a year a row. */
export function PeriodLinks({ heading, periods, addressFor }: PeriodLinksProps) {
  const { t } = useTranslation()
  const { period: inWords, number } = useFormats()
  const years = [...new Set(periods.map(({ period }) => yearOf(period)))]
  const rows = years.map((year) => ({ year, ofYear: periods.filter(({ period }) => yearOf(period) === year) }))
  return (
    <nav className={styles.periods} aria-label={heading}>
      <h2>{heading}</h2>
      <dl>
        {rows.map(({ year, ofYear }) => (
          <div key={year}>
            <dt>{inWords(year)}</dt>
            {ofYear.map(({ period, count }) => {
              const stories = t('topic.stories', { count, number: number(count) })
              return (
                <dd key={period}>
                  <a href={addressFor(period)}>
                    {period === 'undated'
                      ? stories
                      : period === year
                        ? t(ofYear.length > 1 ? 'archive.onlyYear' : 'archive.wholeYear', { year })
                        : inWords(period)}
                  </a>{' '}
                  {period !== 'undated' && <span>{stories}</span>}
                </dd>
              )
            })}
          </div>
        ))}
      </dl>
    </nav>
  )
}

/** The year of a stretch, or `undated`. */
function yearOf(period: Period): Period {
  return period.split('-')[0]!
}
