import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { addressOf } from '#article/addresses.ts'
import type { Article } from '#article/article.ts'
import type { Image } from '#article/image.ts'
import { spokenIn } from '#article/language.ts'
import { useMarkAsRead } from '../device/readStories.ts'
import { useViewReport } from '../device/useViewReport.ts'
import { inChrome } from '../languages/inChrome.ts'
import { useTranslation } from '../languages/useTranslation.ts'
import { AroundStory } from '../parts/AroundStory.tsx'
import { ArticleBody } from '../parts/ArticleBody.tsx'
import { ArticleTools } from '../parts/ArticleTools.tsx'
import { Contents } from '../parts/Contents.tsx'
import { EnlargedPicture } from '../parts/EnlargedPicture.tsx'
import { Figure } from '../parts/Figure.tsx'
import { GoOnReading, PlaceOfOffer } from '../parts/GoOnReading.tsx'
import { BelowOpening } from '../parts/BelowOpening.tsx'
import { MostViewed } from '../parts/MostViewed.tsx'
import { openingWords } from '../parts/openingWords.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { ArticleMeta } from '../parts/ArticleMeta.tsx'
import { ErrorBoundary } from '../parts/ErrorBoundary.tsx'
import { RelatedStories } from '../parts/RelatedStories.tsx'
import { Rights } from '../parts/Rights.tsx'
import { TopicLinks } from '../parts/TopicLinks.tsx'
import { articleQuery } from '../queries/articleQuery.ts'
import { useEdition } from '../queries/edition.ts'
import styles from './ArticlePage.module.css'

/** How wide the lead picture is: beside the most-viewed list, above it, or as wide as the window. */
const leadSizes = '(min-width: 80rem) 53rem, (min-width: 64rem) calc(100vw - 27rem), 100vw'

/** One story, with what most people read beside it and the stories around it. */
export function ArticlePage() {
  const { slug } = useParams()
  const { data: article } = useSuspenseQuery(articleQuery(slug!))
  const { rows } = useEdition()
  useViewReport(article.id)
  useMarkAsRead(article.slug)
  const { headline, lede, image, sections } = article

  return (
    <div className={styles.page}>
      <PageHead
        title={headline}
        description={lede ?? openingWords(sections)}
        type="article"
        image={image?.renditions.at(-1)?.url ?? null}
        canonical={article.canonicalUrl}
      />
      <Story article={article} />
      {rows > 1 && (
        <aside className={styles.aside} data-below>
          <BelowOpening>
            <MostViewed />
          </BelowOpening>
        </aside>
      )}
      <div className={styles.around}>
        {/* Reader views look for more beside a story that is short, and leave out what stands in a `footer` there. */}
        <footer className={styles.around} data-below>
          <ErrorBoundary key={article.slug}>
            <BelowOpening>
              <RelatedStories slug={article.slug} />
              <AroundStory slug={article.slug} />
            </BelowOpening>
          </ErrorBoundary>
        </footer>
      </div>
    </div>
  )
}

function Story({ article }: { article: Article }) {
  const { language } = useTranslation()
  const { slug, kicker, headline, lede, image, sections } = article
  return (
    // Reader views look for the story by names. No heading has an underscore in its own.
    <article id="the_story" className={styles.story} {...spokenIn(article.language)} data-story>
      <div className={styles.progress} aria-hidden="true" />
      <header className={styles.opening}>
        {kicker && <p className={styles.kicker}>{kicker}</p>}
        <h1 tabIndex={-1} data-long={headline.length > 110}>
          {headline}
        </h1>
        {lede && <p className={styles.lede}>{lede}</p>}
      </header>
      <PlaceOfOffer />
      {image && (
        <div className={styles.lead} data-wide={isWide(image)}>
          <Figure image={image} sizes={leadSizes} first />
        </div>
      )}
      <BelowOpening key={slug} waits={image !== null}>
        <div className={styles.rail} {...inChrome(language)}>
          <ArticleMeta article={article} />
          <ArticleTools article={article} />
          <Contents article={article} />
        </div>
        <div className={styles.body}>
          <ErrorBoundary>
            <GoOnReading slug={slug}>
              <ArticleBody sections={sections} language={article.language} />
            </GoOnReading>
          </ErrorBoundary>
          <BelowOpening>
            <EndOfStory article={article} />
          </BelowOpening>
        </div>
      </BelowOpening>
      <EnlargedPicture article={article} />
    </article>
  )
}

/** Whether a picture fills a narrow window from edge to edge; what does not stands within its margins. */
function isWide({ width, height }: Image): boolean {
  return width >= 768 && width >= height
}

/** What stands under the last words. */
function EndOfStory({ article: { slug, derived, rights, topics, language } }: { article: Article }) {
  const { t, language: chrome } = useTranslation()
  const { base } = useEdition()
  return (
    <footer className={styles.end} {...inChrome(chrome)}>
      {derived.includes('headline') && <p className={styles.derived}>{t('article.derivedHeadline')}</p>}
      {rights && <Rights rights={rights} language={language} />}
      <TopicLinks topics={topics} />
      {base && <p className={styles.address}>{base + addressOf.article(slug)}</p>}
    </footer>
  )
}
