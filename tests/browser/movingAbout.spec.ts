import { expect, open, test } from './reading.ts'

const firstStory = 'main article h2 a'

test('following a link sets the title, moves focus to the new heading and starts at the top', async ({ page }) => {
  await open(page, '/')
  await page.evaluate(() => window.scrollTo(0, 600))
  const link = page.locator('section h3 a').first()
  const headline = await link.textContent()
  await link.click()
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText(headline!)
  await expect(heading).toBeFocused()
  await expect(page).toHaveTitle(new RegExp(`^${headline!.slice(0, 20).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`))
  expect(await page.evaluate(() => window.scrollY)).toBe(0)
})

test('a link to a place on another page leads there, and so does focus', async ({ page }) => {
  await open(page, '/a/da-norge-ble-et-oljeland')
  const place = await page.locator('[data-body] h2[id]').nth(2).getAttribute('id')
  await open(page, '/')
  await page.evaluate((id) => {
    const link = document.createElement('a')
    link.href = `/a/da-norge-ble-et-oljeland#${id}`
    document.querySelector('main')!.append(link)
    link.click()
  }, place)
  await expect(page.locator(`[id="${place}"]`)).toBeFocused()
  await expect(page.locator(`[id="${place}"]`)).toBeInViewport()
})

test('what the head says of the first page is not said of the next', async ({ page }) => {
  const said = page.locator(
    'head :is(script[type="application/ld+json"], meta[property^="article:"], meta[name="twitter:card"])',
  )
  await open(page, '/a/nei-til-eu')
  expect(await said.count()).toBeGreaterThan(3)
  await page.locator('main nav a[rel=prev]').click()
  await expect(page).not.toHaveURL(/nei-til-eu/)
  await expect(said).toHaveCount(0)
  await open(page, '/topic/norge')
  const feeds = page.locator('head link[rel=alternate]')
  await expect(feeds).toHaveCount(6)
  await page.locator('main h2 a').first().click()
  await expect(feeds).toHaveCount(3)
})

test('a story that is gone to is soon there as a whole', async ({ page }) => {
  await open(page, '/')
  await page.locator(firstStory).first().click()
  await expect(page).toHaveURL(/\/a\//)
  await expect(page.locator('[data-body] > * > *').first()).toBeAttached()
  await expect(page.getByRole('navigation', { name: 'Før og etter' })).toBeAttached()
  await expect(page.locator('meta[property="og:type"]')).toHaveAttribute('content', 'article')
})

test('a link opened in a new tab is left to the browser', async ({ page, context }) => {
  await open(page, '/')
  const opened = context.waitForEvent('page')
  await page
    .locator(firstStory)
    .first()
    .click({ modifiers: ['ControlOrMeta'] })
  await expect(await opened).toHaveURL(/\/a\//)
  await expect(page).toHaveURL(/\/$/)
})

test('the first page moves no focus', async ({ page }) => {
  await open(page, '/a/nei-til-eu')
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
})

test('going back restores the place on the page and the link that was followed', async ({ page }) => {
  await open(page, '/')
  const link = page.locator('section h3 a').nth(3)
  await link.scrollIntoViewIfNeeded()
  const place = await page.evaluate(() => window.scrollY)
  expect(place).toBeGreaterThan(0)
  await link.focus()
  await link.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.goBack()
  await expect(link).toBeFocused()
  expect(Math.abs((await page.evaluate(() => window.scrollY)) - place)).toBeLessThan(3)
  await page.goForward()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('going back within a story, and on to the front page, finds each place again', async ({ page }) => {
  const at = () => page.evaluate(() => Math.round(window.scrollY))
  await open(page, '/')
  await page.evaluate(() => window.scrollTo(0, 700))
  await page
    .locator('main a[href="/a/da-norge-ble-et-oljeland"]')
    .first()
    .evaluate((link: HTMLElement) => link.click())
  await expect(page.getByRole('heading', { level: 1, name: 'Da Norge ble et oljeland' })).toBeVisible()
  await page.waitForTimeout(1000)
  await page.evaluate(() => window.scrollTo(0, 600))
  await page.waitForTimeout(200)
  await page.evaluate(() => document.querySelectorAll<HTMLElement>('main nav a[href^="#"]')[2]!.click())
  await expect.poll(at).not.toBe(600)
  await page.evaluate(() => window.scrollTo(0, 2500))
  await page.waitForTimeout(200)
  await page.goBack()
  await expect.poll(at).toBe(600)
  await page.goBack()
  await expect(page).toHaveURL(/\/$/)
  await expect.poll(at).toBe(700)
})

test('going back within a story finds the place also where the browser goes to a section before it says so', async ({
  page,
}) => {
  const at = () => page.evaluate(() => Math.round(window.scrollY))
  await open(page, '/a/da-norge-ble-et-oljeland')
  await page.evaluate(() => window.scrollTo(0, 600))
  await page.waitForTimeout(200)
  // As Firefox and Safari do.
  await page.evaluate(() => {
    const link = document.querySelectorAll<HTMLAnchorElement>('main nav a[href^="#"]')[2]!
    document.getElementById(link.hash.slice(1))!.scrollIntoView()
    link.click()
  })
  await expect(page).toHaveURL(/#/)
  await expect.poll(at).toBeGreaterThan(700)
  await page.goBack()
  await expect.poll(at).toBe(600)
})

test('a page that a browser kept for going back, and shows from its top, is where it was left', async ({ page }) => {
  await open(page, '/a/da-norge-ble-et-oljeland')
  await page.evaluate(() => window.scrollTo(0, 600))
  await page.waitForTimeout(200)
  // As Safari does.
  await page.evaluate(() => {
    window.scrollTo(0, 0)
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
  })
  expect(await page.evaluate(() => window.scrollY)).toBe(600)
})

test('a part that cannot be fetched says so in its own place, and the story stays', async ({
  page,
  context,
  mayFail,
}) => {
  mayFail(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
  await page.route('**/assets/readingPanel-*.js', (route) => route.abort())
  await open(page, '/a/nei-til-eu')
  await page.getByRole('button', { name: 'Lesevalg' }).click()
  const panel = page.getByRole('dialog', { name: 'Slik vil jeg lese' })
  await expect(panel.locator('[aria-live]')).toBeVisible()
  await expect(page.locator('main article h1')).toBeVisible()
  await page.unroute('**/assets/readingPanel-*.js')
  await panel.getByRole('button').click()
  await expect(panel.getByRole('group').first()).toBeVisible()
  expect(context.pages()).toHaveLength(1)
})

test('the skip link is the first stop and leads past the masthead', async ({ page }) => {
  await open(page, '/')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Hopp til innholdet' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
})

test('a story can be opened and left with the keyboard alone', async ({ page }) => {
  await open(page, '/')
  await page.locator(firstStory).first().focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/a\//)
  await page.keyboard.press('Tab')
  await expect(page.locator(':focus')).toHaveCount(1)
})

test('a page that keeps its reader waiting shows that it is on its way, and no longer when it is there', async ({
  page,
}) => {
  const line = () => page.evaluate(() => getComputedStyle(document.documentElement, '::before').content)
  const moves = () => page.evaluate(() => document.documentElement.getAnimations({ subtree: true }).length)
  // A finger on a link asks ahead of the tap.
  let answered = Promise.withResolvers<void>()
  await page.route('**/edition/archive.json', async (route) => {
    await answered.promise
    await route.continue()
  })
  for (const reducedMotion of ['no-preference', 'reduce'] as const) {
    await page.emulateMedia({ reducedMotion })
    await open(page, '/about')
    expect(await line()).toBe('none')
    await page.getByRole('link', { name: 'Arkiv' }).first().click()
    await expect.poll(line, reducedMotion).toBe('""')
    expect(await moves(), reducedMotion).toBe(1)
    await expect(page).toHaveURL(/about/)
    answered.resolve()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Arkiv')
    expect(await line(), reducedMotion).toBe('none')
    answered = Promise.withResolvers<void>()
  }
})

test('losing the network is told on the page, and trying again works', async ({ page, context, mayFail }) => {
  mayFail(/ERR_INTERNET_DISCONNECTED|Failed to load resource/)
  await open(page, '/')
  await context.setOffline(true)
  await page.getByRole('link', { name: 'Arkiv' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ingen forbindelse')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  // Too early: the paper stays, with the way to what is saved.
  await page.getByRole('button', { name: 'Prøv igjen' }).click()
  await page.waitForTimeout(500)
  await expect(page.getByRole('main').getByRole('link', { name: 'Lagret' })).toBeVisible()
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Prøv igjen' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Arkiv')
})

test('broken data is told apart, and the way on works', async ({ page }) => {
  await open(page, '/')
  await page.route('**/edition/archive.json', (route) => route.fulfill({ json: { periods: 'all' } }))
  await page.getByRole('link', { name: 'Arkiv' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Siden kan ikke vises')
  await page.getByRole('main').getByRole('link', { name: 'Til forsiden' }).click()
  await expect(page).toHaveURL(/\/$/)
})

test('a page to log in on, in place of the paper’s data, is told as no connection', async ({ page }) => {
  await open(page, '/')
  await page.route('**/edition/archive.json', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<!doctype html><title>Logg inn</title>' }),
  )
  await page.getByRole('link', { name: 'Arkiv' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ingen forbindelse')
  await page.unroute('**/edition/archive.json')
  await page.getByRole('button', { name: 'Prøv igjen' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Arkiv')
})

test('a story that is withdrawn while a reader looks at the list is told to be', async ({ page, mayFail }) => {
  mayFail(/status of 410/)
  await page.route('**/edition/articles/**', (route) => route.fulfill({ status: 410, json: {} }))
  await open(page, '/archive/1979')
  await page.locator('main h2 a').first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Saken er trukket tilbake')
})
