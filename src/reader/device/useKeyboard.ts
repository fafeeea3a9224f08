import { useEffect } from 'react'

/** The keys a reader may use; `?` shows what they do. */
const shortcuts = 'jkno?s/'

/** Single letters move between stories; what they do is fetched when the first one is pressed. */
export function useKeyboard(showHelp: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isOurs = shortcuts.includes(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey
      if (isOurs && !event.isComposing)
        void import('./shortcuts.ts').then(({ doShortcut }) => doShortcut(event, showHelp))
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [showHelp])
}
