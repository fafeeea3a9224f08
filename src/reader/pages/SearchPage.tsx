import { keepPreviousData, queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { addressOf, fileOf } from '#article/addresses.ts'
import { spokenIn } from '#article/language.ts'
import { SearchIndex } from '#article/search.ts'
import { savesData, whenIdle } from '../device/sparing.ts'
import { useIsHydrated } from '../device/useIsHydrated.ts'
import { useFormats } from '../languages/useFormats.ts'
import { ownNames } from '../languages/languages.ts'
import { useWordsOnDemand } from '../languages/onDemand.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { StoryDate } from '../parts/StoryDate.tsx'
import { useEdition } from '../queries/edition.ts'
import { editionFile } from '../queries/editionFile.ts'
import type { Found } from '../queries/searchEngine.ts'
import { prepareSearch, searchStories, type Asked } from '../queries/searchStories.ts'
import styles from './SearchPage.module.css'

/** What can be searched, and what a search can be narrowed by. */
export const searchIndexQuery = () =>
  queryOptions({ queryKey: ['search index'], queryFn: editionFile(SearchIndex, fileOf.search()) })

const atATime = 10

/** While somebody writes, what is looked for follows after this pause. Milliseconds. */
const pause = 250

/** Search in every story; what is asked stands in the address, so that it can be shared. One page is prerendered for all that may be asked. */
export function SearchPage() {
  const { t } = useWordsOnDemand()
  const [params, setParams] = useSearchParams()
  const isHydrated = useIsHydrated()
  const asked = isHydrated ? askedIn(params) : nothing
  const ask = (name: string, value: string) =>
    setParams(
      (now) => {
        if (value) now.set(name, value)
        else now.delete(name)
        return now
      },
      { replace: true, preventScrollReset: true },
    )
  return (
    <div className={styles.page}>
      <PageHead title={t('search.title')} description={t('search.label')} />
      <h1 tabIndex={-1}>{t('search.title')}</h1>
      <form role="search" onSubmit={(event) => event.preventDefault()}>
        <Field asked={asked} ask={(words) => ask('q', words)} />
        <Narrowing asked={asked} ask={ask} />
      </form>
      <p className={styles.scriptless}>
        {t('search.scriptless')} <a href={addressOf.archive()}>{t('masthead.archive')}</a>
      </p>
      {asked.words && <Results asked={asked} />}
    </div>
  )
}

const nothing: Asked = { words: '', topic: null, year: null, language: null }

function askedIn(params: URLSearchParams): Asked {
  return {
    words: (params.get('q') ?? '').trim(),
    topic: params.get('topic'),
    year: params.get('year'),
    language: params.get('language'),
  }
}

function Field({ asked, ask }: { asked: Asked; ask: (words: string) => void }) {
  const { words } = asked
  const { t } = useWordsOnDemand()
  const { data: index } = useSuspenseQuery(searchIndexQuery())
  const field = useRef<HTMLInputElement>(null)
  const waiting = useRef(0)

  // Going back and forward changes what is asked; writing does, too, and must not be written over.
  useEffect(() => {
    if (document.activeElement !== field.current) field.current!.value = words
  }, [words])
  useEffect(() => () => clearTimeout(waiting.current), [])
  // Whoever opens this page will search; by the first word the index is there.
  useEffect(() => {
    if (!savesData()) whenIdle(() => prepareSearch(index, nothing))
  }, [index])

  const now = () => {
    clearTimeout(waiting.current)
    ask(field.current!.value)
  }
  const soon = () => {
    clearTimeout(waiting.current)
    if (!savesData()) prepareSearch(index, { ...asked, words: field.current!.value.trim() })
    waiting.current = window.setTimeout(now, pause)
  }
  return (
    <p className={styles.field}>
      <label htmlFor="search-words">{t('search.label')}</label>
      <input
        ref={field}
        id="search-words"
        type="search"
        name="q"
        defaultValue={words}
        autoComplete="off"
        onFocus={() => prepareSearch(index, nothing)}
        onChange={soon}
      />
      <button type="submit" onClick={now}>
        {t('search.go')}
      </button>
    </p>
  )
}

function Narrowing({ asked, ask }: { asked: Asked; ask: (name: string, value: string) => void }) {
  const { t, language: spoken } = useWordsOnDemand()
  const { data: index } = useSuspenseQuery(searchIndexQuery())
  const { language: edition } = useEdition()
  const languageName = (language: string) =>
    ownNames[language as keyof typeof ownNames] ?? new Intl.DisplayNames(spoken, { type: 'language' }).of(language)
  const choices = {
    topic: index.topics.map(({ slug, name }) => [slug, name]),
    year: index.years.map((year) => [String(year), String(year)]),
    language: index.languages.map((language) => [language, languageName(language)]),
  }
  return (
    <div className={styles.narrowing}>
      {(['topic', 'year', 'language'] as const).map((name) => (
        <label key={name}>
          <span>{t(`search.${name}`)}</span>
          <select
            value={asked[name] ?? ''}
            lang={name === 'topic' ? edition : undefined}
            onChange={({ target }) => ask(name, target.value)}
          >
            <option value="">{t('search.any')}</option>
            {choices[name].map(([value, word]) => (
              <option key={value} value={value}>
                {word}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  )
}

function Results({ asked }: { asked: Asked }) {
  const { t } = useWordsOnDemand()
  const { number } = useFormats()
  const { data: index, refetch: readIndex } = useSuspenseQuery(searchIndexQuery())
  const question = JSON.stringify(asked)
  const [more, setMore] = useState({ question, count: atATime })
  const count = more.question === question ? more.count : atATime
  // What was found before stands until there is something else.
  const { data, isError, isPlaceholderData, refetch } = useQuery({
    queryKey: ['search', asked, count, index.shards],
    queryFn: () => searchStories(index, asked, count),
    placeholderData: keepPreviousData,
    retry: false,
  })
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
      <p role="status" className={styles.told}>
        {data &&
          !isPlaceholderData &&
          (data.total > 0
            ? t('search.count', { count: data.total, number: number(data.total) })
            : t('search.none', { words: asked.words }))}
      </p>
      <ol role="list" className={styles.results}>
        {data?.found.map((found) => (
          <li key={found.address}>
            <Hit found={found} />
          </li>
        ))}
      </ol>
      {data && data.total > data.found.length && (
        <button type="button" className={styles.more} onClick={() => setMore({ question, count: count + atATime })}>
          {t('search.more')}
        </button>
      )}
    </section>
  )
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
        )}{' '}
        …
      </p>
      <p className={styles.date}>{published && <StoryDate date={published} />}</p>
    </article>
  )
}
