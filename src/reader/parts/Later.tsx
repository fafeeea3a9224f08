import type { ReactNode } from 'react'
import { useWholePage } from '../device/useWholePage.ts'
import styles from './Later.module.css'

interface LaterProps {
  /** Whether it may wait; what may not is drawn at once. */
  waits?: boolean
  children: ReactNode
}

/** What stands below the opening of a page, drawn when the opening has been painted. */
export function Later({ waits = true, children }: LaterProps) {
  return useWholePage() || !waits ? children : <div className={styles.room} />
}
