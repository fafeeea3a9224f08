import { feedAddress, licencesAddress } from '#article/addresses.ts'
import { useWordsOnDemand } from '../languages/wordsOnDemand.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { useEdition } from '../queries/edition.ts'
import styles from './AboutPage.module.css'

/** In plain words: what is counted, what is kept, what is never done; and the feeds, which an edition without an address of its own has not. */
export function AboutPage() {
  const { t } = useWordsOnDemand()
  const { base, name, minimumReaders } = useEdition()
  return (
    <div className={styles.about}>
      <PageHead title={t('about.title', { name })} description={t('about.lede')} />
      <header>
        <h1 tabIndex={-1}>{t('about.title', { name })}</h1>
        <p>{t('about.lede')}</p>
      </header>
      <h2>{t('about.counted')}</h2>
      <p>{t('about.counted_view')}</p>
      <p>{t('about.counted_not')}</p>
      <p>{t('about.list', { count: minimumReaders })}</p>
      <h2>{t('about.kept')}</h2>
      <p>{t('about.kept_server')}</p>
      <p>{t('about.kept_log')}</p>
      <p>{t('about.kept_device')}</p>
      <h2>{t('about.never')}</h2>
      <p>{t('about.never_text')}</p>
      {base && (
        <>
          <h2>{t('about.feeds')}</h2>
          <ul role="list">
            <li>
              <a href={feedAddress('rss')}>RSS</a>
            </li>
            <li>
              <a href={feedAddress('atom')}>Atom</a>
            </li>
            <li>
              <a href={feedAddress('json')}>JSON Feed</a>
            </li>
          </ul>
        </>
      )}
      <h2>{t('about.program')}</h2>
      <p>{t('about.program_text')}</p>
      <p>
        <a href={licencesAddress}>{t('about.licences')}</a>
      </p>
    </div>
  )
}
