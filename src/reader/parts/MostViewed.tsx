import { useQuery } from '@tanstack/react-query'
import { memo, useDeferredValue, useMemo, useState } from 'react'
import { useLocation } from 'react-router'
import { useTranslation } from '../languages/useTranslation.ts'
import { addressOf } from '#article/addresses.ts'
import { spokenIn } from '#article/language.ts'
import type { Teaser } from '#article/listing.ts'
import { useFormats } from '../languages/useFormats.ts'
import { useEdition } from '../queries/edition.ts'
import { frontQuery } from '../queries/listingQueries.ts'
import { mostViewedQuery } from '../queries/mostViewedQuery.ts'
import styles from './MostViewed.module.css'
import { ReadMark } from './ReadMark.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { StoryLink } from './StoryLink.tsx'

const listed = 10

/** Fewer ranked stories than this are no list; the latest stories stand there instead, under their own name. */
export const fewestRanked = 3

/** The stories most readers viewed in the week until now, with the days it covers. Its place is kept from the start, so that nothing moves when it arrives. */
export const MostViewed = memo(function MostViewed() {
  return (
    <ErrorBoundary>
      <LastWeek />
    </ErrorBoundary>
  )
})

function LastWeek() {
  const { t } = useTranslation()
  const { stretch } = useFormats()
  const { data, isPending } = useQuery(mostViewedQuery('week', listed))
  // Drawn in slices, so that whoever taps while the list arrives does not wait for it.
  const answer = useDeferredValue(useMemo(() => ({ data, isPending }), [data, isPending]))
  const ranked = answer.data?.ranked ?? []
  if (!answer.isPending && ranked.length < fewestRanked) return <LatestInstead />
  return (
    <List
      heading={t('mostViewed.week')}
      period={answer.data && stretch(answer.data.from, answer.data.to)}
      teasers={ranked.map(({ teaser }) => teaser)}
      isPending={answer.isPending}
    />
  )
}

/** The latest stories, but for those the page shows already: its own, or those at the top of the front page. */
function LatestInstead() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const { data: front, isError } = useQuery(frontQuery())
  // Some hosts end addresses with a slash.
  const here = pathname.replace(/(.)\/$/, '$1')
  const top = here === addressOf.front() ? [front?.lead, ...(front?.second ?? [])].map((teaser) => teaser?.slug) : []
  const isShown = ({ slug }: Teaser) => top.includes(slug) || here === addressOf.article(slug)
  const teasers = front?.latest.filter((teaser) => !isShown(teaser)).slice(0, listed) ?? []
  // Without a connection there is nothing to list, and no need to say so beside what is read.
  return isError ? null : <List heading={t('front.latest')} teasers={teasers} />
}

interface ListProps {
  heading: string
  /** The days a ranking covers; without them it is no ranking. */
  period?: string | undefined
  teasers: Teaser[]
  isPending?: boolean
}

function List({ heading, period, teasers, isPending = false }: ListProps) {
  const { t } = useTranslation()
  const { rows } = useEdition()
  const [all, setAll] = useState(false)
  return (
    <section className={styles.region} aria-busy={isPending}>
      <h2>{heading}</h2>
      <p className={styles.period}>{period}</p>
      <ol
        role="list"
        className={styles.list}
        data-rows={rows}
        data-all={all || teasers.length <= 5}
        data-ranked={period !== undefined}
      >
        {teasers.map((teaser) => (
          <Row key={teaser.id} teaser={teaser} />
        ))}
      </ol>
      <div className={styles.more}>
        {teasers.length > 5 && (
          <button type="button" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('mostViewed.showFewer') : t('mostViewed.showAll')}
          </button>
        )}
        {period === undefined && !isPending ? (
          <a href={addressOf.archive()}>{t('front.allStories')}</a>
        ) : (
          <a href={addressOf.mostViewed()}>{t('mostViewed.whole')}</a>
        )}
      </div>
    </section>
  )
}

/** The same from page to page, so that the list costs nothing when one gives way to another. */
const Row = memo(function Row({ teaser: { slug, headline, language } }: { teaser: Teaser }) {
  return (
    <li>
      <span className={styles.headline} {...spokenIn(language)}>
        <StoryLink slug={slug}>{headline}</StoryLink>
        <ReadMark slug={slug} isOnlySaid />
      </span>
    </li>
  )
})
