import { setTimeout as pause } from 'node:timers/promises'
import { openBrowser, type Browser } from './devtools.ts'
import { median, type Figure } from './figures.ts'
import { serveStories } from './servedStories.ts'
import { pickUpPhone, type SlowPhone } from './slowPhone.ts'

const rounds = 7

/**
 * From the moment the finger touches until the frame is made in which the new words stand: the first task after the
 * animation frame that follows the change of the document. (A message through a port, which may come behind others, told up
 * to 18 ms more, 6 in the mean of twenty taps.) Taps are the browser's own, not made by script.
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
  const phone = await pickUpPhone(browser, watch, { savesData })
  await phone.open(address)
  const toArticle = await timeOf(phone, 'main h1', 'main article h2 a')
  const toNext = await timeOf(phone, 'main h1', 'main article h3 a')
  const toEnglish = await timeOf(phone, 'header nav', 'header button[lang=en]')
  await phone.close()
  return { toArticle, toNext, toEnglish }
}

/** Looks for the link for as long as a quick reader takes to find it; what the page fetches by itself is done by then. */
async function timeOf({ lookAt, quiet, run, tap }: SlowPhone, words: string, link: string): Promise<number> {
  await lookAt(link)
  await pause(2000)
  await quiet()
  await run((selector) => (window as unknown as Watched).waitFor(selector), words)
  await tap(link)
  await pause(1500)
  const taken = await run(() => (window as unknown as Watched).taken)
  if (taken === null) throw new Error(`Nothing came of a tap on ${link}`)
  return taken
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
          const note = () => Object.assign(window, { taken: performance.now() - touched })
          void scheduler.postTask(note, { priority: 'user-blocking' })
        })
      })
      observer.observe(document.body, { subtree: true, childList: true, characterData: true })
    },
  }
  Object.assign(window, watched)
}
