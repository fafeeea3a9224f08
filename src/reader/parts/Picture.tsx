import { memo } from 'react'
import type { Image } from '#article/image.ts'
import styles from './Picture.module.css'

interface PictureProps {
  image: Image
  /** How wide the picture is shown (HTML `sizes`), so that a browser fetches no more than it needs. */
  sizes: string
  /** The first picture of a page is fetched at once, the rest when they come near. */
  first?: boolean
  /** Pictures in a link beside its headline say nothing the headline does not. */
  decorative?: boolean
}

/**
 * A picture in the best rendition for its place. Width and height are set, so that nothing moves when it arrives; until
 * then its average colour stands there, as a drawing because the security policy allows no style attribute.
 */
export const Picture = memo(function Picture({ image, sizes, first = false, decorative = false }: PictureProps) {
  const { alt, color, width, height, renditions } = image
  const widest = renditions.at(-1)!
  const types = [...new Set(renditions.map(({ type }) => type))]
  const srcSet = (type: string) =>
    renditions
      .filter((sized) => sized.type === type)
      .map((sized) => `${sized.url} ${sized.width}w`)
      .join(', ')
  return (
    <span className={styles.frame}>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio={decorative ? 'none' : 'xMinYMin'}
        fill={color}
      >
        <path d={`M0 0h${width}v${height}H0z`} />
      </svg>
      <picture>
        {types
          .filter((type) => type !== widest.type)
          .map((type) => (
            <source key={type} type={type} srcSet={srcSet(type)} sizes={sizes} />
          ))}
        <img
          // The address last: some browsers begin to fetch when it is set.
          loading={first ? 'eager' : 'lazy'}
          fetchPriority={first ? 'high' : 'auto'}
          decoding="async"
          sizes={sizes}
          srcSet={srcSet(widest.type)}
          width={width}
          height={height}
          alt={decorative ? '' : alt}
          src={widest.url}
        />
      </picture>
    </span>
  )
})
