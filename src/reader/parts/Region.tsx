import { QueryErrorResetBoundary } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { useTranslation } from 'react-i18next'
import styles from './Region.module.css'

/** A part of a page that may fail without taking the rest of the page with it. */
export function Region({ children }: { children: ReactNode }) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <ErrorBoundary onReset={reset} FallbackComponent={RegionFailed}>
          {children}
        </ErrorBoundary>
      )}
    </QueryErrorResetBoundary>
  )
}

function RegionFailed({ resetErrorBoundary }: { resetErrorBoundary: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={styles.failed} role="status">
      <p>{t('error.region')}</p>
      <button type="button" onClick={resetErrorBoundary}>
        {t('error.retry')}
      </button>
    </div>
  )
}
