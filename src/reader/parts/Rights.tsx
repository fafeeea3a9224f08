import { useTranslation } from '../languages/useTranslation.ts'
import type { Article } from '#article/article.ts'
import { spokenIn, type Language } from '#article/language.ts'
import styles from './Rights.module.css'

/** Who owns the story and what may be done with it, in the source's own words. */
export function Rights({
  rights,
  language,
}: {
  rights: NonNullable<Article['rights']>
  language: Language | undefined
}) {
  const { t } = useTranslation()
  const words = [rights.holder, rights.notice, rights.usage].filter((part) => part !== null)
  return (
    <p className={styles.rights}>
      {t('article.rights')}: <span {...spokenIn(language)}>{words.join('. ')}</span>
    </p>
  )
}
