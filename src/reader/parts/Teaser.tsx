import { spokenIn } from '#article/language.ts'
import type { Teaser as TeaserContent } from '#article/listing.ts'
import { Picture } from './Picture.tsx'
import { ReadMark } from './ReadMark.tsx'
import { StoryDate } from './StoryDate.tsx'
import { StoryLink } from './StoryLink.tsx'
import styles from './Teaser.module.css'

/** How much room a story gets in a list. */
type TeaserSize = 'lead' | 'large' | 'medium' | 'small' | 'line'

const pictureWidth: Record<TeaserSize, string> = {
  lead: '(min-width: 64rem) 48rem, 100vw',
  large: '(min-width: 48rem) 24rem, 100vw',
  medium: '(min-width: 48rem) 18rem, 40vw',
  small: '7rem',
  line: '0',
}

interface TeaserProps {
  teaser: TeaserContent
  size?: TeaserSize
  /** The level of its headline in the page's outline. */
  level?: 2 | 3
  first?: boolean
  /** How the story relates to the page's own, in time. */
  rel?: 'next' | 'prev' | undefined
}

/** A story in a list: picture, kicker, headline, lede and date, as many as its size has room for. */
export function Teaser({ teaser, size = 'medium', level = 2, first = false, rel }: TeaserProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  const { slug, language, kicker, headline, lede, published, image } = teaser
  return (
    <article className={`${styles.teaser} ${styles[size]}`} {...spokenIn(language)} data-story>
      {image && size !== 'line' && (
        <div className={styles.picture}>
          <Picture image={image} sizes={pictureWidth[size]} first={first} decorative />
        </div>
      )}
      <div className={styles.words}>
        {kicker && <p className={styles.kicker}>{kicker}</p>}
        <Heading className={styles.headline} data-long={headline.length > 110 || undefined}>
          <StoryLink slug={slug} rel={rel}>
            {headline}
          </StoryLink>
        </Heading>
        {lede && size !== 'small' && size !== 'line' && <p className={styles.lede}>{lede}</p>}
        <p className={styles.date}>
          {published && <StoryDate date={published} />} <ReadMark slug={slug} />
        </p>
      </div>
    </article>
  )
}
