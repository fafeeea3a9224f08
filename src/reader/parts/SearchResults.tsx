import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { spokenIn } from '#article/language.ts'
import type { SearchIndex } from '#article/search.ts'
import { useFormats } from '../languages/useFormats.ts'
import { useWordsOnDemand } from '../languages/wordsOnDemand.ts'
import type { Found } from '../queries/searchEngine.ts'
import { searchStories, type Asked } from '../queries/searchStories.ts'
import { fetchedWhenShown } from './fetchedWhenShown.tsx'
import styles from './SearchResults.module.css'
import { StoryDate } from './StoryDate.tsx'

const NearWords = fetchedWhenShown(async () => (await import('./NearWords.tsx')).NearWords)

const atATime = 10

/** What is asked, as much of it as is said again. */
export function inShort(words: string): string {
  return words.replace(/^(.{60}).+/su, '$1 …')
}

interface SearchResultsProps {
  index: SearchIndex
  asked: Asked
  readIndex: () => Promise<unknown>
}

/** The stories that were found, ten at a time, and how many there are. */
export function SearchResults({ index, asked, readIndex }: SearchResultsProps) {
  const { t } = useWordsOnDemand()
  const { number } = useFormats()
  const [count, showMore] = useShown()
  // What was found before stands until there is something else.
  const { data, isError, isPlaceholderData, refetch } = useQuery({
    queryKey: ['search', asked, count, index.shards],
    queryFn: () => searchStories(index, asked, count),
    placeholderData: keepPreviousData,
    retry: false,
  })
  // More of what was found is no news: its number is not said again.
  const isAnother = isPlaceholderData && count === atATime
  const [list, goOnAfter] = useGoingOn(JSON.stringify(asked), isPlaceholderData ? undefined : data?.found.length)
  if (isError)
    return (
      <div role="alert" className={styles.told}>
        <p>{t('search.failed')}</p>
        <button type="button" onClick={() => void readIndex().then(() => refetch())}>
          {t('error.retry')}
        </button>
      </div>
    )
  return (
    <section aria-label={t('search.title')} aria-busy={!data || isPlaceholderData}>
      <div aria-live="polite" className={styles.told}>
        {data &&
          !isAnother &&
          (data.total > 0
            ? t('search.count', { count: data.total, number: number(data.total) })
            : t('search.none', { words: inShort(asked.words) }))}
        {data?.lacksWords && !isAnother && <NearWords index={index} asked={asked} />}
      </div>
      <ol ref={list} role="list" className={styles.results}>
        {data?.found.map((found) => (
          <li key={found.address}>
            <Hit found={found} />
          </li>
        ))}
      </ol>
      {data && data.total > data.found.length && (
        <button
          type="button"
          className={styles.more}
          onClick={({ currentTarget }) => {
            goOnAfter(currentTarget)
            showMore()
          }}
        >
          {t('search.more')}
        </button>
      )}
    </section>
  )
}

/** How many are shown, and how to show more. It is kept with the entry in the history, so that the way back finds its place. */
function useShown(): [count: number, showMore: () => void] {
  const navigate = useNavigate()
  const { search, state } = useLocation()
  const count = (state as { shown?: number } | null)?.shown ?? atATime
  const showMore = () =>
    void navigate({ search }, { replace: true, preventScrollReset: true, state: { shown: count + atATime } })
  return [count, showMore]
}

/**
 * Whoever asks for more goes on at the first of them: the button may be gone. Not when another question has been asked
 * since, or something else has been turned to.
 */
function useGoingOn(question: string, length: number | undefined) {
  const list = useRef<HTMLOListElement>(null)
  const pressed = useRef<{ button: HTMLElement; question: string; from: number } | null>(null)
  useEffect(() => {
    const { current } = pressed
    if (!current || length === undefined) return
    const first = list.current?.children[current.from]
    const isWaiting = [document.body, current.button].includes(document.activeElement as HTMLElement)
    if (current.question !== question || first) pressed.current = null
    if (current.question === question && isWaiting) first?.querySelector('a')!.focus({ preventScroll: true })
  }, [question, length])
  const goOnAfter = (button: HTMLElement) => {
    pressed.current = { button, question, from: list.current!.children.length }
  }
  return [list, goOnAfter] as const
}

function Hit({ found: { address, headline, published, language, excerpt } }: { found: Found }) {
  return (
    <article {...spokenIn(language)} data-story>
      <h2>
        <a href={address}>{headline}</a>
      </h2>
      <p>
        {excerpt.map((piece, place) =>
          // oxlint-disable-next-line react/no-array-index-key -- pieces of an excerpt never change places
          place % 2 === 1 ? <mark key={place}>{piece}</mark> : piece,
        )}
      </p>
      <p className={styles.date}>{published && <StoryDate date={published} />}</p>
    </article>
  )
}
