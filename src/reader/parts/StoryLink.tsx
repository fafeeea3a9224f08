import { memo, type ReactNode } from 'react'
import { addressOf } from '#article/addresses.ts'
import { useIsRead } from '../device/readStories.ts'
import { useFetchAhead } from '../navigation/useFetchAhead.ts'

interface StoryLinkProps {
  slug: string
  /** How the story relates in time to the one the link stands in. */
  rel?: 'next' | 'prev' | undefined
  children: ReactNode
}

/** A link to a story, which is fetched ahead of the tap. */
export const StoryLink = memo(function StoryLink({ slug, rel, children }: StoryLinkProps) {
  return (
    <a ref={useFetchAhead(slug)} href={addressOf.article(slug)} rel={rel} data-read={useIsRead(slug) || undefined}>
      {children}
    </a>
  )
})
