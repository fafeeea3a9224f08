import { turnKeyboard, useKeyboardIsOn } from '../device/keyboardSetting.ts'
import { useWordsOnDemand } from '../languages/wordsOnDemand.ts'
import styles from './KeyboardSwitch.module.css'

/** Turns the keyboard shortcuts off, and on again. */
export function KeyboardSwitch() {
  const { t } = useWordsOnDemand()
  return (
    <label className={styles.switch}>
      <input type="checkbox" checked={useKeyboardIsOn()} onChange={({ target }) => turnKeyboard(target.checked)} />
      {t('keyboard.use')}
    </label>
  )
}
