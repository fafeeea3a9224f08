import { html, type Html } from './html.ts'
import type { Day, Week } from './week.ts'

interface TableWords {
  caption: string
  hour: string
  sum: string
  number(views: number): string
  dayName(day: Day): Html
}

/** Strengths of colour, from none to that of the busiest hour. */
const strengths = 5

/** Every figure of a week: the hours of the clock downwards, so that the seven days fit on a phone. */
export function weekTable({ days }: Week, words: TableWords): Html {
  const most = Math.max(1, ...days.flatMap(({ hours }) => hours.map((views) => views ?? 0)))
  const cell = (views: number | null) =>
    views === null
      ? html`<td class="none">–</td>`
      : html`<td class="heat-${Math.ceil((views / most) * strengths)}">${words.number(views)}</td>`
  return html`<table class="week">
    <caption>
      ${words.caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${words.hour}</th>
        ${days.map((day) => html`<th scope="col">${words.dayName(day)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${Array.from(
        { length: 24 },
        (_, hour) =>
          html`<tr>
            <th scope="row">${String(hour).padStart(2, '0')}</th>
            ${days.map(({ hours }) => cell(hours[hour]!))}
          </tr>`,
      )}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">${words.sum}</th>
        ${days.map((day) => html`<td>${words.number(day.total)}</td>`)}
      </tr>
    </tfoot>
  </table>`
}
