import { expect, open, test } from './reading.ts'

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

test.describe('a reader whose browser prefers English', () => {
  test.use({ locale: 'en-GB' })

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
