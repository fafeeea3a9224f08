/** One thing that was measured, and what it was held against in the same run. */
export interface Figure {
  /** In words a newcomer understands: "front page to article, tap to headline, prefetched". */
  what: string
  unit: string
  value: number
  /** The yardstick, measured turn by turn with it. */
  against?: { what: string; value: number }
  /** What issue and plan ask for: `value`, or the ratio to the yardstick, at most or at least this. */
  target?: { of: 'value' | 'ratio'; most?: number; least?: number }
}

/** `value` as a multiple of its yardstick. */
export function ratioOf({ value, against }: Figure): number | null {
  return against ? value / against.value : null
}

/** Whether the target is met; null where there is none. */
export function isMet(figure: Figure): boolean | null {
  const { target } = figure
  if (!target) return null
  const reached = target.of === 'ratio' ? ratioOf(figure)! : figure.value
  return reached <= (target.most ?? Infinity) && reached >= (target.least ?? -Infinity)
}

/** A line a figure: what, value, yardstick, ratio, target, met or not. */
export function figureTable(figures: Figure[]): string {
  return figures
    .map((figure) => {
      const { what, value, unit, against, target } = figure
      const yardstick = against
        ? `${rounded(against.value)} ${unit} ${against.what}: × ${rounded(ratioOf(figure)!)}`
        : ''
      const asked = target
        ? `${target.most === undefined ? '≥' : '≤'} ${target.of === 'ratio' ? '× ' : ''}${target.most ?? target.least}`
        : ''
      const verdict = { true: 'met', false: 'MISSED', null: '' }[String(isMet(figure))]!
      return `  ${what.padEnd(64)} ${`${rounded(value)} ${unit}`.padStart(14)}  ${yardstick.padEnd(44)} ${asked.padEnd(10)} ${verdict}`.trimEnd()
    })
    .join('\n')
}

/** The middle one; of an even count, the mean of the two in the middle. */
export function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(value < 0.1 ? 4 : 2)
}
