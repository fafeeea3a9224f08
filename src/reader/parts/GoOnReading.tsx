import { useRef, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useReadingPosition } from '../device/useReadingPosition.ts'
import { inChrome } from '../languages/inChrome.ts'
import { useTranslation } from '../languages/useTranslation.ts'
import styles from './GoOnReading.module.css'

/** No heading of a story has an underscore in its name. */
const offerId = 'go_on'

/** The body of a story, with the offer to go on where it was left. */
export function GoOnReading({ slug, children }: { slug: string; children: ReactNode }) {
  const { t } = useTranslation()
  const body = useRef<HTMLDivElement>(null)
  const offer = useReadingPosition(slug, body)
  return (
    <>
      <div ref={body} className={styles.body} data-body>
        {children}
      </div>
      {offer &&
        createPortal(
          <p>
            <button type="button" onClick={offer.goOn}>
              {t('position.goOn')}
            </button>
            <button type="button" onClick={offer.dismiss} aria-label={t('position.dismiss')}>
              ×
            </button>
          </p>,
          document.getElementById(offerId)!,
        )}
    </>
  )
}

/**
 * Where the offer stands: it lies over the page and moves nothing. For the keyboard it comes right after the headline, as
 * it is gone when the page has been scrolled to what follows.
 */
export function PlaceOfOffer() {
  return <div id={offerId} aria-live="polite" {...inChrome(useTranslation().language)} className={styles.offer} />
}
