import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from '../languages/useTranslation.ts'
import { useParams } from 'react-router'
import { addressOf, periodOf } from '#article/addresses.ts'
import { useFormats } from '../languages/useFormats.ts'
import { useEdition } from '../queries/edition.ts'
import { topicQuery } from '../queries/listingQueries.ts'
import { ListingPage } from './ListingPage.tsx'

/** The newest stories of a topic, or those of one period of it. */
export function TopicPage() {
  const { t } = useTranslation()
  const { period: inWords } = useFormats()
  const { language } = useEdition()
  const { slug, year, month } = useParams()
  const period = year && periodOf(year, month)
  const { data } = useSuspenseQuery(topicQuery(slug!, period))
  const { name: topic, slug: topicSlug } = data.topic
  const title = period ? t('topic.inPeriod', { topic, period: inWords(period) }) : topic
  const older = t('topic.older', { topic })

  return (
    <ListingPage
      title={title}
      description={period ? title : t('topic.newest', { topic })}
      listing={data}
      older={year === 'undated' ? title : period ? t('archive.byMonth') : older}
      turn={older}
      addressFor={(stretch) => addressOf.topicPeriod(topicSlug, stretch)}
    >
      <h1 tabIndex={-1}>
        <span lang={language} data-story>
          {topic}
        </span>
        {period && `, ${inWords(period)}`}
      </h1>
      {period && (
        <p>
          <a href={addressOf.topic(topicSlug)}>{t('topic.newest', { topic })}</a>
        </p>
      )}
    </ListingPage>
  )
}
