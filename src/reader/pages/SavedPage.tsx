import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { addressOf } from '#article/addresses.ts'
import { refreshCopies } from '../device/keepForLater.ts'
import { savedStories } from '../device/savedStories.ts'
import { useIsHydrated } from '../device/useIsHydrated.ts'
import { useWordsOnDemand } from '../languages/wordsOnDemand.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { StatusMessage } from '../parts/StatusMessage.tsx'
import { SaveButton } from '../parts/SaveButton.tsx'
import { Teaser } from '../parts/Teaser.tsx'
import teasers from '../parts/TeaserList.module.css'
import { useStatusMessage, type StatusKey } from '../parts/useStatusMessage.ts'
import { articleQuery } from '../queries/articleQuery.ts'
import { ReadFailure } from '../queries/readFailure.ts'
import listing from './ListingPage.module.css'
import styles from './SavedPage.module.css'

/** The stories this reader has saved, last saved first. Only the device knows them, so the page is prerendered without. */
export function SavedPage() {
  const { t } = useWordsOnDemand()
  const isHydrated = useIsHydrated()
  return (
    <div className={`${listing.page} ${styles.page}`}>
      <PageHead title={t('saved.title')} description={t('saved.lede')} />
      <meta name="robots" content="noindex" />
      <header className={listing.heading}>
        <h1 tabIndex={-1}>{t('saved.title')}</h1>
        <p>{t('saved.lede')}</p>
      </header>
      <p className={styles.scriptless}>
        {t('saved.scriptless')} <a href={addressOf.archive()}>{t('masthead.archive')}</a>
      </p>
      {isHydrated && <SavedList />}
    </div>
  )
}

/** Stays as it was opened while stories are let go, so that nothing moves under a finger, and each can be saved again. */
function SavedList() {
  const { t } = useWordsOnDemand()
  const [slugs] = useState(() => [...savedStories()].toReversed())
  const [status, tell] = useStatusMessage()
  useEffect(() => {
    // Where nobody answers, what is kept is as good as it can be.
    if (slugs.length > 0) refreshCopies().catch(() => undefined)
  }, [slugs])
  if (slugs.length === 0) return <p>{t('saved.empty')}</p>
  return (
    <>
      <ol role="list" className={`${teasers.list} ${styles.list}`}>
        {slugs.map((slug) => (
          <li key={slug}>
            <SavedStory slug={slug} tell={tell} />
          </li>
        ))}
      </ol>
      <StatusMessage status={status} />
    </>
  )
}

function SavedStory({ slug, tell }: { slug: string; tell: (status: StatusKey) => void }) {
  const { data: article, error } = useQuery(articleQuery(slug))
  return (
    <>
      {article ? <Teaser teaser={article} /> : <MissingStory slug={slug} error={error} />}
      {/* What stands at an old address tells the new one. */}
      <SaveButton slug={article?.slug ?? slug} about={article?.headline} tell={tell} />
    </>
  )
}

function MissingStory({ slug, error }: { slug: string; error: Error | null }) {
  const { t } = useWordsOnDemand()
  if (!error) return <p className={styles.waiting}>…</p>
  // An answer in place of a failure says that the story was withdrawn.
  const isGone = !(error instanceof ReadFailure) || error.reason === 'missing'
  return <p>{t(isGone ? 'saved.gone' : 'saved.unread', { address: addressOf.article(slug) })}</p>
}
