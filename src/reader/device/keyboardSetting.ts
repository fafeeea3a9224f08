import { useSyncExternalStore } from 'react'
import * as v from 'valibot'
import { keep, kept } from './kept.ts'

/** Whether single letters are shortcuts here. Whoever speaks to their machine must be able to switch them off (WCAG 2.1.4). */
export const keyboardIsOn = (): boolean => kept('keyboard', v.boolean(), chosen)

/** What was chosen on this page, for where nothing may be kept on the device. */
let chosen = true

const listeners = new Set<() => void>()

export function turnKeyboard(on: boolean): void {
  chosen = on
  keep('keyboard', on)
  for (const changed of listeners) changed()
}

/** The same for what shows it, wherever it is changed: in another place on the page, or in another tab. */
export function useKeyboardIsOn(): boolean {
  return useSyncExternalStore(subscribe, keyboardIsOn)
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  addEventListener('storage', changed)
  return () => {
    listeners.delete(changed)
    removeEventListener('storage', changed)
  }
}
