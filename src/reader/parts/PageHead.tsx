import { useLocation } from 'react-router'
import { useWholePage } from '../device/useWholePage.ts'
import { useEdition } from '../queries/edition.ts'

interface PageHeadProps {
  /** The page's own title; the front page has none. */
  title: string | null
  description: string
  /** `article` for stories, `website` for the rest (Open Graph protocol). */
  type?: 'article' | 'website'
  image?: string | null
  /** Where the story was first published, when that is somewhere else. */
  canonical?: string | null
}

/** What search engines, shared links and browser tabs are told of a page. React moves it to the document's head; when one page gives way to another, the title first. */
export function PageHead({ title, description, type = 'website', image = null, canonical = null }: PageHeadProps) {
  const { name, base } = useEdition()
  const { pathname } = useLocation()
  const isWhole = useWholePage()
  const own = base && base + pathname.replace(/(.)\/$/, '$1')
  const words = <title>{title === null ? name : `${title} – ${name}`}</title>
  if (!isWhole) return words
  return (
    <>
      {words}
      <meta name="description" content={description} />
      {(canonical ?? own) && <link rel="canonical" href={(canonical ?? own)!} />}
      <meta property="og:title" content={title ?? name} />
      <meta property="og:type" content={type} />
      <meta property="og:site_name" content={name} />
      <meta property="og:description" content={description} />
      {own && <meta property="og:url" content={own} />}
      {base && image && <meta property="og:image" content={base + image} />}
    </>
  )
}
