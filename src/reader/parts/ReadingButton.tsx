import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../languages/useTranslation.ts'
import { fetchedWhenShown } from './fetchedWhenShown.tsx'
import styles from './ReadingButton.module.css'

const ReadingPanel = fetchedWhenShown(async () => (await import('./ReadingPanel.tsx')).ReadingPanel)

/** Opens the reading panel, a native popover; what is in it is fetched when it is first opened, its styles before that. */
export function ReadingButton() {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The browser opens it by itself, also before the page is awake. `:is` forgives what an older one does not know.
    if (panel.current?.matches(':is(:popover-open)')) setOpened(true)
  }, [])
  return (
    <>
      <button type="button" className={styles.button} popoverTarget="reading-panel" onClick={() => setOpened(true)}>
        <svg aria-hidden="true" viewBox="0 0 24 16" className={styles.letters}>
          <path d="M1 15 6.2 1h1.6L13 15M3.1 10h7.8M15 15l3.1-8.4h1.4L22.6 15M16.2 12h5.2" />
        </svg>
        <span className={styles.word}>{t('reading.open')}</span>
      </button>
      <div ref={panel} popover="auto" id="reading-panel" role="dialog" aria-label={t('reading.title')}>
        {opened && <ReadingPanel />}
      </div>
    </>
  )
}
