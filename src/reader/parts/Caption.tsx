import type { Image } from '#article/image.ts'
import { inChrome } from '../languages/inChrome.ts'
import { useTranslation } from '../languages/useTranslation.ts'
import styles from './Figure.module.css'

/** How a credit begins that says by itself what it is. */
const named =
  /^(©|\(c\)|ill\.|(foto|photo|bilde|bilete|(illustrasjons|arkiv)foto|illustra(sjon|tion)|tegning|teikning|grafikk)\b|[^:]+:\s)/i

/** What is said under a picture, and whose work it is. */
export function Caption({ image: { caption, credit } }: { image: Image }) {
  const { t, language } = useTranslation()
  if (caption === null && credit === null) return null
  return (
    <figcaption className={styles.caption}>
      {caption}
      {/* A full stop parts them to eye and ear; where the writer has set none, something must. */}
      {caption && credit && !/[.!?…]\P{L}*$/u.test(caption) && ' ·'}{' '}
      {credit && (
        <span className={styles.credit}>
          {named.test(credit) ? credit : <span {...inChrome(language)}>{t('picture.credit', { credit })}</span>}
        </span>
      )}
    </figcaption>
  )
}
