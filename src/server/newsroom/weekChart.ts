import { html, type Html } from './html.ts'
import type { Day, Week } from './week.ts'

/** The chart's own measure: one step for an hour, a hundred from nought to the top. Styles stretch it to its place. */
const height = 100

interface ChartWords {
  title: string
  summary: string
  /** What a bar says of itself when it is pointed at. */
  bar(day: Day, hour: number, views: number): string
  number(views: number): string
  dayName(day: Day): Html
}

/**
 * Views by hour for a week: one picture with a name and a summary for screen readers, which find every figure in the
 * table. What is written around it is HTML, so that it keeps its size on a narrow screen.
 */
export function weekChart({ days }: Week, words: ChartWords): Html {
  const top = roundTop(Math.max(...days.flatMap(({ hours }) => hours.map((views) => views ?? 0))))
  const bars = days.flatMap((day, place) =>
    day.hours.map((views, hour) =>
      views ? bar(place * 24 + hour, (views / top) * height, words.bar(day, hour, views)) : null,
    ),
  )
  const bands = days.map(
    (_, place) => place % 2 === 1 && html`<rect class="band" x="${place * 24}" y="0" width="24" height="${height}" />`,
  )
  return html`<div class="chart">
    <ol class="scale" aria-hidden="true">
      ${[top, top / 2, 0].map((mark) => html`<li>${words.number(mark)}</li>`)}
    </ol>
    <svg
      viewBox="0 0 ${days.length * 24} ${height}"
      preserveAspectRatio="none"
      role="img"
      aria-labelledby="chart-title chart-summary"
    >
      <title id="chart-title">${words.title}</title>
      <desc id="chart-summary">${words.summary}</desc>
      ${bands} ${[0, height / 2].map((y) => html`<line x1="0" x2="${days.length * 24}" y1="${y}" y2="${y}" />`)} ${bars}
    </svg>
    <ol class="day-names" aria-hidden="true">
      ${days.map((day) => html`<li>${words.dayName(day)}</li>`)}
    </ol>
  </div>`
}

function bar(place: number, size: number, says: string): Html {
  // The whole height is the target: an hour with two views would be too small to point at.
  return html`<g class="hour"
    ><rect class="target" x="${place}" y="0" width="1" height="${height}" /><rect
      class="bar"
      x="${place + 0.1}"
      y="${(height - size).toFixed(2)}"
      width="0.8"
      height="${size.toFixed(2)}"
    /><title>${says}</title></g
  >`
}

/** Seven bars for seven days, beside a figure that says the same; so no screen reader meets them. */
export function smallChart(totals: number[]): Html {
  const most = Math.max(1, ...totals)
  return html`<svg
    class="small-chart"
    preserveAspectRatio="xMinYMax"
    viewBox="0 0 ${totals.length * 8} 24"
    aria-hidden="true"
  >
    ${totals.map((views, day) => {
      const size = views === 0 ? 1 : Math.max(2, (views / most) * 24)
      return html`<rect x="${day * 8}" y="${(24 - size).toFixed(1)}" width="6" height="${size.toFixed(1)}" />`
    })}
  </svg>`
}

/** Tops of a scale: round numbers whose half is whole, 2, 4 … 80, 100, 120, 160 … */
export function roundTop(most: number): number {
  if (most <= 10) return Math.max(2, 2 * Math.ceil(most / 2))
  for (let ten = 10; ; ten *= 10) {
    const top = [1.2, 1.6, 2, 3, 4, 6, 8, 10].map((step) => step * ten).find((step) => step >= most)
    if (top !== undefined) return top
  }
}
