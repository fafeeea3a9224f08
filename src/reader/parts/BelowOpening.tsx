import type { ReactNode } from 'react'
import { useWholePage } from '../device/useWholePage.ts'
import styles from './BelowOpening.module.css'

interface BelowOpeningProps {
  /** Whether it may wait; what may not is drawn at once. */
  waits?: boolean
  children: ReactNode
}

/** What stands below the opening of a page, drawn when the opening has been painted. */
export function BelowOpening({ waits = true, children }: BelowOpeningProps) {
  return useWholePage() || !waits ? children : <div className={styles.room} />
}
