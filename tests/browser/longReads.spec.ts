import { expect, hardEdition, open, test } from './reading.ts'

const story = '/a/da-norge-ble-et-oljeland'

test.describe('a long read', () => {
  test('has its contents, with the section being read marked', async ({ page, viewport }) => {
    await open(page, story)
    const contents = page.getByRole('navigation', { name: 'Innhold' })
    if (viewport!.width < 1280) await contents.getByText('Innhold').first().click()
    const entries = contents.getByRole('link')
    expect(await entries.count()).toBe(await page.locator('[data-body] h2').count())
    await contents.getByRole('link', { name: 'Fondet' }).click()
    await expect(page.getByRole('heading', { name: 'Fondet' })).toBeInViewport()
    await expect(contents.locator('[aria-current=location]').last()).toHaveText('Fondet')
    // Not below the line that shows how far one has come.
    const top = async () => (await page.getByRole('heading', { name: 'Fondet' }).boundingBox())!.y
    await expect.poll(top).toBeGreaterThanOrEqual(8)
  })

  // On a phone they are folded.
  test(
    'of forty sections has contents that fit in the window beside it',
    { tag: '@desktop' },
    async ({ page, viewport }) => {
      await open(page, `${hardEdition}/a/forti-avsnitt`)
      await page.evaluate(() => window.scrollTo(0, 4000))
      const box = (await page.getByRole('navigation', { name: 'Innhold' }).locator('ol:visible').boundingBox())!
      expect(box.y).toBeGreaterThanOrEqual(0)
      const contents = page.getByRole('navigation', { name: 'Innhold' })
      await page.evaluate(() => document.getElementById('avsnitt-nummer-38')!.scrollIntoView())
      await expect(contents.locator('[aria-current]:visible')).toBeInViewport()
      expect((await contents.boundingBox())!.height).toBeLessThanOrEqual(viewport!.height)
    },
  )

  test('shows how much of it is behind', async ({ page }) => {
    await open(page, story)
    const share = () =>
      page
        .locator('[class*=ArticlePage-progress]')
        .evaluate((bar) => bar.getBoundingClientRect().width / document.documentElement.clientWidth)
    expect(await share()).toBeLessThan(0.05)
    const { top, bottom } = await page.locator('main > div > article').evaluate((article) => ({
      top: article.getBoundingClientRect().top + window.scrollY,
      bottom: article.getBoundingClientRect().bottom + window.scrollY,
    }))
    await page.evaluate((middle) => window.scrollTo(0, middle), (top + bottom - page.viewportSize()!.height) / 2)
    await expect.poll(share).toBeGreaterThan(0.45)
    expect(await share()).toBeLessThan(0.55)
    await page.evaluate((end) => window.scrollTo(0, end), bottom)
    await expect.poll(share).toBeGreaterThan(0.98)
  })

  test('short ones have no contents, and no line of progress while all of it is in sight', async ({ page }) => {
    await open(page, `${hardEdition}/a/dette-er-hele-saken-og-mer-er-det-ikke-a-si-om-den`)
    await expect(page.getByRole('navigation', { name: 'Innhold' })).toHaveCount(0)
    expect(
      await page.locator('[class*=ArticlePage-progress]').evaluate((bar) => bar.getBoundingClientRect().width),
    ).toBe(0)
  })
})
