import type { ReactNode } from 'react'
import type { Listing, Neighbours, Period } from '#article/listing.ts'
import { MostViewed } from '../parts/MostViewed.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { PeriodLinks } from '../parts/PeriodLinks.tsx'
import { PeriodTurn } from '../parts/PeriodTurn.tsx'
import { TeaserList } from '../parts/TeaserList.tsx'
import styles from './ListingPage.module.css'

interface ListingPageProps {
  title: string
  description: string
  listing: Listing & Neighbours
  /** Over the ways to older stories. */
  older: string
  /** What the ways to the stretches before and after are called. */
  turn: string
  addressFor: (period: Period) => string
  /** What stands at the top of the page. */
  children: ReactNode
}

/** Stories of a topic or a stretch of time, with the ways to others and what most people read. */
export function ListingPage({ title, description, listing, older, turn, addressFor, children }: ListingPageProps) {
  return (
    <div className={styles.page}>
      <PageHead title={title} description={description} />
      <header className={styles.heading}>{children}</header>
      <div className={styles.list}>
        <TeaserList teasers={listing.teasers} />
        {listing.older.length > 0 && <PeriodLinks heading={older} periods={listing.older} addressFor={addressFor} />}
        <PeriodTurn label={turn} neighbours={listing} addressFor={addressFor} />
      </div>
      <aside>
        <MostViewed />
      </aside>
    </div>
  )
}
