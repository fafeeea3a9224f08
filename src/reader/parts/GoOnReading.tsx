import { useRef, type ReactNode } from 'react'
import { useReadingPosition } from '../device/useReadingPosition.ts'
import { useInterfaceLanguage } from '../languages/useFormats.ts'
import { useTranslation } from '../languages/useTranslation.ts'
import styles from './GoOnReading.module.css'

/** The body of a story, with the offer to go on where it was left. The offer lies over the page and moves nothing. */
export function GoOnReading({ slug, children }: { slug: string; children: ReactNode }) {
  const { t } = useTranslation()
  const language = useInterfaceLanguage()
  const body = useRef<HTMLDivElement>(null)
  const offer = useReadingPosition(slug, body)
  return (
    <>
      <div ref={body} className={styles.body} data-body>
        {children}
      </div>
      <div role="status" lang={language} dir="ltr" className={styles.offer}>
        {offer && (
          <p>
            <button type="button" onClick={offer.goOn}>
              {t('position.goOn')}
            </button>
            <button type="button" onClick={offer.dismiss} aria-label={t('position.dismiss')}>
              ×
            </button>
          </p>
        )}
      </div>
    </>
  )
}
