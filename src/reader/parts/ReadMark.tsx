import { useIsRead } from '../device/readStories.ts'
import { useTranslation } from '../languages/useTranslation.ts'

interface ReadMarkProps {
  slug: string
  /** Only said, where a headline's colour shows it to the eye. */
  isOnlySaid?: boolean
}

/** Says quietly that this reader has had the story open. */
export function ReadMark({ slug, isOnlySaid = false }: ReadMarkProps) {
  const { t, language } = useTranslation()
  if (!useIsRead(slug)) return null
  return (
    <span lang={language} dir="ltr" className={isOnlySaid ? 'listened' : undefined} data-chrome-word>
      <span aria-hidden="true">✓</span> {t('article.read')}
    </span>
  )
}
