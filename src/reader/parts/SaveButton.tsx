import { setSaved, useIsSaved } from '../device/savedStories.ts'
import { useTranslation } from '../languages/useTranslation.ts'
import { Tool } from './Tool.tsx'
import type { StatusKey } from './useStatusMessage.ts'

interface SaveButtonProps {
  slug: string
  /** Among other stories: the headline of this one. */
  about?: string | undefined
  tell: (status: StatusKey) => void
}

/** Saves a story for later, or lets it go. What makes copies of it for where there is no connection is fetched when it is asked for. */
export function SaveButton({ slug, about, tell }: SaveButtonProps) {
  const { t, i18n } = useTranslation()
  const isSaved = useIsSaved(slug)
  const toggle = async () => {
    setSaved(slug, !isSaved)
    const { syncCopies } = await import('../device/keepForLater.ts')
    tell(await syncCopies(slug, i18n))
  }
  return (
    <Tool
      icon="save"
      label={t(isSaved ? 'masthead.saved' : 'tools.save')}
      isOn={isSaved}
      about={about}
      // Without the program that makes copies it is in the list nonetheless.
      onClick={() => void toggle().catch(() => undefined)}
    />
  )
}
