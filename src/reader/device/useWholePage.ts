import { NavigationType, useLocation, useNavigationType } from 'react-router'
import { useAfterPaint } from './afterPaint.ts'
import { useIsHydrated } from './useIsHydrated.ts'

/**
 * False while a page that was gone to by a link is drawn for the first time, true right after: its opening is painted
 * before the rest is drawn. Always true where a place further down is gone back to, and on a prerendered page.
 */
export function useWholePage(): boolean {
  const isHydrated = useIsHydrated()
  const { hash } = useLocation()
  const startsAtTop = useNavigationType() !== NavigationType.Pop && hash === ''
  return useAfterPaint(true, !(isHydrated && startsAtTop))
}
