import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useViewReport } from '../device/useViewReport.ts'
import { useInterfaceLanguage } from '../languages/useFormats.ts'
import { AroundStory } from '../parts/AroundStory.tsx'
import { ArticleBody } from '../parts/ArticleBody.tsx'
import { Byline } from '../parts/Byline.tsx'
import { Figure } from '../parts/Figure.tsx'
import { MostViewed } from '../parts/MostViewed.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Region } from '../parts/Region.tsx'
import { Rights } from '../parts/Rights.tsx'
import { TopicLinks } from '../parts/TopicLinks.tsx'
import { articleQuery } from '../queries/articleQuery.ts'
import styles from './ArticlePage.module.css'

/** One story, with what most people read beside it and the stories around it. */
export function ArticlePage() {
  const { t } = useTranslation()
  const { slug } = useParams()
  const { data: article } = useSuspenseQuery(articleQuery(slug!))
  const language = useInterfaceLanguage()
  useViewReport(article.id)
  const { kicker, headline, lede, image, sections, topics, rights, derived } = article

  return (
    <div className={styles.page}>
      <PageHead
        title={headline}
        description={lede}
        type="article"
        image={image?.renditions.at(-1)?.url ?? null}
        canonical={article.canonicalUrl}
      />
      <article className={styles.story} lang={article.language ?? ''} data-story>
        <header className={styles.opening}>
          {kicker && <p className={styles.kicker}>{kicker}</p>}
          <h1 tabIndex={-1}>{headline}</h1>
          {lede && <p className={styles.lede}>{lede}</p>}
        </header>
        <div lang={language} data-chrome-word>
          <Byline article={article} />
        </div>
        {image && (
          <div className={styles.lead}>
            <Figure image={image} first />
          </div>
        )}
        <Region>
          <ArticleBody sections={sections} />
        </Region>
        <footer className={styles.end} lang={language} data-chrome-word>
          {derived.includes('headline') && <p className={styles.derived}>{t('article.derivedHeadline')}</p>}
          {rights && <Rights rights={rights} language={article.language ?? ''} />}
          <TopicLinks topics={topics} />
        </footer>
      </article>
      <aside className={styles.aside}>
        <Region>
          <MostViewed />
        </Region>
      </aside>
      <div className={styles.around}>
        <Region>
          <AroundStory slug={article.slug} />
        </Region>
      </div>
    </div>
  )
}
