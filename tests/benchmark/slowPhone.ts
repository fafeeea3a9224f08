import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from '@playwright/test'
import { findChromium } from '../browser/chromium.ts'

/** A phone of some years ago on a weak network: a processor four times slower than this one's, 1.6 Mbit/s down, 150 ms there and back. */
const network = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 }
const timesSlower = 4

export interface SlowPhone {
  page: Page
  /** Chromium's own protocol, for what Playwright has no word for. */
  protocol: CDPSession
  close(): Promise<void>
}

export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  return chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  })
}

/** A phone on which nothing has been read before. */
export async function pickUpPhone(browser: Browser, { savesData = false } = {}): Promise<SlowPhone> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
  })
  if (savesData) await context.addInitScript(saveData)
  const page = await context.newPage()
  const protocol = await context.newCDPSession(page)
  await protocol.send('Network.enable')
  await protocol.send('Network.emulateNetworkConditions', network)
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: timesSlower })
  return { page, protocol, close: () => context.close() }
}

/** What a browser tells pages when its owner has asked it to save data. */
function saveData(): void {
  Object.defineProperty(Object.getPrototypeOf((navigator as { connection?: object }).connection), 'saveData', {
    get: () => true,
  })
}
