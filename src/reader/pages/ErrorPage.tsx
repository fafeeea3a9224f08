import { useQueryClient } from '@tanstack/react-query'
import { useLayoutEffect } from 'react'
import { leaveAsleep } from '../device/waking.ts'
import { useTranslation } from '../languages/useTranslation.ts'
import { isRouteErrorResponse, useRouteError } from 'react-router'
import { addressOf } from '#article/addresses.ts'
import { pageStateId } from '../pageState.ts'
import { editionQuery } from '../queries/edition.ts'
import { ReadFailure } from '../queries/readFailure.ts'
import styles from './ErrorPage.module.css'

type Kind = 'notFound' | 'withdrawn' | 'offline' | 'broken'

/** What a reader is told when a page cannot be shown, and a way on; one that a newer program has is fetched. */
export function ErrorPage() {
  const error = useRouteError()
  const isOutdated = error instanceof ReadFailure && error.reason === 'outdated'
  useLayoutEffect(() => {
    if (isOutdated) window.location.reload()
  }, [isOutdated])
  return isOutdated ? null : <Failure kind={kindOf(error)} />
}

function Failure({ kind }: { kind: Kind }) {
  const { t } = useTranslation()
  const edition = useQueryClient().getQueryData(editionQuery().queryKey)
  const title = t(`error.${kind}Title`)
  useLayoutEffect(() => {
    // The page was whole before it woke.
    if (kind === 'broken' && isWaking()) leaveAsleep()
  }, [kind])
  return (
    <div className={styles.page}>
      <title>{edition ? `${title} – ${edition.name}` : title}</title>
      <meta name="robots" content="noindex" />
      <h1 tabIndex={-1}>{title}</h1>
      <p>{t(`error.${kind}`)}</p>
      <ul role="list">
        {(kind === 'offline' || kind === 'broken') && (
          <li>
            {/* Without any connection the browser's own page would take the place of the paper. */}
            <button type="button" onClick={() => navigator.onLine && window.location.reload()}>
              {t('error.retry')}
            </button>
          </li>
        )}
        <li>
          <a href={addressOf.front()}>{t('error.toFront')}</a>
        </li>
        <li>
          {kind === 'offline' ? (
            <a href={addressOf.saved()}>{t('masthead.saved')}</a>
          ) : (
            <a href={addressOf.archive()}>{t('error.toArchive')}</a>
          )}
        </li>
      </ul>
    </div>
  )
}

/** The same when not even the edition could be read, so that there is no masthead to stand under. */
export function BareErrorPage() {
  return (
    <main className={styles.bare}>
      <ErrorPage />
    </main>
  )
}

/** Whether React is still taking over the prerendered page. */
function isWaking(): boolean {
  return document.getElementById(pageStateId) !== null && document.documentElement.dataset.awake === undefined
}

function kindOf(error: unknown): Kind {
  if (isRouteErrorResponse(error)) return error.status === 410 ? 'withdrawn' : 'notFound'
  if (!(error instanceof ReadFailure)) return 'broken'
  const { reason } = error
  return reason === 'offline' || reason === 'broken' ? reason : 'notFound'
}
