import { useTranslation } from '../languages/useTranslation.ts'
import styles from './Said.module.css'
import type { SaidWord } from './useSaid.ts'

/** What was just done, told for a moment; where it stands is for those who show it to say. */
export function Said({ word }: { word: SaidWord | null }) {
  const { t } = useTranslation()
  return (
    <p role="status" className={styles.said}>
      {word && t(word)}
    </p>
  )
}
