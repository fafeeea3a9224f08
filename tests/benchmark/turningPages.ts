import type { Browser, Locator, Page } from '@playwright/test'
import { median, type Figure } from './figures.ts'
import { serveStories } from './servedStories.ts'
import { openBrowser, pickUpPhone } from './slowPhone.ts'

const rounds = 7

/**
 * From the moment the finger touches until the frame is made in which the new words stand: a task posted from the
 * animation frame that follows the change of the document. Taps are the browser's own, not made by script.
 */
export async function* turningPages(): AsyncGenerator<Figure> {
  const { ours, close } = await serveStories('nei-til-eu')
  const browser = await openBrowser()
  const ahead: Turns[] = []
  const saving: Turns[] = []
  try {
    for (let round = 0; round <= rounds; round++) {
      const turns = await turn(browser, ours, { savesData: false })
      // The first round only warms server and disk.
      if (round > 0) ahead.push(turns)
      if (round > 2) saving.push(await turn(browser, ours, { savesData: true }))
    }
  } finally {
    await browser.close()
    await close()
  }
  const of = (all: Turns[], what: keyof Turns) => median(all.map((each) => each[what]))
  const most = (value: number) => ({ of: 'value', most: value }) as const
  yield { what: 'front page to article, fetched ahead', unit: 'ms', value: of(ahead, 'toArticle'), target: most(140) }
  yield { what: 'article to article, fetched ahead', unit: 'ms', value: of(ahead, 'toNext'), target: most(85) }
  yield { what: 'language of the chrome', unit: 'ms', value: of(ahead, 'toEnglish'), target: most(60) }
  yield { what: 'front page to article, data saved: fetched on touch', unit: 'ms', value: of(saving, 'toArticle') }
  yield { what: 'article to article, data saved: fetched on touch', unit: 'ms', value: of(saving, 'toNext') }
}

/** Milliseconds from touch to painted words. */
interface Turns {
  toArticle: number
  toNext: number
  toEnglish: number
}

/** One visit: from the front to its first story, on to a related one, and there to English. */
async function turn(browser: Browser, address: string, { savesData }: { savesData: boolean }): Promise<Turns> {
  const { page, close } = await pickUpPhone(browser, { savesData })
  await page.addInitScript(watch)
  await page.goto(address)
  await page.waitForFunction(() => document.documentElement.dataset.awake !== undefined)
  await quiet(page)
  const toArticle = await timeOf(page, 'main h1', page.locator('main article h2 a').first())
  await page.locator('main article h3 a').first().scrollIntoViewIfNeeded()
  await quiet(page)
  const toNext = await timeOf(page, 'main h1', page.locator('main article h3 a').first())
  await quiet(page)
  const english = page.getByRole('banner').getByRole('button', { name: 'English' })
  const toEnglish = await timeOf(page, 'header nav', english)
  await close()
  return { toArticle, toNext, toEnglish }
}

/** As long as a quick reader takes to find the next link; what the page fetches by itself is done by then. */
async function quiet(page: Page): Promise<void> {
  await page.waitForTimeout(1500)
  await page.waitForLoadState('networkidle')
}

async function timeOf(page: Page, words: string, link: Locator): Promise<number> {
  await page.evaluate((selector) => (window as unknown as Watched).waitFor(selector), words)
  await link.tap()
  await page.waitForFunction(() => (window as unknown as Watched).taken !== null, null, { polling: 50 })
  return page.evaluate(() => (window as unknown as Watched).taken!)
}

interface Watched {
  taken: number | null
  waitFor(selector: string): void
}

/** Runs in the page before anything else: notes when it is touched and when words have changed. */
function watch(): void {
  let touched = 0
  addEventListener('pointerdown', ({ timeStamp }) => (touched = timeStamp), { capture: true, passive: true })
  const watched: Watched = {
    taken: null,
    waitFor(selector) {
      watched.taken = null
      Object.assign(window, { taken: null })
      const wordsNow = () => document.querySelector(selector)?.textContent ?? ''
      const before = wordsNow()
      const observer = new MutationObserver(() => {
        if (wordsNow() === before || wordsNow() === '') return
        observer.disconnect()
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener('message', () => Object.assign(window, { taken: performance.now() - touched }))
          port1.start()
          port2.postMessage(null)
        })
      })
      observer.observe(document.body, { subtree: true, childList: true, characterData: true })
    },
  }
  Object.assign(window, watched)
}
