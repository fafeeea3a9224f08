import { Icon } from './Icon.tsx'
import styles from './Tool.module.css'

interface ToolProps {
  icon: Parameters<typeof Icon>[0]['name']
  word: string
  use: () => void
  /** Of what is on or off: which of them. */
  isOn?: boolean
  /** Where several are alike: what this one is about, shown and said beside its word. */
  about?: string | undefined
}

/** A button that shows its word where there is room, and says it where there is not. */
export function Tool({ icon, word, use, isOn, about }: ToolProps) {
  return (
    <button type="button" className={styles.tool} title={about ?? word} aria-pressed={isOn} onClick={use}>
      <Icon name={icon} />
      <span>{word}</span>{' '}
    </button>
  )
}
