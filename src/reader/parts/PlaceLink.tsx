import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import { addressOf } from '#article/addresses.ts'

/** A link to a page the paper is divided into, marked as the current one on that page and on those below it. */
export function PlaceLink({ to, children }: { to: string; children: ReactNode }) {
  const { pathname } = useLocation()
  const isHere = pathname === to || (to !== addressOf.front() && pathname.startsWith(`${to}/`))
  return (
    <a href={to} aria-current={isHere ? 'page' : undefined}>
      {children}
    </a>
  )
}
