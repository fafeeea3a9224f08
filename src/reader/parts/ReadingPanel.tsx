import { useEffect, useState } from 'react'
import {
  applyReadingSettings,
  choices,
  design,
  readingSettings,
  type Choice,
  type ReadingSettings,
} from '../device/readingSettings.ts'
import { useWordsOnDemand } from '../languages/wordsOnDemand.ts'
import { KeyboardSwitch } from './KeyboardSwitch.tsx'
import styles from './ReadingPanel.module.css'

/** How the reader wants to read: shown on the page at once, kept on this device, reset in one tap. */
export function ReadingPanel() {
  const { t } = useWordsOnDemand()
  const [settings, setSettings] = useState(readingSettings)
  useEffect(() => {
    // Something may have been chosen in another tab.
    const follow = () => setSettings(readingSettings())
    addEventListener('storage', follow)
    return () => removeEventListener('storage', follow)
  }, [])
  const change = (changed: ReadingSettings) => {
    setSettings(changed)
    applyReadingSettings(changed)
  }
  const choose = (choice: Choice, value: string) => {
    const { [choice]: _, ...rest } = settings
    change(value === design[choice] ? rest : { ...rest, [choice]: value })
  }
  const given = { settings, choose }
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <h2>{t('reading.title')}</h2>
        <button type="button" popoverTarget="reading-panel" popoverTargetAction="hide">
          {t('close')}
        </button>
      </div>
      <Options choice="theme" {...given} />
      <Size {...given} />
      <Options choice="face" {...given} />
      <Options choice="width" {...given} />
      <Options choice="leading" {...given} />
      <KeyboardSwitch />
      <div className={styles.foot}>
        <button type="button" onClick={() => change({})}>
          {t('reading.reset')}
        </button>
        <p>{t('reading.kept')}</p>
      </div>
    </div>
  )
}

interface Given {
  settings: ReadingSettings
  choose: (choice: Choice, value: string) => void
}

/** One choice of several, as radio buttons: arrows move between them, and each is shown as soon as it is chosen. */
function Options({ choice, settings, choose }: Given & { choice: Exclude<Choice, 'size'> }) {
  const { t } = useWordsOnDemand()
  return (
    <fieldset className={styles.options} data-choice={choice}>
      <legend>{t(`reading.${choice}`)}</legend>
      {choices[choice].map((value) => (
        <label key={value} data-value={value}>
          <input
            type="radio"
            name={`reading-${choice}`}
            value={value}
            checked={(settings[choice] ?? design[choice]) === value}
            onChange={() => choose(choice, value)}
          />
          <span>{t(`reading.${choice}_${value}` as 'reading.theme_auto')}</span>
        </label>
      ))}
    </fieldset>
  )
}

function Size({ settings, choose }: Given) {
  const { t } = useWordsOnDemand()
  const size = settings.size ?? design.size
  return (
    <label className={styles.size}>
      <span>{t('reading.size')}</span>
      <span aria-hidden="true" className={styles.small}>
        A
      </span>
      <input
        type="range"
        min={1}
        max={choices.size.length}
        value={size}
        aria-valuetext={t('reading.sizeStep', { step: size, of: choices.size.length })}
        onChange={({ target }) => choose('size', target.value)}
      />
      <span aria-hidden="true" className={styles.large}>
        A
      </span>
    </label>
  )
}
