import type { MouseEvent } from 'react'
import { useNavigate } from 'react-router'
import type { Image } from '#article/image.ts'
import { inChrome } from '../languages/inChrome.ts'
import { useTranslation } from '../languages/useTranslation.ts'
import { Caption } from './Caption.tsx'
import styles from './Figure.module.css'
import { pictureHash } from './pictureHash.ts'
import { Picture } from './Picture.tsx'

interface FigureProps {
  image: Image
  first?: boolean
  sizes?: string
}

/** A picture with what is said under it. A tap opens it large; without a script the link leads to the file itself. */
export function Figure({ image, first = false, sizes = '(min-width: 48rem) 40rem, 100vw' }: FigureProps) {
  const { t, language } = useTranslation()
  const navigate = useNavigate()
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    void navigate(pictureHash(image), { state: { opened: true }, preventScrollReset: true })
  }
  return (
    <figure className={styles.figure}>
      <a href={image.renditions.at(-1)!.url} onClick={open} className={styles.open}>
        <Picture image={image} sizes={sizes} first={first} /> {/* Reader views leave out a `footer`. */}
        <footer className="listened" {...inChrome(language)}>
          {t('picture.enlarge')}
        </footer>
      </a>{' '}
      <Caption image={image} />
    </figure>
  )
}
