import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { addressOf } from '#article/addresses.ts'
import { useIsRead } from '../device/readStories.ts'
import { articleQuery } from '../queries/articleQuery.ts'

interface StoryLinkProps {
  slug: string
  /** How the story relates in time to the one the link stands in. */
  rel?: 'next' | 'prev' | undefined
  children: ReactNode
}

/** A link to a story. Pointing at it or reaching it with the keyboard fetches the story ahead of the tap. */
export function StoryLink({ slug, rel, children }: StoryLinkProps) {
  const cache = useQueryClient()
  const fetchAhead = () => void cache.prefetchQuery(articleQuery(slug))
  return (
    <Link
      to={addressOf.article(slug)}
      rel={rel}
      data-read={useIsRead(slug) || undefined}
      onPointerEnter={fetchAhead}
      onPointerDown={fetchAhead}
      onFocus={fetchAhead}
    >
      {children}
    </Link>
  )
}
