import type { Page } from '@playwright/test'
import { openEdition, story } from './ownEdition.ts'
import { expect, open, test } from './reading.ts'

/** Has the first question for the words of a language go unanswered, as in a tunnel. */
async function loseFirst(page: Page, language: string): Promise<void> {
  await page.route(`**/assets/${language}-*.json`, (route) => route.abort(), { times: 1 })
}

test('switching keeps scroll, focus and the article, and survives a reload', async ({ page }) => {
  await open(page, '/a/nei-til-eu')
  const headline = await page.getByRole('heading', { level: 1 }).textContent()
  await page.evaluate(() => window.scrollTo(0, 400))
  const english = page.getByRole('banner').getByRole('button', { name: 'English' })
  // As a keyboard or a switch control would: without scrolling to the button first.
  await english.evaluate((button: HTMLElement) => {
    button.focus({ preventScroll: true })
    button.click()
  })
  await expect(page.getByText('Published').first()).toBeAttached()
  await expect(english).toBeFocused()
  expect(await page.evaluate(() => window.scrollY)).toBe(400)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline!)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.locator('main article').first()).toHaveAttribute('lang', 'nb')
  await page.reload()
  await expect(page.getByText('Published').first()).toBeVisible()
})

test('the language that was chosen last is shown, however late the words of another come', async ({ page }) => {
  let letThrough = () => {}
  const held = new Promise<void>((resolve) => (letThrough = resolve))
  let asked = 0
  await page.route('**/assets/en-*.json', async (route) => {
    asked++
    await held
    await route.continue()
  })
  await open(page, '/')
  const masthead = page.getByRole('banner')
  await masthead.getByRole('button', { name: 'English' }).click()
  await masthead.getByRole('button', { name: 'Bokmål' }).click()
  // The second time for readers who may switch later; what was chosen in other tabs has been looked at by then.
  await expect.poll(() => asked).toBe(2)
  const words = page.waitForResponse('**/assets/en-*.json')
  letThrough()
  await (await words).finished()
  await page.waitForTimeout(1000)
  await expect(page.locator('html')).toHaveAttribute('lang', 'nb')
  await expect(masthead.getByRole('link', { name: 'Forsiden' })).toBeVisible()
  await expect(masthead.getByRole('button', { name: 'Bokmål' })).toHaveAttribute('aria-pressed', 'true')
  // By now they are here.
  await masthead.getByRole('button', { name: 'English' }).click()
  await expect(masthead.getByRole('link', { name: 'Front page' })).toBeVisible()
})

test('where the words of a language are not there any more, the page stays in its own', async ({ page, mayFail }) => {
  mayFail(/404/)
  // As on a page that stayed open while a newer program took the place of the one it was made by.
  await page.route('**/assets/en-*.json', (route) =>
    route.continue({ url: route.request().url().replace('en-', 'gone-') }),
  )
  await open(page, '/')
  const masthead = page.getByRole('banner')
  const answered = page.waitForResponse('**/assets/gone-*.json')
  await masthead.getByRole('button', { name: 'English' }).click()
  expect((await answered).headers()['content-type']).toContain('json')
  await page.waitForTimeout(1000)
  await expect(page.locator('html')).toHaveAttribute('lang', 'nb')
  await expect(masthead.getByRole('button', { name: 'Bokmål' })).toHaveAttribute('aria-pressed', 'true')
})

test('the picker stands at the foot of the page too', async ({ page }) => {
  await open(page, '/')
  await page.getByRole('contentinfo').getByRole('button', { name: 'Nynorsk' }).click()
  await expect(page.getByRole('contentinfo').getByRole('link', { name: 'Framsida' })).toBeVisible()
})

test('a link with ?lang= is honoured and taken out of the address', async ({ page }) => {
  await open(page, '/a/nei-til-eu?lang=nn')
  await expect(page.locator('html')).toHaveAttribute('lang', 'nn')
  await expect(page).toHaveURL(/\/a\/nei-til-eu$/)
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('lang', 'nn')
})

test('a link in a story that asks for a language is honoured and taken out of the address', async ({ page }) => {
  const edition = await openEdition({
    om: story('Om avisen', '2026-11-01', 'Read this [in English](/a/saken?lang=en).'),
    saken: story('Saken', '2026-11-02'),
  })
  await open(page, `${edition.address}/a/om`)
  await page.getByRole('link', { name: 'in English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page).toHaveURL(/\/a\/saken$/)
  // What was chosen since holds when the page is loaded anew.
  await page.getByRole('banner').getByRole('button', { name: 'Nynorsk' }).click()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'nn')
  await page.goto('about:blank')
  await edition.close()
})

test('a page of a paper in nynorsk answers as soon as its words have come', async ({ page, mayFail }) => {
  mayFail(/ERR_FAILED/)
  const edition = await openEdition({ saka: story('Saka', '2026-11-02') }, { language: 'nn' })
  await loseFirst(page, 'nn')
  await open(page, `${edition.address}/a/saka`)
  await page.getByRole('button', { name: 'Lagre', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Lagret', exact: true })).toBeVisible()
  await page.goto('about:blank')
  await edition.close()
})

test.describe('a reader whose browser prefers English', () => {
  test.use({ locale: 'en-GB' })

  test('gets it also when its words come at the second try', async ({ page, mayFail }) => {
    mayFail(/ERR_FAILED/)
    await loseFirst(page, 'en')
    await open(page, '/a/nei-til-eu')
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(page.getByText('Published').first()).toBeVisible()
  })

  test('where its words cannot be had waits for none of them on the next page', async ({ page, mayFail }) => {
    mayFail(/ERR_FAILED/)
    await page.route('**/assets/en-*.json', (route) => route.abort())
    await open(page, '/a/nei-til-eu')
    await page.locator('a[rel=prev]').first().click()
    await expect(page).not.toHaveURL(/nei-til-eu/)
    await expect(page.getByText('Publisert').first()).toBeVisible({ timeout: 1000 })
    await expect(page.locator('html')).toHaveAttribute('lang', 'nb')
  })

  test('gets the chrome in English on the first visit', async ({ page }) => {
    await open(page, '/')
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(page.getByRole('link', { name: 'Front page' }).first()).toBeVisible()
  })

  test('never sees a word of Norwegian chrome, while the story shows at once', async ({ page }) => {
    // The program is held back, so that what is painted before it arrives can be looked at.
    let letThrough = () => {}
    const held = new Promise<void>((resolve) => (letThrough = resolve))
    await page.route('**/assets/*.js', async (route) => {
      await held
      await route.continue()
    })
    await page.goto('/a/nei-til-eu', { waitUntil: 'commit' })
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText('Publisert')).toBeHidden()
    await expect(page.getByText('Arkiv').first()).toBeHidden()
    const place = await page.getByRole('heading', { level: 1 }).boundingBox()
    letThrough()
    await expect(page.getByText('Published').first()).toBeVisible()
    const after = await page.getByRole('heading', { level: 1 }).boundingBox()
    expect(after!.y).toBeCloseTo(place!.y, 0)
  })
})

test.describe('a reader whose browser prefers nynorsk', () => {
  test.use({ locale: 'nn-NO' })

  test('gets nynorsk', async ({ page }) => {
    await open(page, '/')
    await expect(page.getByRole('link', { name: 'Framsida' }).first()).toBeVisible()
  })
})

test.describe('a reader whose browser prefers a language we lack', () => {
  test.use({ locale: 'fi-FI' })

  test("gets the edition's own", async ({ page }) => {
    await open(page, '/')
    await expect(page.locator('html')).toHaveAttribute('lang', 'nb')
  })
})
