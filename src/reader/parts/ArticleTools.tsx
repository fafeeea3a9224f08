import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Article } from '#article/article.ts'
import { onVoicesChanged, voiceFor } from '../device/voices.ts'
import { useTranslation } from '../languages/useTranslation.ts'
import styles from './ArticleTools.module.css'
import { StatusMessage } from './StatusMessage.tsx'
import { SaveButton } from './SaveButton.tsx'
import { Tool } from './Tool.tsx'
import { useStatusMessage, type StatusKey } from './useStatusMessage.ts'

/** What can be done with a story: save, share, print, and have it read aloud where the device has a voice for its language. */
export function ArticleTools({ article }: { article: Article }) {
  const { t } = useTranslation()
  const [status, tell] = useStatusMessage()
  return (
    <div role="group" aria-label={t('tools.label')} className={styles.tools}>
      <StatusMessage status={status} />
      <SaveButton slug={article.slug} tell={tell} />
      <Share headline={article.headline} tell={tell} />
      <Tool icon="print" label={t('tools.print')} onClick={() => window.print()} />
      <Listen article={article} />
    </div>
  )
}

/** The device's own way of sharing, else the address on the clipboard, told in words. */
function Share({ headline, tell }: { headline: string; tell: (status: StatusKey) => void }) {
  const { t } = useTranslation()
  const share = async () => {
    const url = window.location.origin + window.location.pathname
    // Whoever closes the device's sheet has shared nothing and needs to be told nothing.
    if (typeof navigator.share === 'function') return navigator.share({ title: headline, url }).catch(() => undefined)
    // Over plain HTTP a page has no clipboard at all.
    const { clipboard } = navigator as { clipboard?: Clipboard }
    const isCopied = await clipboard?.writeText(url).then(
      () => true,
      () => false,
    )
    tell(isCopied ? 'tools.copied' : 'tools.notCopied')
  }
  return <Tool icon="share" label={t('tools.share')} onClick={() => void share()} />
}

/** Reads the story aloud, marking the paragraph that is being read. What does it is fetched when it is asked for. */
function Listen({ article: { language } }: { article: Article }) {
  const { t } = useTranslation()
  const hasVoice = useSyncExternalStore(
    onVoicesChanged,
    () => voiceFor(language) !== null,
    () => false,
  )
  const [stop, setStop] = useState<(() => void) | null>(null)
  // Whoever goes on to another page has heard enough of this one.
  useEffect(() => stop ?? undefined, [stop])
  if (!hasVoice) return null
  const start = async () => {
    // This story's, whatever is on the page when the program has come.
    const body = document.querySelector('[data-body]')!
    const { readAloud } = await import('../device/readAloud.ts')
    const voice = voiceFor(language)
    if (voice === null) return
    const stopReading = readAloud(body, voice, () => setStop(null))
    setStop(() => stopReading)
  }
  return stop ? (
    <Tool icon="stop" label={t('tools.stop')} onClick={stop} />
  ) : (
    <Tool icon="listen" label={t('tools.listen')} onClick={() => void start()} />
  )
}
