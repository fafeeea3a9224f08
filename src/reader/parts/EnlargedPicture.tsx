import { useLocation } from 'react-router'
import type { Article } from '#article/article.ts'
import { imagesOf } from '#article/imagesOf.ts'
import { useIsHydrated } from '../device/useIsHydrated.ts'
import { fetchedWhenShown } from './fetchedWhenShown.tsx'
import { pictureHash } from './pictureHash.ts'

const Lightbox = fetchedWhenShown(async () => (await import('./Lightbox.tsx')).Lightbox)

/** The picture the address names (`#picture-…`), large. Being in the address, the browser's way back closes it. */
export function EnlargedPicture({ article }: { article: Article }) {
  const { hash } = useLocation()
  const isHydrated = useIsHydrated()
  if (!isHydrated || !hash.startsWith('#picture-')) return null
  const images = imagesOf(article)
  const opened = images.findIndex((image) => pictureHash(image) === hash)
  if (opened < 0) return null
  return <Lightbox images={images} opened={opened} language={article.language} />
}
