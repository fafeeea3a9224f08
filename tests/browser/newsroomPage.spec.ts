import { startServer, type RunningServer } from '../../src/server/server.ts'
import { expect, test } from './reading.ts'
import { violations } from './axe.ts'

const newsroomToken = 'et-langt-og-ukjent-ord-2026'
test.use({ httpCredentials: { username: 'kari', password: newsroomToken } })

let server: RunningServer
test.beforeAll(async () => {
  const folder = '.lesesal/browser-tests'
  const options = { folder: `${folder}/edition`, views: `sqlite:${folder}/views.sqlite`, newsroomToken }
  server = await startServer({ ...options, port: 0, trustProxy: 0 })
})
test.afterAll(() => server.close())

const looks: [query: string, widths: number[]][] = [
  ['nb', [320, 1280]],
  ['nn', [390]],
  ['en', [768]],
  ['nb&article=norge/nei-til-eu', [390]],
]

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the newsroom’s page, ${colorScheme}, in any language`, async ({ page }) => {
    test.setTimeout(120_000)
    await page.emulateMedia({ colorScheme })
    for (const [query, widths] of looks) {
      await page.goto(`${server.address}/newsroom?lang=${query}`)
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 })
        expect(await violations(page), `${query} at ${width} px`).toEqual([])
        const whole = await page.evaluate(() => document.documentElement.scrollWidth)
        expect(whole, `${query} at ${width} px`).toBeLessThanOrEqual(width)
      }
    }
  })
}

test('the chart has a name and says in words what it shows; every figure is in the table', async ({ page }) => {
  await page.goto(`${server.address}/newsroom?lang=en`)
  const chart = page.getByRole('img', { name: 'Views of Lesesalen' })
  await expect(chart).toHaveAccessibleName(
    /A bar for each hour of seven days\. Views in all: [\d,]+\. Most in one hour: \d+/,
  )
  const table = page.getByRole('table', { name: /The stronger the colour/ })
  await expect(table.getByRole('columnheader')).toHaveCount(8)
  await expect(table.getByRole('rowheader')).toHaveCount(25)
  const bars = await page.locator('.chart .hour').count()
  const figures = await table.locator('tbody td').allTextContents()
  expect(figures).toHaveLength(7 * 24)
  expect(figures.filter((figure) => /[1-9]/.test(figure))).toHaveLength(bars)
})

test('the keyboard leads from a story in the list to its own week and back', async ({ page }) => {
  await page.goto(`${server.address}/newsroom?lang=nb`)
  const first = page
    .getByRole('table', { name: /mest leste/ })
    .getByRole('link')
    .first()
  const headline = await first.textContent()
  await first.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline!)
  await page.getByRole('link', { name: 'Hele utgaven' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lesninger i Lesesalen')
})
