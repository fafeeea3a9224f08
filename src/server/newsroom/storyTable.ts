import type { InterfaceLanguage } from '#article/language.ts'
import type { Teaser } from '#article/listing.ts'
import { html, inLanguage, type Html } from './html.ts'
import { here } from './newsroomAddress.ts'
import type { Week } from './week.ts'
import { smallChart } from './weekChart.ts'
import { filled, type Words } from './words.ts'

/** Stories in the list; one that is not there has a page all the same. */
export const listed = 50

/** One story and its views in the week. */
export interface StoryWeek {
  teaser: Teaser
  week: Week
}

interface StoryTableOptions {
  /** Views of what the edition no longer has. */
  gone: number
  language: InterfaceLanguage
  words: Words
  number(views: number): string
}

/** The most read stories of the week. */
export function storyTable(stories: StoryWeek[], { gone, language, words, number }: StoryTableOptions): Html {
  return html`<section aria-labelledby="stories">
    <h2 id="stories">${words.stories}</h2>
    <table class="stories">
      <caption>
        ${filled(words.storiesHint, { count: listed })}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.story}</th>
          <th scope="col">${words.today}</th>
          <th scope="col">${words.week}</th>
        </tr>
      </thead>
      <tbody>
        ${stories.map(({ teaser, week }) => {
          const totals = week.days.map(({ total }) => total)
          return html`<tr>
            <th scope="row">
              <a href="${here(language, teaser.id)}" ${inLanguage(teaser.language)}>${teaser.headline}</a>
              ${smallChart(totals)}
            </th>
            <td>${number(totals.at(-1)!)}</td>
            <td>${number(week.total)}</td>
          </tr>`
        })}
        ${
          gone > 0 &&
          html`<tr>
            <th scope="row">${words.gone}</th>
            <td></td>
            <td>${number(gone)}</td>
          </tr>`
        }
      </tbody>
    </table>
  </section>`
}
