import { useTranslation } from '../languages/useTranslation.ts'
import styles from './StatusMessage.module.css'
import type { StatusKey } from './useStatusMessage.ts'

/** What was just done, told for a moment (WCAG 4.1.3); where it stands is for those who show it to say. */
export function StatusMessage({ status }: { status: StatusKey | null }) {
  const { t } = useTranslation()
  return (
    <p role="status" className={styles.message}>
      {status && t(status)}
    </p>
  )
}
