import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Tab } from './devtools.ts'

/** A phone of some years ago on a weak network: a processor four times slower than this one's, 1.6 Mbit/s down, 150 ms there and back. */
const network = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 }
const timesSlower = 4

/** A network is quiet when nothing has been fetched for so long. Milliseconds. */
const silence = 500

export interface SlowPhone {
  /** Resolves when the page and what it fetches by itself have come. */
  open(address: string): Promise<void>
  /** Runs a function in the page, which is given `words`. */
  run<Answer, Words extends unknown[]>(inPage: (...words: Words) => Answer, ...words: Words): Promise<Answer>
  /** Brings the first element that fits into the window. */
  lookAt(selector: string): Promise<void>
  /** Touches it where it is, and lets go. */
  tap(selector: string): Promise<void>
  /** Resolves when nothing is being fetched. */
  quiet(): Promise<void>
  /** Bytes that have travelled here, in kB. */
  travelled: { all: number; script: number }
  close(): Promise<void>
}

/** A phone on which nothing has been read before. `watch` runs in its page before anything else. */
export async function pickUpPhone(browser: Browser, watch: () => void, { savesData = false } = {}): Promise<SlowPhone> {
  const tab = await browser.openTab()
  const { ask } = tab
  const { userAgent } = await ask<{ userAgent: string }>('Browser.getVersion')
  const screen = { width: 390, height: 844, deviceScaleFactor: 2, mobile: true }
  await ask('Emulation.setDeviceMetricsOverride', screen)
  await ask('Emulation.setTouchEmulationEnabled', { enabled: true })
  await ask('Emulation.setUserAgentOverride', { userAgent, acceptLanguage: 'nb-NO' })
  await ask('Emulation.setTimezoneOverride', { timezoneId: 'Europe/Oslo' })
  await ask('Page.enable')
  for (const first of savesData ? [watch, saveData] : [watch])
    await ask('Page.addScriptToEvaluateOnNewDocument', { source: `(${first.toString()})()` })
  const { travelled, quiet } = await watchNetwork(tab)
  await ask('Network.emulateNetworkConditions', network)
  await ask('Emulation.setCPUThrottlingRate', { rate: timesSlower })

  const run: SlowPhone['run'] = async (inPage, ...words) => {
    const expression = `(${inPage.toString()})(...${JSON.stringify(words)})`
    const { result, exceptionDetails } = await ask<Evaluated>('Runtime.evaluate', { expression, returnByValue: true })
    if (exceptionDetails) throw new Error(exceptionDetails.exception.description)
    return result.value as never
  }
  return {
    async open(address) {
      await ask('Page.navigate', { url: address })
      await quiet()
    },
    run,
    lookAt: (selector) =>
      run(
        (looked) => document.querySelector(looked)!.scrollIntoView({ block: 'center', behavior: 'instant' }),
        selector,
      ),
    async tap(selector) {
      const place = await run((looked) => {
        const { x, y, width, height } = document.querySelector(looked)!.getClientRects()[0]!
        return { x: x + width / 2, y: y + height / 2 }
      }, selector)
      await pause(silence)
      await ask('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [place] })
      await ask('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    },
    quiet,
    travelled,
    close: tab.close,
  }
}

interface Evaluated {
  result: { value: unknown }
  exceptionDetails?: { exception: { description: string } }
}

/** Counts what is fetched. */
async function watchNetwork({ ask, on }: Tab) {
  const travelled = { all: 0, script: 0 }
  const underWay = new Set<string>()
  const scripts = new Set<string>()
  let last = performance.now()
  const ended = ({ requestId }: { requestId: string }) => {
    underWay.delete(requestId)
    last = performance.now()
  }
  on('Network.requestWillBeSent', ({ requestId, type }: { requestId: string; type: string }) => {
    underWay.add(requestId)
    if (type === 'Script') scripts.add(requestId)
  })
  on('Network.loadingFailed', ended)
  on('Network.loadingFinished', (told: { requestId: string; encodedDataLength: number }) => {
    ended(told)
    travelled.all += told.encodedDataLength / 1000
    if (scripts.has(told.requestId)) travelled.script += told.encodedDataLength / 1000
  })
  await ask('Network.enable')
  const quiet = async () => {
    last = performance.now()
    while (underWay.size > 0 || performance.now() - last < silence) await pause(50)
  }
  return { travelled, quiet }
}

/** What a browser tells pages when its owner has asked it to save data. */
function saveData(): void {
  Object.defineProperty(Object.getPrototypeOf((navigator as { connection?: object }).connection), 'saveData', {
    get: () => true,
  })
}
