import type { Page } from '@playwright/test'
import { expect, hardEdition, hydrated, open, test } from './reading.ts'

const story = '/a/da-norge-ble-et-oljeland'

const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
const textSize = (page: Page) =>
  page
    .locator('[data-body] p')
    .first()
    .evaluate((p) => parseFloat(getComputedStyle(p).fontSize))

async function openPanel(page: Page) {
  await page.getByRole('button', { name: 'Lesevalg' }).click()
  const panel = page.getByRole('dialog', { name: 'Slik vil jeg lese' })
  await expect(panel.getByRole('slider')).toBeVisible()
  return panel
}

test.describe('the reading panel', () => {
  test('shows each choice on the page at once, keeps it, and takes it all back in one tap', async ({ page }) => {
    await open(page, story)
    const [before, size] = [await paper(page), await textSize(page)]
    const panel = await openPanel(page)
    await panel.getByLabel('Sepia').check()
    expect(await paper(page)).toBe('rgb(244, 232, 208)')
    await panel.getByRole('slider').fill('5')
    expect(await textSize(page)).toBeGreaterThan(size * 1.4)
    await panel.getByLabel('Luftig').check()
    await panel.getByLabel('Uten seriffer').check()
    await panel.getByLabel('Kort').check()
    await page.reload()
    await hydrated(page)
    expect(await paper(page)).toBe('rgb(244, 232, 208)')
    expect(await textSize(page)).toBeGreaterThan(size * 1.4)
    const { family, leading } = await page
      .locator('[data-body] p')
      .first()
      .evaluate((p) => {
        const { fontFamily, fontSize, lineHeight } = getComputedStyle(p)
        return { family: fontFamily, leading: parseFloat(lineHeight) / parseFloat(fontSize) }
      })
    expect(family).toMatch(/^"Lesesal Sans"/)
    expect(leading).toBeCloseTo(1.85, 1)
    await (await openPanel(page)).getByRole('button', { name: 'Tilbakestill' }).click()
    expect(await paper(page)).toBe(before)
    expect(await textSize(page)).toBe(size)
    await page.reload()
    expect(await paper(page)).toBe(before)
  })

  test('leaves what is being read where it is in the window', async ({ page }) => {
    await open(page, `${hardEdition}/a/forti-avsnitt`)
    const panel = await openPanel(page)
    const heading = page.getByRole('heading', { name: 'Avsnitt nummer 20' })
    const top = () => heading.evaluate((h2) => h2.getBoundingClientRect().top)
    await page.evaluate(() => window.scrollTo(0, 0))
    await panel.getByRole('slider').fill('6')
    expect(await page.evaluate(() => window.scrollY), 'the top of the page too').toBe(0)
    await heading.evaluate((h2) => window.scrollBy(0, h2.getBoundingClientRect().top - 30))
    for (const size of ['4', '6', '1']) {
      await panel.getByRole('slider').fill(size)
      await page.waitForTimeout(100)
      expect(Math.abs((await top()) - 30)).toBeLessThan(2)
    }
    // Of a paragraph that begins above the window, the line at its top.
    const paragraph = page.locator('[data-body] section').nth(24).locator('p').first()
    const above = () => paragraph.evaluate((p) => -p.getBoundingClientRect().top / p.getBoundingClientRect().height)
    await paragraph.evaluate((p) => window.scrollBy(0, p.getBoundingClientRect().top + 0.6 * p.clientHeight))
    await panel.getByRole('slider').fill('6')
    expect(Math.abs((await above()) - 0.6)).toBeLessThan(0.05)
    await panel.getByRole('slider').fill('1')
    await heading.evaluate((h2) => window.scrollBy(0, h2.getBoundingClientRect().top - 30))
    await panel.getByLabel('Kort').check()
    await panel.getByLabel('Dysleksivennlig').check()
    await page.waitForTimeout(300)
    expect(Math.abs((await top()) - 30)).toBeLessThan(2)
  })

  test('opens under its button, on a phone at the foot of the window', async ({ page, viewport }) => {
    await open(page, story)
    const panel = (await (await openPanel(page)).boundingBox())!
    const button = (await page.getByRole('button', { name: 'Lesevalg' }).boundingBox())!
    expect(panel.x).toBe(viewport!.width < 600 ? 0 : button.x)
    expect(panel.y).toBeGreaterThanOrEqual(button.y + button.height)
  })

  test('works by keyboard: opened, chosen with arrows, closed with Escape, focus back on its button', async ({
    page,
  }) => {
    await open(page, story)
    const button = page.getByRole('button', { name: 'Lesevalg' })
    await button.focus()
    await page.keyboard.press('Enter')
    const panel = page.getByRole('dialog', { name: 'Slik vil jeg lese' })
    await expect(panel.getByRole('slider')).toBeVisible()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect(panel.getByLabel('Auto')).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(panel.getByLabel('Sepia')).toBeChecked()
    await page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
    await expect(button).toBeFocused()
  })

  for (const [theme, expected] of [
    ['light', 'rgb(251, 249, 244)'],
    ['sepia', 'rgb(244, 232, 208)'],
    ['dark', 'rgb(20, 23, 27)'],
    ['contrast', 'rgb(255, 255, 255)'],
  ] as const) {
    test(`the ${theme} theme stands before the program has come`, async ({ page, mayFail }) => {
      mayFail(/ERR_FAILED/)
      await page.addInitScript(
        (chosen) => localStorage.setItem('lesesal.reading', JSON.stringify({ theme: chosen })),
        theme,
      )
      await page.route('**/assets/*.js', (route) => route.abort())
      await page.emulateMedia({ colorScheme: theme === 'light' ? 'dark' : 'light' })
      await page.goto(story).catch(() => undefined)
      expect(await paper(page)).toBe(expected)
      if (theme === 'dark') {
        expect(await page.locator('meta[name=color-scheme]').getAttribute('content')).toBe('dark')
        expect(await page.locator('meta[name=theme-color]').first().getAttribute('content')).toBe('#14171b')
      }
    })
  }

  test('the dyslexia-friendly typeface is fetched only by those who choose it', async ({ page }) => {
    const fonts: string[] = []
    page.on('request', (request) => void (request.resourceType() === 'font' && fonts.push(request.url())))
    await open(page, story)
    await page.waitForLoadState('networkidle')
    expect(fonts.filter((url) => url.includes('plain'))).toEqual([])
    const panel = await openPanel(page)
    await panel.getByLabel('Dysleksivennlig').check()
    await expect.poll(() => fonts.some((url) => url.includes('plain'))).toBe(true)
    expect(await page.locator('h1').evaluate((h1) => getComputedStyle(h1).fontFamily)).toMatch(/^"Lesesal Plain"/)
  })

  test('in one tab shows what is chosen in another, and so does the language', async ({ page, context }) => {
    const listens = page.waitForResponse(/backgroundWork/)
    await open(page, story)
    const here = await openPanel(page)
    await listens
    const [other, opening] = [await context.newPage(), await context.newPage()]
    let letGo = () => {}
    const held = new Promise<void>((resolve) => (letGo = resolve))
    await opening.route(/backgroundWork/, (route) => held.then(() => route.continue()))
    for (const each of [other, opening]) await open(each, '/')
    const there = await openPanel(other)
    const heading = page.locator('[data-body] h2').nth(3)
    await heading.evaluate((h2) => window.scrollBy(0, h2.getBoundingClientRect().top - 30))
    await there.getByRole('slider').fill('5')
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.size)).toBe('5')
    expect(await heading.evaluate((h2) => Math.abs(h2.getBoundingClientRect().top - 30))).toBeLessThan(2)
    await there.getByLabel('Sepia').check()
    await expect.poll(() => paper(page)).toBe('rgb(244, 232, 208)')
    await expect(here.getByLabel('Sepia')).toBeChecked()
    await there.getByRole('button', { name: 'Lukk' }).click()
    await other.getByRole('banner').getByRole('button', { name: 'English' }).click()
    await expect(page.getByRole('dialog', { name: 'How I want to read' })).toBeVisible()
    letGo()
    await expect(opening.getByRole('link', { name: 'Front page' }).first(), 'also one that was opening').toBeVisible()
    await expect.poll(() => paper(opening)).toBe('rgb(244, 232, 208)')
  })
})
