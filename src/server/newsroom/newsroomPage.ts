import { addressOf } from '#article/addresses.ts'
import type { InterfaceLanguage } from '#article/language.ts'
import type { Teaser } from '#article/listing.ts'
import { html, inLanguage, type Html } from './html.ts'
import { here } from './newsroomAddress.ts'
import { newsroomShell } from './newsroomShell.ts'
import { storyTable, type StoryWeek } from './storyTable.ts'
import type { Day, Week } from './week.ts'
import { weekChart } from './weekChart.ts'
import { weekTable } from './weekTable.ts'
import { filled, wordsOf, type Words } from './words.ts'

/** What the page shows: the week of a whole edition, or of one story. */
export interface Shown {
  name: string
  language: InterfaceLanguage
  timeZone: string
  now: Date
  /** When the first of the seven days begins. */
  from: Date
  week: Week
  /** The story whose week it is; null for the edition's. */
  story: Teaser | null
  /** The most read, and how many were read at all; only shown for the edition. */
  stories: StoryWeek[]
  storiesRead: number
  /** Views of what the edition no longer has. */
  gone: number
}

export function newsroomPage(shown: Shown): Html {
  const { name, language, story, week } = shown
  const words = wordsOf[language]
  const number = new Intl.NumberFormat(localeOf(language))
  const say = (views: number) => number.format(views)
  const title = filled(words.title, { name })
  const dayName = (day: Day) =>
    html`<span class="day"
      ><abbr title="${words.weekdays[day.weekday]!}">${words.weekdaysShort[day.weekday]!}</abbr>
      <span>${filled(words.dayOfMonth, { day: Number(day.date.slice(8)) })}</span></span
    >`
  // A story's own page has no list, and nor has a paper that nobody has read yet.
  const isListed = shown.stories.length > 0 || shown.gone > 0
  const main = html` <header>
      <p class="kicker">${story ? title : words.newsroom}</p>
      ${story ? html`<h1 ${inLanguage(story.language)}>${story.headline}</h1>` : html`<h1>${title}</h1>`}
      <p class="soft">${periodOf(shown, words)}</p>
      ${story && html`<p class="links"><a href="${here(language)}">← ${words.back}</a> <a href="${addressOf.article(story.slug)}">${words.read}</a></p>`}
    </header>
    ${keyFigures(shown, words, say)}
    <section aria-labelledby="hour-by-hour">
      <h2 id="hour-by-hour">${words.chart}</h2>
      ${
        week.total === 0
          ? html`<p>${words.chartNone}</p>`
          : weekChart(week, {
              title: story ? story.headline : title,
              summary: filled(words.chartSummary, {
                total: say(week.total),
                most: say(busiest(week)!.views),
                when: whenOf(busiest(week)!, words),
                table: words.table,
              }),
              bar: (day, hour, views) => `${whenOf({ day, hour }, words)}: ${say(views)}`,
              number: say,
              dayName,
            })
      }
    </section>
    <div class="${isListed ? 'two' : 'one'}">
      ${isListed && storyTable(shown.stories, { gone: shown.gone, language, words, number: say })}
      <section aria-labelledby="days-and-hours">
        <h2 id="days-and-hours">${words.table}</h2>
        ${weekTable(week, { caption: words.tableHint, hour: words.hour, sum: words.sum, number: say, dayName })}
      </section>
    </div>
    <p class="soft">${words.counted}</p>`
  return newsroomShell({
    title: story ? `${story.headline} – ${title}` : title,
    name,
    language,
    story: story?.id ?? null,
    main,
  })
}

/** A page with one sentence, for when there is nothing to show. */
export function newsroomMessage(name: string, language: InterfaceLanguage, message: 'unknown' | 'broken'): Html {
  const words = wordsOf[language]
  const title = filled(words.title, { name })
  const main = html`<header>
      <p class="kicker">${words.newsroom}</p>
      <h1>${title}</h1>
    </header>
    <p>${words[message]}</p>
    <p class="links"><a href="${here(language)}">← ${words.back}</a></p>`
  return newsroomShell({ title, name, language, story: null, main })
}

function keyFigures({ week, story, storiesRead }: Shown, words: Words, say: (views: number) => string): Html {
  const most = busiest(week)
  const figures: [name: string, value: string, isNumber: boolean][] = [
    [words.today, say(week.days.at(-1)!.total), true],
    [words.week, say(week.total), true],
    [words.busiest, most ? whenOf(most, words) : words.busiestNone, false],
  ]
  if (!story) figures.splice(2, 0, [words.storiesRead, say(storiesRead), true])
  return html`<dl class="figures">
    ${figures.map(
      ([name, value, isNumber]) =>
        html`<div>
          <dt>${name}</dt>
          <dd class="${isNumber ? 'number' : 'words'}">${value}</dd>
        </div>`,
    )}
  </dl>`
}

interface Busiest {
  day: Day
  hour: number
}

/** The hour with most views, the latest where several have as many; null without any. */
function busiest({ days }: Week): (Busiest & { views: number }) | null {
  const read = days.flatMap((day) => day.hours.map((views, hour) => ({ day, hour, views: views ?? 0 })))
  const most = Math.max(...read.map(({ views }) => views))
  return most === 0 ? null : read.findLast(({ views }) => views === most)!
}

function whenOf({ day, hour }: Busiest, words: Words): string {
  const clock = (at: number) => String(at % 24).padStart(2, '0')
  return filled(words.atHour, { day: words.weekdays[day.weekday]!, from: clock(hour), to: clock(hour + 1) })
}

function periodOf({ from, now, timeZone, language }: Shown, words: Words): string {
  const day = new Intl.DateTimeFormat(localeOf(language), { day: 'numeric', month: 'long', timeZone })
  const time = new Intl.DateTimeFormat(localeOf(language), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  })
  return filled(words.period, { from: day.format(from), to: `${day.format(now)}, ${time.format(now)}`, zone: timeZone })
}

/** Nynorsk writes numbers and months as bokmål does, whose data every Node has. */
function localeOf(language: InterfaceLanguage): string {
  return language === 'en' ? 'en-GB' : 'nb'
}
