import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { addressOf } from '#article/addresses.ts'
import type { Front } from '#article/listing.ts'
import { MostViewed } from '../parts/MostViewed.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Region } from '../parts/Region.tsx'
import { Teaser } from '../parts/Teaser.tsx'
import { useEdition } from '../queries/edition.ts'
import { frontQuery } from '../queries/listingQueries.ts'
import styles from './FrontPage.module.css'

/** The front: one lead story, a second tier, a strip of each topic, most viewed and latest. */
export function FrontPage() {
  const { t } = useTranslation()
  const { name, tagline } = useEdition()
  const { data: front } = useSuspenseQuery(frontQuery())
  return (
    <div className={styles.front}>
      <PageHead title={null} description={tagline} />
      <h1 tabIndex={-1} className={styles.title}>
        {name}
      </h1>
      {!front.lead && <p>{t('front.empty')}</p>}
      <div className={styles.top}>
        <div className={styles.lead}>
          {front.lead && <Teaser teaser={front.lead} size="lead" first />}
          <ul role="list" className={styles.second}>
            {front.second.map((teaser) => (
              <li key={teaser.id}>
                <Teaser teaser={teaser} size="large" />
              </li>
            ))}
          </ul>
        </div>
        <aside>
          <Region>
            <MostViewed />
          </Region>
        </aside>
      </div>
      {front.topics.map((strip) => (
        <TopicStrip key={strip.topic.slug} strip={strip} />
      ))}
      <Latest front={front} />
    </div>
  )
}

function TopicStrip({ strip: { topic, teasers } }: { strip: Front['topics'][number] }) {
  const { language } = useEdition()
  const heading = `topic-${topic.slug}`
  return (
    <section className={styles.strip} aria-labelledby={heading}>
      <h2 id={heading} lang={language} data-story>
        <Link to={addressOf.topic(topic.slug)}>{topic.name}</Link>
      </h2>
      <ul role="list" data-count={teasers.length}>
        {teasers.map((teaser) => (
          <li key={teaser.id}>
            <Teaser teaser={teaser} level={3} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Latest({ front: { latest } }: { front: Front }) {
  const { t } = useTranslation()
  return (
    <section className={styles.latest} aria-labelledby="latest">
      <h2 id="latest">{t('front.latest')}</h2>
      <ol role="list">
        {latest.map((teaser) => (
          <li key={teaser.id}>
            <Teaser teaser={teaser} size="line" level={3} />
          </li>
        ))}
      </ol>
      <p>
        <Link to={addressOf.archive()}>{t('front.allStories')}</Link>
      </p>
    </section>
  )
}
