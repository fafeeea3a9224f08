import { useTranslation } from '../languages/useTranslation.ts'
import type { StatusKey } from './useStatusMessage.ts'

/**
 * What was just done, told for a moment (WCAG 4.1.3); where it stands is for those who show it to say. No `role="status"`
 * here or elsewhere, as Orca says “status bar” in the place of its words, and where there are none.
 */
export function StatusMessage({ status }: { status: StatusKey | null }) {
  const { t } = useTranslation()
  return (
    <p aria-live="polite" aria-atomic data-told>
      {status && t(status)}
    </p>
  )
}
