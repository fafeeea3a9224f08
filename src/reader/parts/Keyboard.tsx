import { useCallback, useState } from 'react'
import { useKeyboard } from '../device/useKeyboard.ts'
import { fetchedLater } from './fetchedLater.tsx'

const KeyboardHelp = fetchedLater(async () => (await import('./KeyboardHelp.tsx')).KeyboardHelp)

/** The keyboard shortcuts of every page, and the list of them, fetched when it is asked for. */
export function Keyboard() {
  const [isShown, setIsShown] = useState(false)
  useKeyboard(useCallback(() => setIsShown(true), []))
  return isShown && <KeyboardHelp close={() => setIsShown(false)} />
}
