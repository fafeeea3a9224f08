import { chromium, type Page } from '@playwright/test'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { addressOf, fileOf } from '#article/addresses.ts'
import { ArchiveIndex, ArchiveListing } from '#article/listing.ts'
import { publish } from '#publisher/publish.ts'
import { startServer } from '#server/server.ts'
import { findChromium } from '../browser/chromium.ts'
import { emptyFolder } from '../demo/demo.ts'
import { median, type Figure } from './figures.ts'
import { writeManyArticles } from './manyArticles.ts'
import { slowLine } from './slowLine.ts'

const stories = 10_000
const rounds = 3
const words = ['norge', 'stortinget', 'regjeringen']

/** A hand-written page that reads one file of all headlines and filters it: what a small site does instead of an index. */
const byHand = `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>By hand</title>
<input type="search"><p role="status"></p><ol></ol><script type="module" src="/by-hand.js"></script>`
const byHandScript = `const field = document.querySelector('input'), list = document.querySelector('ol')
let all
field.addEventListener('input', async () => {
  all ??= (await (await fetch('/by-hand.json')).json())
  const found = all.filter(([headline]) => headline.toLowerCase().includes(field.value.toLowerCase()))
  list.replaceChildren(...found.slice(0, 10).map(([headline, address]) => {
    const link = Object.assign(document.createElement('a'), { href: address, textContent: headline })
    const row = document.createElement('li')
    row.append(link)
    return row
  }))
  document.querySelector('p').textContent = found.length + ' treff'
})`

/** Long lists and search in an edition of ten thousand stories, on a slow phone and on a desktop. */
export async function* longLists(): AsyncGenerator<Figure> {
  const folder = await emptyFolder('.lesesal/benchmark-long-lists')
  writeManyArticles(`${folder}/newsroom`, stories)
  await publish({ newsrooms: [`${folder}/newsroom`], to: `${folder}/edition` })
  const read = async (file: string) => JSON.parse(await readFile(path.join(folder, 'edition', file), 'utf8')) as unknown
  const { periods } = v.parse(ArchiveIndex, await read(fileOf.archive()))
  const lists = periods.map(async ({ period }) => v.parse(ArchiveListing, await read(fileOf.archivePeriod(period))))
  const teasers = (await Promise.all(lists)).flatMap((list) => list.teasers)
  const month = addressOf.archivePeriod(periods[periods.length >> 1]!.period)
  const links = teasers
    .slice(0, 100)
    .map(({ slug, headline }) => `<li><a href="${addressOf.article(slug)}">${headline}</a>`)
  for (const [file, content] of [
    ['by-hand.html', byHand],
    ['by-hand.js', byHandScript],
    ['by-hand.json', JSON.stringify(teasers.map(({ slug, headline }) => [headline, addressOf.article(slug)]))],
    [
      'by-hand-list.html',
      `<!doctype html><meta charset="utf-8"><title>By hand</title><h1>By hand</h1><ol>${links.join('')}</ol>`,
    ],
  ] as const)
    await writeFile(`${folder}/edition/${file}`, content)
  const server = await startServer({ folder: `${folder}/edition`, port: 0, views: null, trustProxy: 0 })
  const line = await slowLine(server.address)
  const executablePath = findChromium()
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-quic'],
  })
  const open = async (isPhone: boolean) => {
    const page = await browser.newPage({
      locale: 'nb-NO',
      baseURL: isPhone ? line.address : server.address,
      ...(isPhone && { viewport: { width: 390, height: 844 } }),
    })
    if (isPhone) await slow(page)
    return page
  }
  try {
    for (const isPhone of [true, false]) {
      const device = isPhone ? 'phone' : 'desktop'
      const took: Record<string, number[]> = {}
      const note = (what: string, milliseconds: number) => (took[what] ??= []).push(milliseconds)
      for (let round = 0; round < rounds; round++) {
        for (const [what, at] of [
          ['archive', addressOf.archive()],
          ['month', month],
          ['list by hand', '/by-hand-list.html'],
        ] as const) {
          const page = await open(isPhone)
          note(what, await firstPaint(page, at))
          await page.close()
        }
        for (const [what, at] of [
          ['search', addressOf.search()],
          ['search by hand', '/by-hand.html'],
        ] as const) {
          const page = await open(isPhone)
          await page.goto(at, { waitUntil: 'networkidle' })
          for (const [nth, word] of words.entries())
            note(`${what} ${nth === 0 ? 'first' : 'next'}`, await search(page, word))
          await page.close()
        }
      }
      const figure = (what: string, ours: string, yardstick: string): Figure => ({
        what: `10,000 stories, ${device}: ${what}`,
        unit: 'ms',
        value: median(took[ours]!),
        against: { what: yardstick, value: median(took[yardstick]!) },
      })
      yield figure('the archive opened cold, to painted', 'archive', 'list by hand')
      yield figure('a month opened cold, to painted', 'month', 'list by hand')
      yield figure('first search, from writing to hits', 'search first', 'search by hand first')
      yield figure('next search, from writing to hits', 'search next', 'search by hand next')
    }
  } finally {
    await browser.close()
    line.close()
    await server.close()
  }
}

/** Four times slower a processor for what the page itself does; nothing slows down its workers. */
async function slow(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
}

async function firstPaint(page: Page, at: string): Promise<number> {
  await page.goto(at)
  const painted = () => page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0)
  for (let tries = 0; tries < 100; tries++) {
    const moment = await painted()
    if (moment > 0) return moment
    await page.waitForTimeout(50)
  }
  throw new Error(`${at} was never painted`)
}

/** From the last letter to a list of hits other than the one before, measured in the page. */
async function search(page: Page, word: string): Promise<number> {
  await page.locator('input[type=search]').focus()
  return page.evaluate(
    (looked) =>
      new Promise<number>((resolve) => {
        const field = document.querySelector<HTMLInputElement>('input[type=search]')!
        const shown = () => document.querySelector('main ol, ol')?.textContent
        const before = shown()
        const started = performance.now()
        const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!
        set.call(field, looked)
        field.dispatchEvent(new Event('input', { bubbles: true }))
        const look = () => {
          if (shown() && shown() !== before) resolve(performance.now() - started)
          else requestAnimationFrame(look)
        }
        look()
      }),
    word,
  )
}
