import { Component, type ReactNode } from 'react'
import { useTranslation } from '../languages/useTranslation.ts'
import styles from './ErrorBoundary.module.css'

/** A part of a page that may fail without taking the rest of the page with it. React catches errors in classes only. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children
    return <PartFailed retry={() => this.setState({ hasFailed: false })} />
  }
}

/** Says that a part could not be shown. */
export function PartFailed({ retry }: { retry: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={styles.failed} aria-live="polite">
      <p>{t('error.region')}</p>
      <button type="button" onClick={retry}>
        {t('error.retry')}
      </button>
    </div>
  )
}
