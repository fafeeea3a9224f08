import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Article } from '#article/article.ts'
import { onVoicesChanged, voiceFor } from '../device/voices.ts'
import { useTranslation } from '../languages/useTranslation.ts'
import styles from './ArticleTools.module.css'
import { Icon } from './Icon.tsx'

/** What can be done with a story: share, print, and have it read aloud where the device has a voice for its language. */
export function ArticleTools({ article }: { article: Article }) {
  const { t } = useTranslation()
  return (
    <div role="group" aria-label={t('tools.label')} className={styles.tools}>
      <Share headline={article.headline} />
      <Tool icon="print" word={t('tools.print')} use={() => window.print()} />
      <Listen article={article} />
    </div>
  )
}

/** The device's own way of sharing, else the address on the clipboard, told in words. */
function Share({ headline }: { headline: string }) {
  const { t } = useTranslation()
  const [said, setSaid] = useState<'copied' | 'notCopied' | null>(null)
  const share = async () => {
    const url = window.location.origin + window.location.pathname
    // Whoever closes the device's sheet has shared nothing and needs to be told nothing.
    if (typeof navigator.share === 'function') return navigator.share({ title: headline, url }).catch(() => undefined)
    const isCopied = await navigator.clipboard.writeText(url).then(
      () => true,
      () => false,
    )
    setSaid(isCopied ? 'copied' : 'notCopied')
    setTimeout(() => setSaid(null), 4000)
  }
  return (
    <>
      <Tool icon="share" word={t('tools.share')} use={() => void share()} />
      <p role="status" className={styles.said}>
        {said && t(`tools.${said}`)}
      </p>
    </>
  )
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
    const { readAloud } = await import('../device/readAloud.ts')
    const voice = voiceFor(language)
    if (voice === null) return
    const stopReading = readAloud(document.querySelector('[data-body]')!, voice, () => setStop(null))
    setStop(() => stopReading)
  }
  return stop ? (
    <Tool icon="stop" word={t('tools.stop')} use={stop} />
  ) : (
    <Tool icon="listen" word={t('tools.listen')} use={() => void start()} />
  )
}

interface ToolProps {
  icon: Parameters<typeof Icon>[0]['name']
  word: string
  use: () => void
}

/** A button that shows its word where there is room, and says it where there is not. */
function Tool({ icon, word, use }: ToolProps) {
  return (
    <button type="button" title={word} onClick={use}>
      <Icon name={icon} />
      <span>{word}</span>
    </button>
  )
}
