import type { FindingLanguage } from './findings.ts'

/** What a publication does, one after the other. */
type Step = 'reading' | 'drawing' | 'indexing'

/** Called as the work goes on: so many of so many files read, pages drawn, or stories put into the search index. */
export type Progress = (step: Step, done: number, total: number) => void

/** Where a bar is shown: a terminal, or something that looks like one. */
interface Screen {
  isTTY?: boolean
  columns?: number
  write(text: string): unknown
}

const words: Record<FindingLanguage, Record<Step | 'left', string>> = {
  en: { reading: 'reading', drawing: 'drawing', indexing: 'indexing', left: 's left' },
  nb: { reading: 'leser', drawing: 'tegner', indexing: 'indekserer', left: 's igjen' },
}

/** Between two drawings of the bar at least this many milliseconds pass, and before the first. */
const pace = 100
const patience = 500

const barWidth = 24

/**
 * A bar with counts and the time left, drawn over itself on a terminal; where there is none, nothing, so that logs keep
 * plain lines. `clear` takes it away again.
 */
export function progressBar(
  screen: Screen,
  language: FindingLanguage,
  now = () => performance.now(),
): { show: Progress; clear(): void } {
  let begun = { step: null as Step | null, at: 0 }
  let drawn = now()
  let isShown = false
  const clear = () => {
    if (isShown) screen.write('\r\u001B[K')
    isShown = false
  }
  const show: Progress = (step, done, total) => {
    const time = now()
    if (step !== begun.step) begun = { step, at: time }
    if (!screen.isTTY || time - begun.at < patience || time - drawn < pace || total === 0) return
    drawn = time
    const share = done / total
    const left = share > 0 ? Math.ceil(((time - begun.at) * (1 - share)) / share / 1000) : 0
    const filled = Math.round(barWidth * share)
    const bar = `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}`
    const line = `${words[language][step]} ${bar} ${done}/${total} · ${left} ${words[language].left}`
    // A terminal that does not know how wide it is says 0.
    screen.write(`\r\u001B[K${line.slice(0, (screen.columns || 80) - 1)}`)
    isShown = true
  }
  return { show, clear }
}
