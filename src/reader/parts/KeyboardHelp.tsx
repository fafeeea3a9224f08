import { useLayoutEffect, useRef } from 'react'
import { useWordsOnDemand } from '../languages/wordsOnDemand.ts'
import styles from './KeyboardHelp.module.css'
import { KeyboardSwitch } from './KeyboardSwitch.tsx'

const keys = { j: 'next', k: 'previous', o: 'open', n: 'news', s: 'search', '?': 'help' } as const

/** The list of shortcuts, and the way to be rid of them. */
export function KeyboardHelp({ close }: { close: () => void }) {
  const { t } = useWordsOnDemand()
  const dialog = useRef<HTMLDialogElement>(null)

  useLayoutEffect(() => {
    const open = dialog.current!
    open.showModal()
    // Browsers focus the first field, and a list that does not fit the window would be seen from its end.
    open.focus()
    open.scrollTop = 0
    return () => open.close()
  }, [])

  return (
    <dialog ref={dialog} tabIndex={-1} className={styles.help} aria-labelledby="keyboard-help" onClose={close}>
      <h2 id="keyboard-help">{t('keyboard.title')}</h2>
      <dl>
        {Object.entries(keys).map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
              {does === 'open' && <kbd>Enter</kbd>}
              {does === 'search' && <kbd>/</kbd>}
            </dt>
            <dd>{t(`keyboard.${does}`)}</dd>
          </div>
        ))}
      </dl>
      <KeyboardSwitch />
      <p>{t('keyboard.where')}</p>
      <form method="dialog">
        <button type="submit">{t('close')}</button>
      </form>
    </dialog>
  )
}
