import type { i18n } from 'i18next'
import { useEffect, useState } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { useWordsOnDemand } from '../languages/wordsOnDemand.ts'
import { Translated } from '../languages/Translated.tsx'
import type { News } from '../queries/openNews.ts'
import styles from './LaidOver.module.css'

let root: Root | null = null

/** Tells what is new; `show` brings it in. It lies over the foot of the window and moves nothing. */
export function notify(news: News | null, show: () => void, languages: i18n): void {
  const draw = (told: News | null) =>
    root!.render(
      <Translated languages={languages}>
        <NewsNotice news={told} show={show} />
      </Translated>,
    )
  if (root) return draw(news)
  root = createRoot(document.body.appendChild(document.createElement('div')))
  // A screen reader tells of what changes in a region that was there already, so it is empty at first.
  draw(null)
  setTimeout(() => draw(news), 100)
}

/** How long it is said that an update is shown. Milliseconds. */
const longEnough = 4000

function NewsNotice({ news, show }: { news: News | null; show: () => void }) {
  const { t } = useWordsOnDemand()
  const [dismissed, setDismissed] = useState<News | null>(null)
  const [isShown, setIsShown] = useState(false)
  useEffect(() => {
    if (!isShown) return
    const timer = setTimeout(() => setIsShown(false), longEnough)
    return () => clearTimeout(timer)
  }, [isShown])

  const told = news === dismissed ? null : news
  const bringIn = () => {
    if (told!.kind === 'withdrawn') return window.location.reload()
    show()
    if (told!.kind === 'updated') setIsShown(true)
    else window.scrollTo({ top: 0, behavior: wantsLessMotion() ? 'instant' : 'smooth' })
    document.querySelector('h1')!.focus({ preventScroll: true })
  }
  return (
    <div aria-live="polite" aria-atomic className={styles.notice} data-news>
      {isShown && !told && <p>{t('news.shown')}</p>}
      {told && (
        <p>
          <button type="button" onClick={bringIn}>
            {told.kind === 'stories' ? t('news.stories', { count: told.count }) : t(`news.${told.kind}`)}
            <span aria-hidden="true">{told.kind === 'stories' ? '↑' : '↻'}</span>
          </button>
          <button type="button" onClick={() => setDismissed(told)} aria-label={t('close')}>
            ×
          </button>
        </p>
      )}
    </div>
  )
}

function wantsLessMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}
