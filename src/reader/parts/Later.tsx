import type { ReactNode } from 'react'
import { useWholePage } from '../device/useWholePage.ts'
import styles from './Later.module.css'

/** What stands below the opening of a page, drawn when the opening has been painted. */
export function Later({ children }: { children: ReactNode }) {
  return useWholePage() ? children : <div className={styles.room} />
}
