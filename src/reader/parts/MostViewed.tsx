import { useQuery } from '@tanstack/react-query'
import { memo, useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from '../languages/useTranslation.ts'
import { addressOf } from '#article/addresses.ts'
import { spokenIn } from '#article/language.ts'
import type { Teaser } from '#article/listing.ts'
import { useFormats } from '../languages/useFormats.ts'
import { frontQuery } from '../queries/listingQueries.ts'
import { mostViewedQuery } from '../queries/mostViewedQuery.ts'
import styles from './MostViewed.module.css'
import { ReadMark } from './ReadMark.tsx'
import { StoryLink } from './StoryLink.tsx'

const listed = 10

/** Fewer ranked stories than this are no list; the latest stories stand there instead, under their own name. */
export const fewestRanked = 3

/** The stories most readers viewed last week, with the days it covers. Its place is kept from the start, so that nothing moves when it arrives. */
export const MostViewed = memo(function MostViewed() {
  const { t } = useTranslation()
  const { stretch } = useFormats()
  const [all, setAll] = useState(false)
  const { data, isPending } = useQuery(mostViewedQuery('week', listed))
  // Drawn in slices, so that whoever taps while the list arrives does not wait for it.
  const answer = useDeferredValue(useMemo(() => ({ data, isPending }), [data, isPending]))
  const ranked = answer.data?.ranked ?? []
  const instead = !answer.isPending && ranked.length < fewestRanked
  const latest = useQuery({ ...frontQuery(), enabled: instead })
  const teasers = instead ? (latest.data?.latest.slice(0, listed) ?? []) : ranked.map(({ teaser }) => teaser)

  return (
    <section className={styles.region} aria-labelledby="most-viewed" aria-busy={answer.isPending}>
      <h2 id="most-viewed">{instead ? t('front.latest') : t('mostViewed.week')}</h2>
      <p className={styles.period}>{answer.data && !instead && stretch(answer.data.from, answer.data.to)}</p>
      <ol role="list" className={styles.list} data-all={all || teasers.length <= 5} data-ranked={!instead}>
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
        <a href={addressOf.mostViewed()}>{t('mostViewed.whole')}</a>
      </div>
    </section>
  )
})

function Row({ teaser: { slug, headline, language } }: { teaser: Teaser }) {
  return (
    <li>
      <span className={styles.headline} {...spokenIn(language)}>
        <StoryLink slug={slug}>{headline}</StoryLink>
        <ReadMark slug={slug} isOnlySaid />
      </span>
    </li>
  )
}
