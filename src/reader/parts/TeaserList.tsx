import type { Teaser as TeaserContent } from '#article/listing.ts'
import { useWholePage } from '../device/useWholePage.ts'
import { Teaser } from './Teaser.tsx'
import styles from './TeaserList.module.css'

/** More than fit in a window. */
const drawnAtOnce = 8

/** Stories under each other, in the order given; nothing when there are none. */
export function TeaserList({ teasers, level = 2 }: { teasers: TeaserContent[]; level?: 2 | 3 }) {
  const isWhole = useWholePage()
  if (teasers.length === 0) return null
  return (
    // VoiceOver drops list semantics when list-style is none, so the role says it again.
    <ol role="list" className={styles.list}>
      {(isWhole ? teasers : teasers.slice(0, drawnAtOnce)).map((teaser, place) => (
        <li key={teaser.id}>
          <Teaser teaser={teaser} level={level} first={place === 0} />
        </li>
      ))}
    </ol>
  )
}
