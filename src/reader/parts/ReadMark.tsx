import { useIsRead } from '../device/readStories.ts'
import { inChrome } from '../languages/inChrome.ts'
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
    <span {...inChrome(language)} className={isOnlySaid ? 'listened' : undefined}>
      <span aria-hidden="true">✓</span> {t('article.read')}
    </span>
  )
}
