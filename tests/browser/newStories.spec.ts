import type { Page } from '@playwright/test'
import { expect, open, test as base } from './reading.ts'
import { openEdition, story, type OwnEdition } from './ownEdition.ts'

const many = Object.fromEntries(
  Array.from({ length: 14 }, (_, day) => [
    `sak-${day}`,
    story(
      `Sak nummer ${day}`,
      `2026-05-${String(day + 1).padStart(2, '0')}`,
      `Avsnitt ${day}.\n\n${`Mer tekst ${day}. `.repeat(200)}`,
    ),
  ]),
)

const test = base.extend<{ edition: OwnEdition }>({
  edition: async ({ page }, use) => {
    const edition = await openEdition(many)
    await use(edition)
    // What the page was about to fetch ahead is no error because the server went first.
    await page.goto('about:blank')
    await edition.close()
  },
})

// Three publications on a busy machine take their time, and what is still moving cannot be tapped.
test.use({ contextOptions: { reducedMotion: 'reduce' } })
test.setTimeout(90_000)

/** Opens a page whose clock can be put forward, and waits until it has asked which edition it shows. */
async function openAndFollow(page: Page, address: string): Promise<void> {
  await page.clock.install()
  const asked = page.waitForResponse(/edition\/version\.json/)
  await open(page, address)
  await (await asked).finished()
}

/** Puts the clock forward until the page asks again. */
async function askAgain(page: Page): Promise<void> {
  const asked = page.waitForResponse(/edition\/version\.json/)
  await page.clock.fastForward(80_000)
  await (await asked).finished()
}

const notice = (page: Page) => page.locator('[data-news]')

test('new stories are offered with their number, move nothing, and come when they are asked for', async ({
  page,
  edition,
}) => {
  await openAndFollow(page, edition.address)
  await page.evaluate(() => window.scrollTo(0, 150))
  const before = await page.locator('main h2, main h3').allTextContents()
  await edition.publish({
    nytt: story('Helt nytt i dag', '2026-05-20'),
    'mer-nytt': story('Enda mer nytt', '2026-05-21'),
  })
  await askAgain(page)
  await expect(notice(page)).toHaveText('2 nye saker↑×')
  expect(await page.locator('main h2, main h3').allTextContents()).toEqual(before)
  expect(await page.evaluate(() => window.scrollY)).toBe(150)

  await page.getByRole('banner').getByRole('button', { name: 'Nynorsk' }).click()
  await expect(notice(page).getByRole('button').first()).toHaveText('2 nye saker↑')
  await page.getByRole('banner').getByRole('button', { name: 'English' }).click()
  // On a phone, too.
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: '2 new stories' }).click()
  await expect(page.getByRole('heading', { name: 'Enda mer nytt' }).first()).toBeVisible()
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0)
  await expect(notice(page)).toHaveText('')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('who goes on without them finds them on coming back; a key brings them, too', async ({ page, edition }) => {
  await openAndFollow(page, edition.address)
  await edition.publish({ nytt: story('Helt nytt i dag', '2026-05-20') })
  await askAgain(page)
  await expect(notice(page)).toHaveText('1 ny sak↑×')
  await page.getByRole('link', { name: 'Sak nummer 13' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sak nummer 13' })).toBeVisible()
  await expect(notice(page)).toHaveText('')
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Helt nytt i dag' }).first()).toBeVisible()

  await edition.publish({ nyere: story('Nyere enn nytt', '2026-05-21') })
  await askAgain(page)
  await expect(notice(page)).toHaveText('1 ny sak↑×')
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { name: 'Nyere enn nytt' }).first()).toBeVisible()
})

test('an open story says that it was updated, and that it was taken down, and changes only on a tap', async ({
  page,
  edition,
  mayFail,
}) => {
  mayFail(/status of 4(04|10)/)
  await openAndFollow(page, `${edition.address}/a/sak-13`)
  await edition.publish({ nytt: story('Helt nytt i dag', '2026-05-20') })
  await askAgain(page)
  await edition.publish({ 'sak-13': story('Sak nummer 13', '2026-05-14', 'Nå står det noe annet her.') })
  await askAgain(page)
  await expect(notice(page)).toHaveText('Saken er oppdatert↻×')
  await expect(page.getByText('Nå står det noe annet her.')).toHaveCount(0)
  await page.getByRole('button', { name: 'Saken er oppdatert' }).click()
  await expect(page.getByText('Nå står det noe annet her.').first()).toBeVisible()
  await expect(notice(page)).toHaveText('Du leser nå den nyeste utgaven')

  await edition.publish({ 'sak-13': null })
  await askAgain(page)
  await expect(notice(page)).toHaveText('Saken er tatt ned↻×')
  await expect(notice(page).getByRole('button', { name: 'Lukk' })).toHaveText('×')
  await expect(page.getByText('Nå står det noe annet her.').first()).toBeVisible()
  await page.getByRole('button', { name: 'Saken er tatt ned' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Siden finnes ikke' })).toBeVisible()
})

test('a story that is on its way while the page looks for news comes all the same', async ({ page, edition }) => {
  await openAndFollow(page, edition.address)
  await edition.publish({ nytt: story('Helt nytt i dag', '2026-05-20') })
  let letGo: () => void = () => undefined
  const waiting = new Promise<void>((resolve) => (letGo = resolve))
  await page.route('**/edition/articles/sak-2.json', async (route) => {
    await waiting
    await route.continue()
  })
  const asked = page.waitForRequest('**/edition/articles/sak-2.json')
  await page
    .locator('a[href="/a/sak-2"]')
    .first()
    .evaluate((link: HTMLElement) => link.click())
  await asked
  await askAgain(page)
  await page.waitForTimeout(500)
  letGo()
  await expect(page.getByRole('heading', { level: 1, name: 'Sak nummer 2' })).toBeVisible()
})

test('a page that the browser had kept learns that it is old', async ({ page, edition }) => {
  const old = await (await page.request.get(edition.address)).text()
  await open(page, edition.address)
  await page.goto('about:blank')
  await edition.publish({ nytt: story('Helt nytt i dag', '2026-05-20') })
  // What a browser does that takes the page from its store without asking.
  const headers = (await page.request.get(edition.address)).headers()
  await page.route(`${edition.address}/`, (route) =>
    route.fulfill({ body: old, headers: { ...headers, 'content-encoding': '' } }),
  )
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Sak nummer 13' }).first()).toBeVisible()
  await expect(notice(page)).toHaveText('1 ny sak↑×', { timeout: 15_000 })
})

test('a page asks only while it is looked at, and seldom when nobody answers', async ({ page, edition, mayFail }) => {
  mayFail(/ERR_FAILED/)
  let asked = 0
  page.on('request', (request) => (asked += Number(request.url().endsWith('/edition/version.json'))))
  await openAndFollow(page, edition.address)
  const turn = (state: string) =>
    page.evaluate((visibility) => {
      Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    }, state)
  await turn('hidden')
  await page.clock.runFor(600_000)
  expect(asked).toBe(1)
  const answered = page.waitForResponse(/version\.json/)
  await turn('visible')
  expect((await answered).status()).toBe(200)
  expect(asked).toBe(2)
  await page.route('**/edition/version.json', (route) => route.abort())
  for (let minutes = 0; minutes < 24; minutes += 2) {
    await page.clock.runFor(120_000)
    await page.waitForTimeout(50)
  }
  expect(asked).toBeGreaterThan(3)
  expect(asked).toBeLessThan(9)
})

test('who searches for what nobody wrote finds new stories on going on', async ({ page, edition }) => {
  await openAndFollow(page, `${edition.address}/search?q=zyzzyva`)
  await expect(page.locator('main [aria-live]')).toHaveText(/^Ingen treff/)
  await page.getByRole('link', { name: 'Forsiden' }).first().click()
  await expect(page.getByRole('heading', { name: 'Sak nummer 13' }).first()).toBeVisible()
  await page.goBack()
  await expect(page.locator('main [aria-live]')).toHaveText(/^Ingen treff/)
  await edition.publish({ nytt: story('Helt nytt i dag', '2026-05-20') })
  await askAgain(page)
  await page.waitForTimeout(500)
  await page.getByRole('link', { name: 'Forsiden' }).first().click()
  await expect(page.getByRole('heading', { name: 'Helt nytt i dag' }).first()).toBeVisible()
})
