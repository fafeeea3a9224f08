import { lazy, Suspense, useCallback, useState } from 'react'
import { useKeyboard } from '../device/useKeyboard.ts'

const KeyboardHelp = lazy(async () => ({ default: (await import('./KeyboardHelp.tsx')).KeyboardHelp }))

/** The keyboard shortcuts of every page, and the list of them, fetched when it is asked for. */
export function Keyboard() {
  const [isShown, setIsShown] = useState(false)
  useKeyboard(useCallback(() => setIsShown(true), []))
  if (!isShown) return null
  return (
    <Suspense>
      <KeyboardHelp close={() => setIsShown(false)} />
    </Suspense>
  )
}
