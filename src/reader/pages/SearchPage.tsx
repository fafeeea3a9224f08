import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { addressOf, fileOf } from '#article/addresses.ts'
import { SearchIndex } from '#article/search.ts'
import { savesData, whenIdle } from '../device/sparing.ts'
import { useIsHydrated } from '../device/useIsHydrated.ts'
import { useWordsOnDemand } from '../languages/wordsOnDemand.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { inShort, SearchResults } from '../parts/SearchResults.tsx'
import { useEdition } from '../queries/edition.ts'
import { editionFile } from '../queries/editionFile.ts'
import { prepareSearch, type Asked } from '../queries/searchStories.ts'
import styles from './SearchPage.module.css'

/** What can be searched, and what a search can be narrowed by. */
export const searchIndexQuery = () =>
  queryOptions({ queryKey: ['search index'], queryFn: editionFile(SearchIndex, fileOf.search()) })

/** While somebody writes, what is looked for follows after this pause. Milliseconds. */
const pause = 250

/** Search in every story; what is asked stands in the address, so that it can be shared. One page is prerendered for all that may be asked. */
export function SearchPage() {
  const { t } = useWordsOnDemand()
  const { data: index, refetch: readIndex } = useSuspenseQuery(searchIndexQuery())
  const [params] = useSearchParams()
  const isHydrated = useIsHydrated()
  const asked = isHydrated ? askedIn(params, index) : nothing
  const { words } = asked
  const { form, ask, askSoon } = useAsking(words, isHydrated)
  return (
    <div className={styles.page}>
      <PageHead title={(words && `${inShort(words)} – `) + t('search.title')} description={t('search.label')} />
      <h1 tabIndex={-1}>{t('search.title')}</h1>
      <form
        ref={form}
        role="search"
        onSubmit={(event) => {
          event.preventDefault()
          ask()
        }}
      >
        <Field index={index} asked={asked} askSoon={askSoon} />
        <Narrowing index={index} asked={asked} ask={ask} />
      </form>
      <p className={styles.scriptless}>
        {t('search.scriptless')} <a href={addressOf.archive()}>{t('masthead.archive')}</a>
      </p>
      {words ? (
        <SearchResults index={index} asked={asked} readIndex={readIndex} />
      ) : (
        <p aria-live="polite">{filters.some((name) => asked[name]) && t('search.wordless')}</p>
      )}
    </div>
  )
}

/** Puts what a form asks into the address, at once or when its writer pauses, and what the address asks into the form. */
function useAsking(words: string, isHydrated: boolean) {
  const [, setParams] = useSearchParams()
  const form = useRef<HTMLFormElement>(null)
  const waiting = useRef(0)
  // The words this form asked for last; null until it has.
  const sent = useRef<string | null>(null)
  // Going back and forward changes what is asked; writing does, too, and must not be written over.
  useEffect(() => {
    const field = form.current!.querySelector('input')!
    const isWriting = sent.current === null && document.activeElement === field
    if (sent.current === words || isWriting) return
    field.value = words
    if (sent.current !== null) sent.current = words
  }, [words])
  // What was written and chosen before the page was awake is asked as well: the next drawing would take the choices back.
  const askWhatWaited = useEffectEvent(() => {
    const waited = isHydrated ? [] : paramsOf(form.current!)
    if (waited.length > 0)
      setParams((address) => new URLSearchParams({ ...Object.fromEntries(address), ...Object.fromEntries(waited) }), {
        replace: true,
      })
  })
  useEffect(() => askWhatWaited(), [])
  useEffect(() => {
    // Whoever goes on to a story must not be called back by words that wait.
    const leave = ({ target }: MouseEvent) => {
      if ((target as Element).closest('a[href]')) clearTimeout(waiting.current)
    }
    document.addEventListener('click', leave)
    return () => {
      clearTimeout(waiting.current)
      document.removeEventListener('click', leave)
    }
  }, [])

  // The whole form each time, so that what is chosen while words wait does not lose them.
  const ask = () => {
    clearTimeout(waiting.current)
    const next = new URLSearchParams(paramsOf(form.current!))
    sent.current = (next.get('q') ?? '').trim()
    if (next.toString() !== new URLSearchParams(window.location.search).toString())
      setParams(next, { replace: true, preventScrollReset: true })
  }
  const askSoon = () => {
    clearTimeout(waiting.current)
    waiting.current = window.setTimeout(ask, pause)
  }
  return { form, ask, askSoon }
}

const nothing: Asked = { words: '', topic: null, year: null, language: null }

/** What a search can be narrowed by, as the address and the form name it. */
const filters = ['topic', 'year', 'language'] as const

/** What the address asks for; what nothing can be narrowed by narrows nothing. */
function askedIn(params: URLSearchParams, { topics, years, languages }: SearchIndex): Asked {
  const known = (name: string, values: (string | number)[]) =>
    values.map(String).find((value) => value === params.get(name)) ?? null
  return {
    words: (params.get('q') ?? '').trim(),
    topic: known(
      'topic',
      topics.map(({ slug }) => slug),
    ),
    year: known('year', years),
    language: known(
      'language',
      languages.map(({ tag }) => tag),
    ),
  }
}

function paramsOf(form: HTMLFormElement): [string, string][] {
  const said = new FormData(form)
  return ['q', ...filters].flatMap((name): [string, string][] => {
    const value = said.get(name)
    return typeof value === 'string' && value !== '' ? [[name, value]] : []
  })
}

interface FieldProps {
  index: SearchIndex
  asked: Asked
  askSoon: () => void
}

function Field({ index, asked, askSoon }: FieldProps) {
  const { words } = asked
  const { t } = useWordsOnDemand()
  const field = useRef<HTMLInputElement>(null)

  // Whoever opens this page will search; by the first word the index is there.
  useEffect(() => {
    const prepare = () => prepareSearch(index, nothing)
    if (savesData()) field.current!.addEventListener('focus', prepare, { once: true })
    else whenIdle(prepare)
  }, [index])

  const write = () => {
    if (!savesData()) prepareSearch(index, { ...asked, words: field.current!.value.trim() })
    askSoon()
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
        onChange={write}
      />
      <button type="submit">{t('search.go')}</button>
    </p>
  )
}

interface NarrowingProps {
  index: SearchIndex
  asked: Asked
  ask: () => void
}

function Narrowing({ index: { topics, years, languages }, asked, ask }: NarrowingProps) {
  const { t, language: chrome } = useWordsOnDemand()
  const { language: edition } = useEdition()
  const choices = {
    topic: topics.map(({ slug, name }) => [slug, name]),
    year: years.map((year) => [String(year), String(year)]),
    language: languages
      .map(({ tag, names }): [string, string] => [tag, names[chrome]])
      // By one alphabet for all: not every browser knows nynorsk's, and must order them as the publisher did.
      .toSorted(([, a], [, b]) => a.localeCompare(b, 'nb')),
  }
  return (
    <div className={styles.narrowing}>
      {filters.map((name) => (
        <label key={name}>
          <span>{t(`search.${name}`)}</span>
          <select name={name} value={asked[name] ?? ''} onChange={ask}>
            <option value="">{t('search.any')}</option>
            {choices[name].map(([value, word]) => (
              <option key={value} value={value} lang={name === 'topic' ? edition : undefined}>
                {word}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  )
}
