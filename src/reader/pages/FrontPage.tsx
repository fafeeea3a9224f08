import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from '../languages/useTranslation.ts'
import { addressOf } from '#article/addresses.ts'
import type { Front } from '#article/listing.ts'
import { BelowOpening } from '../parts/BelowOpening.tsx'
import { MostViewed } from '../parts/MostViewed.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Teaser } from '../parts/Teaser.tsx'
import { useEdition } from '../queries/edition.ts'
import { frontQuery } from '../queries/listingQueries.ts'
import styles from './FrontPage.module.css'

/** The front: one lead story, a second tier, a strip of each topic, most viewed and latest. */
export function FrontPage() {
  const { t } = useTranslation()
  const { name, tagline } = useEdition()
  const { data: front } = useSuspenseQuery(frontQuery())
  // A paper of a few stories has shown them all at the top.
  const above = new Set([front.lead, ...front.second].map((teaser) => teaser?.id))
  const hasMore = front.latest.some(({ id }) => !above.has(id))
  return (
    <div className={styles.front}>
      <PageHead title={null} description={tagline ?? t('front.description', { name })} />
      <h1 tabIndex={-1} className="listened">
        {name}
      </h1>
      {!front.lead && <p>{t('front.empty')}</p>}
      <div className={styles.top}>
        <div className={styles.lead}>
          {front.lead && <Teaser teaser={front.lead} size="lead" first />}
          {front.second.length > 0 && (
            <ul role="list" className={styles.second}>
              {front.second.map((teaser) => (
                <li key={teaser.id}>
                  <Teaser teaser={teaser} size="large" />
                </li>
              ))}
            </ul>
          )}
        </div>
        {hasMore && (
          <aside>
            <BelowOpening>
              <MostViewed />
            </BelowOpening>
          </aside>
        )}
      </div>
      <BelowOpening>
        {front.topics.map((strip, place) => (
          <TopicStrip key={strip.topic.slug} strip={strip} layout={layoutOf(strip, place)} />
        ))}
        {hasMore && <Latest teasers={front.latest} />}
      </BelowOpening>
    </div>
  )
}

/** What the rail beside a topic's stories has no room for. */
const longWord = /[\p{L}\d]{13}/u

type Strip = Front['topics'][number]
type StripLayout = 'columns' | 'feature'

/** Every other strip opens with a large story, where it has a picture and others to stand beside it: the page's rhythm. */
function layoutOf({ teasers: [first, ...others] }: Strip, place: number): StripLayout {
  return place % 2 === 1 && first?.image && others.length >= 2 ? 'feature' : 'columns'
}

function sizeIn(layout: StripLayout, place: number): 'medium' | 'large' | 'small' {
  if (layout === 'columns') return 'medium'
  return place === 0 ? 'large' : 'small'
}

function TopicStrip({ strip: { topic, teasers }, layout }: { strip: Strip; layout: StripLayout }) {
  const { language } = useEdition()
  return (
    <section className={styles.strip} data-layout={layout} data-long={longWord.test(topic.name)}>
      <h2 lang={language} data-story>
        <a href={addressOf.topic(topic.slug)}>{topic.name}</a>
      </h2>
      <ul role="list" data-count={teasers.length}>
        {teasers.map((teaser, place) => (
          <li key={teaser.id}>
            <Teaser teaser={teaser} level={3} size={sizeIn(layout, place)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Latest({ teasers }: { teasers: Front['latest'] }) {
  const { t } = useTranslation()
  return (
    <section className={styles.latest}>
      <h2>{t('front.newest')}</h2>
      <ol role="list">
        {teasers.map((teaser) => (
          <li key={teaser.id}>
            <Teaser teaser={teaser} size="line" level={3} />
          </li>
        ))}
      </ol>
      <p>
        <a href={addressOf.archive()}>{t('front.allStories')}</a>
      </p>
    </section>
  )
}
