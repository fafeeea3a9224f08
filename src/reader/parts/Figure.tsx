import { useTranslation } from 'react-i18next'
import type { Image } from '#article/image.ts'
import { useInterfaceLanguage } from '../languages/useFormats.ts'
import styles from './Figure.module.css'
import { Picture } from './Picture.tsx'

/** A picture with what is said under it. */
export function Figure({ image, first = false }: { image: Image; first?: boolean }) {
  const { t } = useTranslation()
  const language = useInterfaceLanguage()
  const { caption, credit } = image
  return (
    <figure className={styles.figure}>
      <Picture image={image} sizes="(min-width: 48rem) 46rem, 100vw" first={first} />
      {(caption ?? credit) && (
        <figcaption>
          {caption}{' '}
          {credit && (
            <span className={styles.credit}>
              {/^[^:]+:\s/.test(credit) ? credit : <span lang={language}>{t('picture.credit', { credit })}</span>}
            </span>
          )}
        </figcaption>
      )}
    </figure>
  )
}
