import { setSaved, useIsSaved } from '../device/savedStories.ts'
import { useTranslation } from '../languages/useTranslation.ts'
import { Tool } from './Tool.tsx'
import type { Said } from './useSaid.ts'

/** Saves a story for later, or lets it go. What makes copies of it for where there is no connection is fetched when it is asked for. */
export function SaveButton({ slug, say }: { slug: string; say: (word: Said) => void }) {
  const { t, i18n } = useTranslation()
  const isSaved = useIsSaved(slug)
  const use = async () => {
    setSaved(slug, !isSaved)
    const { keepUp } = await import('../device/keepForLater.ts')
    say(await keepUp(slug, i18n))
  }
  return (
    <Tool
      icon="save"
      word={t('tools.save')}
      isOn={isSaved}
      // Without the program that makes copies it is in the list nonetheless.
      use={() => void use().catch(() => undefined)}
    />
  )
}
