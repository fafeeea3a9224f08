import { useCallback, useState } from 'react'
import { useLocation } from 'react-router'
import { useKeyboard } from '../device/useKeyboard.ts'
import { fetchedWhenShown } from './fetchedWhenShown.tsx'

const KeyboardHelp = fetchedWhenShown(async () => (await import('./KeyboardHelp.tsx')).KeyboardHelp)

/** The keyboard shortcuts of every page, and the list of them, fetched when it is asked for. */
export function Keyboard() {
  const { key } = useLocation()
  const [shownAt, setShownAt] = useState<string | null>(null)
  useKeyboard(useCallback(() => setShownAt(key), [key]))
  // Whoever goes to another page has done with it.
  return shownAt === key && <KeyboardHelp close={() => setShownAt(null)} />
}
