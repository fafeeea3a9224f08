import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import * as v from 'valibot'
import { addressOf } from '#article/addresses.ts'
import { WindowName, type MostViewed } from '#article/mostViewed.ts'
import { useIsHydrated } from '../device/useIsHydrated.ts'
import { useWordsOnDemand } from '../languages/wordsOnDemand.ts'
import { useFormats } from '../languages/useFormats.ts'
import { fewestRanked } from '../parts/MostViewed.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Teaser } from '../parts/Teaser.tsx'
import { TeaserList } from '../parts/TeaserList.tsx'
import { frontQuery } from '../queries/listingQueries.ts'
import { mostViewedQuery } from '../queries/mostViewedQuery.ts'
import styles from './ListingPage.module.css'

/** The whole most-viewed list, over the stretch of time that the reader chooses. */
export function MostViewedPage() {
  const { t } = useWordsOnDemand()
  const { stretch } = useFormats()
  const [search] = useSearchParams()
  // One page is prerendered for all of them.
  const asked = useIsHydrated() && search.get('window')
  const window = v.is(WindowName, asked) ? asked : 'week'
  const answer = useQuery(mostViewedQuery(window, 50))
  const enough = (answer.data?.ranked.length ?? 0) >= fewestRanked
  return (
    <div className={styles.page}>
      <PageHead title={t(`mostViewed.${window}`)} description={t('mostViewed.explained')} />
      <header className={styles.heading}>
        <h1 tabIndex={-1}>{t(`mostViewed.${window}`)}</h1>
        {/* Focus stays on the link that asked for another list, so the days it covers are said when it is there. */}
        <p aria-live="polite" aria-atomic>
          {answer.data && enough ? stretch(answer.data.from, answer.data.to) : '\u00a0'}
        </p>
      </header>
      <div className={styles.list}>
        <nav className={styles.windows} aria-label={t('mostViewed.windows')}>
          {WindowName.options.map((name) => (
            <a key={name} href={addressOf.mostViewed(name)} aria-current={name === window} data-keeps-place>
              {t(`mostViewed.window_${name}`)}
            </a>
          ))}
        </nav>
        {answer.data && enough ? (
          <Ranking answer={answer.data} />
        ) : (
          <LatestInstead waiting={answer.isPending} failed={answer.isError} />
        )}
        <p className={styles.explained}>{t('mostViewed.explained')}</p>
      </div>
    </div>
  )
}

function Ranking({ answer }: { answer: MostViewed }) {
  const { t } = useWordsOnDemand()
  const { number } = useFormats()
  return (
    <ol role="list" className={styles.ranking}>
      {answer.ranked.map(({ teaser, views }) => (
        <li key={teaser.id}>
          <div>
            <Teaser teaser={teaser} size="small" />
            <p className={styles.views}>{t('mostViewed.views', { count: views, number: number(views) })}</p>
          </div>
        </li>
      ))}
    </ol>
  )
}

/** While the list is on its way, or when there is none: the latest stories, under that name. */
function LatestInstead({ waiting, failed }: { waiting: boolean; failed: boolean }) {
  const { t } = useWordsOnDemand()
  const isHydrated = useIsHydrated()
  const { data: front } = useSuspenseQuery(frontQuery())
  return (
    <section aria-busy={waiting}>
      <p aria-live="polite" aria-atomic className={waiting ? styles.waiting : undefined}>
        {/* Nobody waits where there is no script, and not every browser without one hides this. */}
        {isHydrated ? t(waiting ? 'mostViewed.waiting' : failed ? 'mostViewed.failed' : 'mostViewed.tooFew') : '\u00a0'}
      </p>
      <div className={styles.instead}>
        <h2>{t('front.latest')}</h2>
        <TeaserList teasers={front.latest} level={3} />
      </div>
    </section>
  )
}
