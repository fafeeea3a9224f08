import * as v from 'valibot'
import { keep, kept } from './kept.ts'

/** Whether single letters are shortcuts here. Whoever speaks to their machine must be able to switch them off (WCAG 2.1.4). */
export const keyboardIsOn = (): boolean => kept('keyboard', v.boolean(), chosen)

/** What was chosen on this page, for where nothing may be kept on the device. */
let chosen = true

export function turnKeyboard(on: boolean): void {
  chosen = on
  keep('keyboard', on)
}
