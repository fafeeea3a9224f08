import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { addressOf } from '#article/addresses.ts'
import { articleQuery } from '../queries/articleQuery.ts'

/** A link to a story. Pointing at it or reaching it with the keyboard fetches the story ahead of the tap. */
export function StoryLink({ slug, children }: { slug: string; children: ReactNode }) {
  const cache = useQueryClient()
  const fetchAhead = () => void cache.prefetchQuery(articleQuery(slug))
  return (
    <Link to={addressOf.article(slug)} onPointerEnter={fetchAhead} onPointerDown={fetchAhead} onFocus={fetchAhead}>
      {children}
    </Link>
  )
}
