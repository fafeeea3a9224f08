import { useEffect, useRef, type ReactNode } from 'react'
import { useLocation } from 'react-router'
import { addressOf } from '#article/addresses.ts'

/** A link to a page the paper is divided into, marked as the current one on that page and on those below it. */
export function PlaceLink({ to, children }: { to: string; children: ReactNode }) {
  const { pathname } = useLocation()
  const isHere = pathname === to || (to !== addressOf.front() && pathname.startsWith(`${to}/`))
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (isHere) bringIntoRow(link.current!)
    // Whatever has changed: the words of the row change with the language.
  })
  return (
    <a ref={link} href={to} aria-current={isHere ? 'page' : undefined}>
      {children}
    </a>
  )
}

/** Where the row of topics scrolls, its link stands in the middle. Only the row moves, never the page. */
function bringIntoRow({ parentElement, offsetLeft, offsetWidth }: HTMLAnchorElement): void {
  const row = parentElement!.parentElement!
  row.scrollLeft = offsetLeft - (row.clientWidth - offsetWidth) / 2
}
