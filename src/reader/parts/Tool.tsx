import { Icon } from './Icon.tsx'
import styles from './Tool.module.css'

interface ToolProps {
  icon: Parameters<typeof Icon>[0]['name']
  label: string
  onClick: () => void
  /** Of what is on or off: which of them, to the eye. Its label says it, and what is pressed would have the same label. */
  isOn?: boolean
  /** Where several are alike: what this one is about, shown and said beside its label. */
  about?: string | undefined
}

/** A button that shows its label where there is room, and says it where there is not. */
export function Tool({ icon, label, onClick, isOn, about }: ToolProps) {
  return (
    <button type="button" className={styles.tool} title={about ?? label} data-on={isOn || undefined} onClick={onClick}>
      <Icon name={icon} />
      <span>{label}</span>{' '}
    </button>
  )
}
