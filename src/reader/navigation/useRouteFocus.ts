import { useEffect, useRef } from 'react'
import { NavigationType, useLocation, useNavigationType } from 'react-router'
import { afterPaint } from '../device/afterPaint.ts'

interface FocusedLink {
  href: string
  /** Which of the links with this address, counted from the top. */
  nth: number
}

/**
 * Moves focus when the page changes, so that keyboard and screen reader follow: to the place on the new page that the address names, its h1 or
 * the field it is for, or, going back and forward, to the link that was followed. The first page and changes of the query alone move nothing.
 */
export function useRouteFocus(): void {
  const { key, pathname, hash } = useLocation()
  const navigation = useNavigationType()
  const followed = useRef(new Map<string, FocusedLink>())
  const shown = useRef(pathname)

  useEffect(() => {
    const remember = (event: FocusEvent) => {
      const link = (event.target as Element).closest('a')
      if (link) followed.current.set(key, describe(link))
    }
    document.addEventListener('focusin', remember)
    return () => document.removeEventListener('focusin', remember)
  }, [key])

  useEffect(() => {
    if (shown.current === pathname) return
    // Moving it has the browser lay out the page at once.
    return afterPaint(() => {
      shown.current = pathname
      const wentBack = navigation === NavigationType.Pop
      const link = wentBack ? find(followed.current.get(key)) : undefined
      const target =
        link ??
        placeNamed(hash) ??
        document.querySelector<HTMLElement>('main form input') ??
        document.querySelector('h1')
      target?.focus({ preventScroll: true })
    })
  }, [key, pathname, hash, navigation])
}

function placeNamed(hash: string): HTMLElement | null {
  const place = document.getElementById(hash.slice(1))
  if (place && place.tabIndex < 0) place.tabIndex = -1
  return place
}

function describe(link: HTMLAnchorElement): FocusedLink {
  const href = link.getAttribute('href') ?? ''
  return { href, nth: linksTo(href).indexOf(link) }
}

function find(link: FocusedLink | undefined): HTMLElement | undefined {
  return link && linksTo(link.href)[link.nth]
}

function linksTo(href: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`a[href="${CSS.escape(href)}"]`)]
}
