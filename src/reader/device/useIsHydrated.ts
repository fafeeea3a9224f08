import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** False while the page is drawn as it was prerendered, true from then on: for what only this device can know. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
