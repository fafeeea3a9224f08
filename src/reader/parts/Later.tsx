import type { ReactNode } from 'react'
import { useWholePage } from '../device/useWholePage.ts'
import { TranslatedNext } from '../languages/Translated.tsx'
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

/** The same for what is so far below that its words, too, may change after those above it. */
export function FurtherDown({ children }: { children: ReactNode }) {
  return (
    <Later>
      <TranslatedNext>{children}</TranslatedNext>
    </Later>
  )
}
