import type { Page } from '@playwright/test'
import { setTimeout as pause } from 'node:timers/promises'
import { readerFromSource } from '../demo/readerFromSource.ts'
import { findChromium } from './chromium.ts'
import { id, read, readingTime, story, test } from './counting.ts'
import { ordinaryAgent } from './ordinaryChromium.ts'
import { expect, hydrated, open } from './reading.ts'
import { openSpeculatingSite } from './speculatingSite.ts'

// What a view is, counted in the store of a real server: each test says how many there are in the end.

// Seconds have to pass, and a browser of one's own to start.
test.describe.configure({ timeout: 60_000 })
// Chromium keeps pages for going back, as it does for readers; without windows it does not, and Playwright usually forbids it.
test.use({
  userAgent: ordinaryAgent,
  launchOptions: async ({ launchOptions }, use) => {
    const executablePath = findChromium()!
    await use({ ...launchOptions, executablePath, ignoreDefaultArgs: ['--disable-back-forward-cache'] })
  },
})

/** Goes back to a page the browser has kept, and fails if it had to load it again. */
async function goBackToKept(page: Page, address: string): Promise<void> {
  // It has no load to wait for, and the page that asks is put aside itself before it hears an answer.
  await page.evaluate(() => void setTimeout(() => history.back()))
  await page.waitForURL(address, { waitUntil: 'commit' })
  await page.waitForFunction(() => 'wasKept' in window)
}

const rememberBeingKept = () =>
  addEventListener('pageshow', ({ persisted }) => persisted && Object.assign(window, { wasKept: true }))

test('reloading ten times is one view', async ({ page, site }) => {
  test.setTimeout(90_000)
  await read(page, site.address + story)
  for (let time = 0; time < 10; time++) {
    const answered = page.waitForResponse('**/api/views')
    await page.reload()
    expect((await answered).status()).toBe(202)
  }
  expect(await site.counted()).toEqual({ [id]: 1 })
})

test('going back and forward within the reader is no second view', async ({ page, site }) => {
  await read(page, site.address + story)
  await page.getByRole('banner').locator('a[rel=home]').click()
  await page.waitForURL(`${site.address}/`)
  await page.goBack()
  await page.waitForTimeout(readingTime)
  await page.goForward()
  await page.goBack()
  await page.waitForTimeout(readingTime)
  expect(await site.counted()).toEqual({ [id]: 1 })
})

test('coming back to a page the browser kept is no second view', async ({ page, site }) => {
  await page.addInitScript(rememberBeingKept)
  await read(page, site.address + story)
  await page.goto(`${site.address}/about`)
  await goBackToKept(page, site.address + story)
  await page.waitForTimeout(readingTime)
  expect(await site.counted()).toEqual({ [id]: 1 })
})

test('a page the browser kept before it had been seen for two seconds counts when it has', async ({ page, site }) => {
  await page.addInitScript(rememberBeingKept)
  await open(page, site.address + story)
  await page.waitForTimeout(500)
  await page.goto(`${site.address}/about`)
  await page.waitForTimeout(readingTime)
  expect(await site.counted()).toEqual({})
  await goBackToKept(page, site.address + story)
  await expect.poll(site.counted).toEqual({ [id]: 1 })
})

test('switching languages is no view of its own', async ({ page, site }) => {
  await read(page, site.address + story)
  for (const language of ['English', 'Nynorsk', 'Bokmål']) {
    await page.getByRole('banner').getByRole('button', { name: language }).click()
  }
  await page.waitForTimeout(readingTime)
  expect(await site.counted()).toEqual({ [id]: 1 })
})

test('pointing at a story, which fetches it ahead, is no view', async ({ page, site }) => {
  await open(page, `${site.address}/topic/norge`)
  const fetched = page.waitForResponse('**/edition/articles/*.json')
  await page.locator('main article a').first().hover()
  expect((await fetched).status()).toBe(200)
  await page.waitForTimeout(readingTime)
  expect(await site.counted()).toEqual({})
})

test('a page drawn ahead and never opened is no view; opened, it is one', async ({ chromium, site }) => {
  const ahead = await openSpeculatingSite(site.address, story)
  await chromium.open(`${ahead.address}/ahead`)
  await expect.poll(() => ahead.asked).toEqual(['prefetch;prerender'])
  await pause(readingTime + 1000)
  expect(await site.counted()).toEqual({})
  await chromium.open(`${ahead.address}/ahead?open`)
  await expect.poll(site.counted, { timeout: 15_000 }).toEqual({ [id]: 1 })
  // It was the page drawn ahead that was opened, and not one fetched anew.
  expect(ahead.asked).toEqual(['prefetch;prerender', 'prefetch;prerender'])
  ahead.close()
})

test('a tab in the background is no view until it is brought to the front', async ({ chromium, site }) => {
  const tab = await chromium.open(site.address + story, { background: true })
  await pause(readingTime + 1000)
  expect(await site.counted()).toEqual({})
  await chromium.bringToFront(tab)
  await expect.poll(site.counted, { timeout: 15_000 }).toEqual({ [id]: 1 })
})

test('only visible seconds count, and those before and after the tab was hidden add up', async ({ chromium, site }) => {
  const front = await chromium.open('about:blank')
  const tab = await chromium.open(site.address + story, { background: true })
  await pause(2000)
  const glances = async (times: number) => {
    for (let glance = 0; glance < times; glance++) {
      await chromium.bringToFront(tab)
      await pause(800)
      await chromium.bringToFront(front)
      await pause(1200)
    }
  }
  await glances(2)
  expect(await site.counted()).toEqual({})
  await glances(3)
  await expect.poll(site.counted, { timeout: 15_000 }).toEqual({ [id]: 1 })
})

test('a glance of one second is no view', async ({ page, site }) => {
  await open(page, site.address + story)
  await page.waitForTimeout(1000)
  await page.goto(`${site.address}/about`)
  await page.waitForTimeout(readingTime)
  expect(await site.counted()).toEqual({})
})

test('an error page is no view', async ({ page, site, mayFail }) => {
  mayFail(/status of 404/)
  await open(page, `${site.address}/a/finnes-ikke`)
  await page.waitForTimeout(readingTime)
  expect(await site.counted()).toEqual({})
})

test('the same reader the next day is another view', async ({ page, site }) => {
  for (const [day, total] of [
    ['2026-03-28T22:30:00Z', 1],
    ['2026-03-28T23:59:00Z', 1],
    ['2026-03-29T00:00:00Z', 2],
  ] as const) {
    site.setClock(new Date(day))
    await read(page, site.address + story)
    expect(await site.counted()).toEqual({ [id]: total })
  }
})

test('two stories are two views, also when the second is reached without loading a page', async ({ page, site }) => {
  await read(page, site.address + story)
  const answered = page.waitForResponse('**/api/views')
  const next = page.locator('a[rel="next"], a[rel="prev"]').first()
  await next.click()
  expect((await answered).status()).toBe(202)
  const counted = await site.counted()
  expect(Object.values(counted)).toEqual([1, 1])
  expect(counted[id]).toBe(1)
})

test('React’s strict mode, which runs every effect twice, makes no second view', async ({ page, site }) => {
  test.setTimeout(90_000)
  const vite = await readerFromSource(site.address, 0)
  const reports: string[] = []
  page.on('request', (request) => request.url().endsWith('/api/views') && reports.push(request.method()))
  await page.goto(vite.resolvedUrls!.local[0] + story.slice(1))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible({ timeout: 60_000 })
  await expect.poll(site.counted, { timeout: 15_000 }).toEqual({ [id]: 1 })
  await page.waitForTimeout(readingTime)
  expect(reports).toEqual(['POST'])
  expect(await site.counted()).toEqual({ [id]: 1 })
  await vite.close()
})

test('a story read without a connection is not made up for later', async ({ page, context, site, mayFail }) => {
  mayFail(/ERR_INTERNET_DISCONNECTED/)
  await open(page, site.address + story)
  await context.setOffline(true)
  await page.waitForTimeout(readingTime)
  await context.setOffline(false)
  await page.waitForTimeout(readingTime)
  await page.goto(`${site.address}/about`)
  await hydrated(page)
  await page.waitForTimeout(readingTime)
  expect(await site.counted()).toEqual({})
})
