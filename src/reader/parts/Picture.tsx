import type { Image } from '#article/image.ts'

interface PictureProps {
  image: Image
  /** How wide the picture is shown (HTML `sizes`), so that a browser fetches no more than it needs. */
  sizes: string
  /** The first picture of a page is fetched at once, the rest when they come near. */
  first?: boolean
  /** Pictures in a link beside its headline say nothing the headline does not. */
  decorative?: boolean
}

/** A picture in the best rendition for its place. Width and height are set, so that nothing moves when it arrives. */
export function Picture({ image, sizes, first = false, decorative = false }: PictureProps) {
  const widest = image.renditions.at(-1)!
  return (
    <img
      src={widest.url}
      srcSet={image.renditions.map(({ url, width }) => `${url} ${width}w`).join(', ')}
      sizes={sizes}
      width={image.width}
      height={image.height}
      alt={decorative ? '' : image.alt}
      loading={first ? 'eager' : 'lazy'}
      fetchPriority={first ? 'high' : 'auto'}
      decoding="async"
    />
  )
}
