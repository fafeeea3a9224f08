import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { isPage } from '#article/addresses.ts'

/**
 * Has the site's own pages opened without a reload. One listener for all links: a router's link for each, drawn anew
 * whenever the address changes, would cost a phone more than the page that is gone to.
 */
export function useFollowLinks(): void {
  const navigate = useNavigate()
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = (event.target as Element).closest('a')
      const address = link?.getAttribute('href') ?? ''
      if (!link || event.defaultPrevented || !isPage(address) || isForTheBrowser(event, link)) return
      event.preventDefault()
      // As browsers do: the page one is on is no step further.
      const preventScrollReset = link.dataset.keepsPlace !== undefined
      void navigate(address, { replace: link.href === window.location.href, preventScrollReset })
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [navigate])
}

/** Whoever opens a link in a new tab or window, or saves it, means that. */
function isForTheBrowser({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent, link: HTMLAnchorElement): boolean {
  // A language that is asked for is seen to by the script in index.html, before anything is painted.
  if (link.search.includes('lang=')) return true
  return button !== 0 || metaKey || ctrlKey || shiftKey || altKey || link.target !== '' || link.hasAttribute('download')
}
