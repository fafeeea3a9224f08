import { useEffect, useMemo, useRef } from 'react'
import type { Article, Section } from '#article/article.ts'
import { spokenIn } from '#article/language.ts'
import { useSectionInView } from '../device/useSectionInView.ts'
import { useTranslation } from '../languages/useTranslation.ts'
import styles from './Contents.module.css'

interface Entry {
  id: string
  heading: string
  level: number
}

/** The sections of a long read, the one being read marked; folded on narrow screens, beside the text on wide ones. */
export function Contents({ article }: { article: Article }) {
  const { t, language } = useTranslation()
  const entries = useMemo(() => entriesOf(article), [article])
  const current = useSectionInView(entries)
  const beside = useRef<HTMLDivElement>(null)

  useEffect(() => {
    // Of many sections the one being read is kept in view; only the list itself may scroll for it.
    const box = beside.current
    const link = box?.querySelector<HTMLElement>(`[href="#${current}"]`)
    if (box && link) box.scrollTop = link.offsetTop - box.clientHeight / 2
  }, [current])
  if (entries.length === 0) return null
  const list = (
    <ol role="list" {...spokenIn(article.language)} data-story>
      {entries.map(({ id, heading, level }) => (
        <li key={id} data-level={level}>
          <a href={`#${id}`} aria-current={id === current ? 'location' : undefined}>
            {heading}
          </a>
        </li>
      ))}
    </ol>
  )
  return (
    <nav className={styles.contents} lang={language} aria-label={t('article.contents')}>
      <details className={styles.folded}>
        <summary>{t('article.contents')}</summary>
        {list}
      </details>
      <div ref={beside} className={styles.beside}>
        <p>{t('article.contents')}</p>
        {list}
      </div>
    </nav>
  )
}

/** None where a story is so short that nobody needs to find their way in it. */
function entriesOf({ sections, words }: Article): Entry[] {
  const entries = sections.flatMap(({ id, heading, level = 2 }: Section) =>
    id !== null && heading !== null && level < 4 ? [{ id, heading, level }] : [],
  )
  return entries.length < 3 || words < 500 ? [] : entries
}
