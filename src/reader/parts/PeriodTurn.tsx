import type { Neighbours, Period } from '#article/listing.ts'
import { useFormats } from '../languages/useFormats.ts'
import { useTranslation } from '../languages/useTranslation.ts'
import styles from './PeriodTurn.module.css'

interface PeriodTurnProps {
  label: string
  neighbours: Neighbours
  addressFor: (period: Period) => string
}

/** To the nearest stretches before and after that have stories. */
export function PeriodTurn({ label, neighbours: { earlier, later }, addressFor }: PeriodTurnProps) {
  const { t } = useTranslation()
  const { period: inWords } = useFormats()
  if (earlier === null && later === null) return null
  return (
    <nav className={styles.turn} aria-label={label}>
      {later && (
        <a href={addressFor(later)} rel="next">
          {t('archive.later')}: {inWords(later)}
        </a>
      )}
      {earlier && (
        <a href={addressFor(earlier)} rel="prev">
          {t('archive.earlier')}: {inWords(earlier)}
        </a>
      )}
    </nav>
  )
}
