import type { FindingLanguage } from '../findings.ts'
import type { Progress, Step } from '../progress.ts'

/** Where a bar is shown: a terminal, or something that looks like one. */
interface Screen {
  isTTY?: boolean
  columns?: number
  write(text: string): unknown
}

const words: Record<FindingLanguage, Record<Step | 'left', string>> = {
  en: {
    reading: 'reading',
    measuring: 'looking at pictures',
    resizing: 'making pictures',
    drawing: 'drawing',
    indexing: 'indexing',
    left: 's left',
  },
  nb: {
    reading: 'leser',
    measuring: 'ser på bilder',
    resizing: 'lager bilder',
    drawing: 'tegner',
    indexing: 'indekserer',
    left: 's igjen',
  },
}

/** Between two drawings of the bar at least this many milliseconds pass, and before the first. */
const pace = 100
const patience = 500

/** The bar has what room the words leave, up to this; below the second it says nothing. */
const barWidth = 24
const leastWidth = 8

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
  // A dumb terminal cannot draw over what it has shown.
  const isTerminal = screen.isTTY && process.env.TERM !== 'dumb'
  const clear = () => {
    if (isShown) screen.write('\r\u001B[K')
    isShown = false
  }
  const show: Progress = (step, done, total) => {
    const time = now()
    if (step !== begun.step) begun = { step, at: time }
    if (!isTerminal || time - begun.at < patience || time - drawn < pace || total === 0) return
    drawn = time
    const share = done / total
    const left = share > 0 ? Math.ceil(((time - begun.at) * (1 - share)) / share / 1000) : 0
    // A terminal that does not know how wide it is says 0.
    const room = (screen.columns || 80) - 1
    const line = lineOf([words[language][step], `${done}/${total}`, `${left} ${words[language].left}`], share, room)
    screen.write(`\r\u001B[K${line}`)
    isShown = true
  }
  return { show, clear }
}

/** As much of the line as there is room for, and never a part of a count. */
function lineOf([step, counts, left]: [string, string, string], share: number, room: number): string {
  const told = [`${step} ${counts} · ${left}`, `${step} ${counts}`, counts].find((text) => text.length <= room) ?? ''
  const width = Math.min(barWidth, room - told.length - 1)
  if (width < leastWidth || !told.startsWith(step)) return told
  const filled = Math.round(width * share)
  return `${step} ${'█'.repeat(filled)}${'░'.repeat(width - filled)}${told.slice(step.length)}`
}
