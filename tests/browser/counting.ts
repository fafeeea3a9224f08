import type { Page } from '@playwright/test'
import { openCountingServer, type CountingServer } from './countingServer.ts'
import { openOrdinaryChromium, type OrdinaryChromium } from './ordinaryChromium.ts'
import { expect, open, test as base } from './reading.ts'

/** A test with a server and a store of its own. */
export const test = base.extend<{ site: CountingServer; chromium: OrdinaryChromium }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from its pattern, so there must be one
  site: async ({}, use) => {
    const site = await openCountingServer()
    await use(site)
    await site.close()
  },
  // oxlint-disable-next-line no-empty-pattern -- as above
  chromium: async ({}, use) => {
    const chromium = await openOrdinaryChromium()
    await use(chromium)
    await chromium.close()
  },
})

/** The story that is read. */
export const id = 'norge/nei-til-eu'
export const story = '/a/nei-til-eu'

/** Long enough for a view to be seen, sent and committed. */
export const readingTime = 3000

/** Opens a story and waits until the counter has answered its report. */
export async function read(page: Page, address: string): Promise<void> {
  const answered = page.waitForResponse('**/api/views')
  await open(page, address)
  expect((await answered).status()).toBe(202)
}
