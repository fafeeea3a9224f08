import { useIsRead } from '../device/readStories.ts'
import { useInterfaceLanguage } from '../languages/useFormats.ts'
import { useTranslation } from '../languages/useTranslation.ts'

/** Says quietly, beside the date, that this reader has had the story open. */
export function ReadMark({ slug }: { slug: string }) {
  const { t } = useTranslation()
  const language = useInterfaceLanguage()
  if (!useIsRead(slug)) return null
  return (
    <span lang={language} data-chrome-word>
      <span aria-hidden="true">✓</span> {t('article.read')}
    </span>
  )
}
