import type { Page } from '@playwright/test'
import { everyKind, expect, hydrated, open, test } from './reading.ts'

const longStory = '/a/da-norge-ble-et-oljeland'
const at = (page: Page) => page.evaluate(() => Math.round(window.scrollY))

/** Another list of the most viewed, or fonts, that come later may push what is read by a few lines. */
async function expectNearly(page: Page, place: number): Promise<void> {
  expect(Math.abs((await at(page)) - place)).toBeLessThan(120)
}

/** Scrolls as far as the browser remembers it, which it does a moment after. */
async function scroll(page: Page, place: number): Promise<void> {
  await page.evaluate((y) => window.scrollTo(0, y), place)
  await page.waitForTimeout(400)
}

for (const [name, address] of [
  ['a story', longStory],
  ['the front page', everyKind.front],
]) {
  test(`reloading ${name} stays where it was read`, async ({ page }) => {
    await open(page, address!)
    // What comes above while one reads moves the place, and not what is read.
    await page.waitForLoadState('networkidle')
    await scroll(page, 900)
    await page.reload()
    await hydrated(page)
    await page.waitForTimeout(200)
    await expectNearly(page, 900)
  })

  test(`whoever scrolls ${name} before the program has come stays there`, async ({ page }) => {
    let letGo = () => {}
    const held = new Promise<void>((resolve) => (letGo = resolve))
    await page.route('**/assets/{drawing,open,reader}-*.js', async (route) => {
      await held
      await route.continue()
    })
    await page.goto(address!)
    await scroll(page, 900)
    letGo()
    await hydrated(page)
    await page.waitForTimeout(200)
    expect(await at(page)).toBe(900)
  })
}

test('whoever comes back from a page that is none of the paper’s is where they left', async ({ page }) => {
  await open(page, longStory)
  await scroll(page, 900)
  await page.evaluate(() => location.assign('/licences.txt'))
  await expect(page).toHaveURL(/licences/)
  await page.goBack()
  await hydrated(page)
  await page.waitForTimeout(200)
  await expectNearly(page, 900)
})

for (const part of ['drawing', 'reader', 'listings']) {
  test(`a page wakes although a part of its program (${part}) did not come at first`, async ({ page, mayFail }) => {
    mayFail(/ERR_FAILED/)
    let isLost = true
    await page.route(`**/assets/${part}-*.js`, (route) => (isLost ? route.abort() : route.continue()))
    const lost = page.waitForEvent('requestfailed')
    await page.goto(everyKind.archive)
    await lost
    await page.waitForTimeout(500)
    isLost = false
    await hydrated(page)
    await page.getByRole('contentinfo').getByRole('button', { name: 'English' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Archive')
  })
}

test('a page wakes from what it carries, and asks for none of it again', async ({ page, mayFail }) => {
  mayFail(/status of 404/)
  // Else the stories that are in view are fetched ahead as soon as there is nothing to do.
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'connection', { get: () => ({ saveData: true, effectiveType: '4g' }) }),
  )
  for (const [kind, address] of Object.entries(everyKind)) {
    const asked: string[] = []
    const note = (request: { url(): string }) => void (/\/edition\//.test(request.url()) && asked.push(request.url()))
    await page.goto('about:blank')
    page.on('request', note)
    await open(page, address)
    page.off('request', note)
    expect(asked, kind).toEqual([])
  }
})

test('a page that was open when Lesesal was upgraded goes on with the new program', async ({ page, mayFail }) => {
  mayFail(/status of 404/)
  await open(page, longStory)
  // What the old program would fetch on demand is gone; the site is there.
  await page.route('**/assets/{listings,saved}-*.js', (route) => route.fulfill({ status: 404 }))
  const fetched = page.waitForRequest((asked) => asked.isNavigationRequest())
  await page.locator('nav a[href="/archive"]').first().click()
  expect(new URL((await fetched).url()).pathname).toBe('/archive')
  await page.unroute('**/assets/{listings,saved}-*.js')
  await hydrated(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Arkiv')
  await page.goBack()
  await expect(page).toHaveURL(longStory)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('oljeland')
})

test('a page whose program nobody answers for says that there is no connection', async ({ page, context, mayFail }) => {
  mayFail(/ERR_/)
  await open(page, longStory)
  await context.setOffline(true)
  await page.locator('nav a[href="/archive"]').first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ingen forbindelse')
})

test('a page that fails as it wakes stays as it came, and others wake', async ({ page, mayFail }) => {
  mayFail(/no such picture/)
  await page.addInitScript(() => {
    const own = Array.prototype.at
    Reflect.set(Array.prototype, 'at', function (this: { url?: string }[], index: number) {
      if (this[0]?.url?.startsWith('/images/') && location.pathname.startsWith('/a/'))
        throw new Error('no such picture')
      return own.call(this, index)
    })
  })
  await page.goto(longStory)
  await page.waitForFunction((address) => sessionStorage.getItem('lesesal.asleep') === address, longStory)
  // It comes once more; a turn of the wheel before that is lost, and waited for in vain.
  await page.waitForFunction(() =>
    performance.getEntriesByType('navigation').some((way) => 'type' in way && way.type === 'reload'),
  )
  await page.waitForLoadState()
  await page.mouse.wheel(0, 300)
  await page.waitForTimeout(2000)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('oljeland')
  await expect(page.locator('[data-body] p').first()).toBeVisible()
  await page.goto(everyKind.archive)
  await hydrated(page)
})
