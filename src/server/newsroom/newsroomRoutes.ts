import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { fileOf } from '#article/addresses.ts'
import { Edition } from '#article/edition.ts'
import type { Catalogue } from '#counter/catalogue.ts'
import type { Complain } from '#counter/complaints.ts'
import type { CounterObserver } from '#counter/counterObserver.ts'
import { followed } from '#counter/followed.ts'
import { allowOnly } from '#counter/allowOnly.ts'
import { mostViewed } from '#counter/ranking.ts'
import { StoreUnavailable, type HourCount, type ViewStore } from '#counter/viewStore.ts'
import type { Html } from './html.ts'
import { openNewsroomDoor } from './newsroomDoor.ts'
import { newsroomMessage, newsroomPage, type Shown } from './newsroomPage.ts'
import { listed } from './storyTable.ts'
import { weekHours, weekOf, type WeekHours } from './week.ts'
import { askedLanguage, isLanguage } from './words.ts'

interface NewsroomOptions {
  store: ViewStore
  catalogue: () => Promise<Catalogue>
  now: () => Date
  observer: CounterObserver
  complain: Complain
  token: string
  /** The edition's, for its fonts. */
  folder: string
}

/** How long counts are shown again before the store is asked anew: a week of a large edition is many rows. Milliseconds. */
const countsKept = 30_000

/** What the editors' page may load: its own style and the edition's fonts, no script at all. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** `GET /newsroom`, the editors' page: views by hour for the week, for the edition and, with `?article=`, for a story. */
export async function newsroomRoutes(server: FastifyInstance, options: NewsroomOptions): Promise<void> {
  const { store, catalogue, now, observer, complain, token, folder } = options
  const style = await styleWith(folder)
  const countsOf = openCounts(store, now)
  const edition = followed(Edition, path.join(folder, fileOf.edition()), complain)
  server.addHook('onRequest', openNewsroomDoor(token))
  server.addHook('onRequest', async (_, reply) => {
    reply.header('Content-Security-Policy', policy)
  })

  server.get('/newsroom/style.css', (_, reply) => reply.type('text/css; charset=utf-8').send(style))

  server.get<{ Querystring: { article?: unknown; lang?: unknown } }>('/newsroom', async (request, reply) => {
    const { name, timeZone, language: usual } = await edition()
    const { article, lang } = request.query
    const language = isLanguage(lang) ? lang : askedLanguage(request.headers['accept-language'], usual)
    const known = await catalogue()
    const asked = typeof article === 'string' ? known.stories.get(article) : undefined
    const story = asked ? await known.teaserOf(asked) : null
    if (article !== undefined && !story) return send(reply.code(404), newsroomMessage(name, language, 'unknown'))
    try {
      const { hours, counts, at } = await countsOf(timeZone)
      const views = story ? counts.filter((count) => count.article === story.id) : counts
      const about = { name, language, timeZone, now: at, from: new Date(`${hours.first}:00Z`) }
      const lists = story ? noList : await listsOf(hours, counts, known)
      return await send(reply, newsroomPage({ ...about, ...lists, week: weekOf(hours, views), story }))
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error
      observer.storeFailed()
      complain(`Views cannot be read: ${error.message}`)
      return send(reply.code(503), newsroomMessage(name, language, 'broken'))
    }
  })

  allowOnly(server, '/newsroom', ['GET', 'HEAD'], (reply) => reply.send())
}

const noList = { stories: [], storiesRead: 0, gone: 0 }

/** The most read stories of the week, each with its own. */
async function listsOf(
  hours: WeekHours,
  counts: HourCount[],
  known: Catalogue,
): Promise<Pick<Shown, 'stories' | 'storiesRead' | 'gone'>> {
  const byArticle = Map.groupBy(counts, ({ article }) => article)
  const sums = [...byArticle].map(([id, rows]) => ({
    id,
    rows,
    views: rows.reduce((sum, { views }) => sum + views, 0),
  }))
  const here = sums.flatMap(({ id, ...sum }) => {
    const story = known.stories.get(id)
    return story ? [{ ...sum, story }] : []
  })
  const most = await mostViewed(here, listed, known)
  return {
    stories: most.map(({ teaser, rows }) => ({ teaser, week: weekOf(hours, rows) })),
    storiesRead: here.length,
    gone: sums.filter(({ id }) => !known.stories.has(id)).reduce((sum, { views }) => sum + views, 0),
  }
}

interface Counts {
  at: Date
  hours: WeekHours
  counts: HourCount[]
}

/** The week's counts, asked of the store once for all who look within half a minute. */
function openCounts(store: ViewStore, now: () => Date): (timeZone: string) => Promise<Counts> {
  let kept: { timeZone: string; until: number; answer: Promise<Counts> } | null = null
  return (timeZone) => {
    const at = now()
    if (kept?.timeZone === timeZone && performance.now() < kept.until) return kept.answer
    const hours = weekHours(at, timeZone)
    const answer = store.hourly(hours.first, hours.last).then((counts) => ({ at, hours, counts }))
    // Not by `now`, which goes back when a clock is put right.
    kept = { timeZone, until: performance.now() + countsKept, answer }
    answer.catch(() => (kept = null))
    return answer
  }
}

function send(reply: FastifyReply, page: Html): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(page.text)
}

/** The page's style, with the edition's own fonts, whose names carry a hash. */
async function styleWith(folder: string): Promise<string> {
  const files = ['colours', 'page', 'chart', 'tables'].map((name) => new URL(`styles/${name}.css`, import.meta.url))
  const styles = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  const assets = await readdir(path.join(folder, 'assets')).catch(() => [])
  const faces = ['Serif', 'Sans'].flatMap((face) => {
    const file = assets.find((name) => name.startsWith(`${face.toLowerCase()}-`) && name.endsWith('.woff2'))
    const source = `url('/assets/${file}') format('woff2')`
    return file === undefined
      ? []
      : [`@font-face{font-family:'Lesesal ${face}';src:${source};font-weight:400 700;font-display:swap}`]
  })
  return [...faces, ...styles].join('\n')
}
