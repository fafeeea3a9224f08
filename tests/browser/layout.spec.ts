import { everyKind, expect, open, test } from './reading.ts'

/** The sum of layout shifts the browser has seen on this page (Layout Instability API). */
function shifts(): Promise<number> {
  return new Promise((resolve) => {
    let sum = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) sum += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => resolve(sum), 600)
  })
}

for (const [kind, address] of Object.entries(everyKind)) {
  test(`nothing moves on ${kind} when fonts, program and sidebar arrive`, async ({ page, mayFail }) => {
    mayFail(/status of 404/)
    for (const [what, delay] of [
      ['**/*.woff2', 150],
      ['**/assets/*.js', 250],
      ['**/api/most-viewed*', 400],
    ] as const) {
      await page.route(what, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, delay))
        await route.continue()
      })
    }
    await open(page, address)
    await page.waitForTimeout(600)
    expect(await page.evaluate(shifts)).toBeLessThanOrEqual(0.002)
  })
}

test('nothing moves when the language is switched', async ({ page }) => {
  await open(page, '/a/nei-til-eu')
  await page.waitForLoadState('networkidle')
  for (const language of ['English', 'Nynorsk', 'Bokmål']) {
    // By script, so that the browser does not excuse the shift as an answer to a tap.
    await page
      .getByRole('banner')
      .getByRole('button', { name: language })
      .evaluate((button: HTMLElement) => button.click())
    await page.waitForTimeout(200)
  }
  expect(await page.evaluate(shifts)).toBeLessThanOrEqual(0.002)
})

// On a wide screen all ten stand beside the story.
test(
  'five rows of the most-viewed list take no more than 320 pixels of a phone',
  { tag: '@phone' },
  async ({ page }) => {
    await open(page, '/a/nei-til-eu')
    const list = page.getByRole('complementary').getByRole('list')
    await expect(list.getByRole('listitem')).toHaveCount(5)
    expect((await list.boundingBox())!.height).toBeLessThanOrEqual(320)
    await page.getByRole('button', { name: 'Vis flere' }).click()
    await expect(list.getByRole('listitem')).toHaveCount(10)
  },
)

test('the most-viewed list stands beside the story on wide screens and after it on narrow ones', async ({
  page,
  viewport,
}) => {
  await open(page, '/a/nei-til-eu')
  const story = (await page.locator('main article').first().boundingBox())!
  const list = (await page.getByRole('complementary').boundingBox())!
  if (viewport!.width >= 1024) {
    expect(list.x).toBeGreaterThan(story.x)
    expect(list.y).toBeLessThan(story.y + 200)
  } else {
    expect(list.y).toBeGreaterThanOrEqual(story.y + story.height)
  }
})

test('the row of topics shows where one is, and its rules reach both edges', async ({ page, viewport }) => {
  await open(page, '/topic/sport')
  const row = page.getByRole('navigation', { name: 'Emner' })
  await expect(row.getByRole('link', { name: 'Sport' })).toBeInViewport({ ratio: 1 })
  expect(await page.evaluate(() => window.scrollX)).toBe(0)
  const rules = await row.evaluate((nav) => [getComputedStyle(nav).maskImage, getComputedStyle(nav).borderTopStyle])
  expect(rules).toEqual(['none', 'double'])
  if (viewport!.width < 600) await expect(row.getByRole('link', { name: 'Forsiden' })).not.toBeInViewport()
  await row.getByRole('link', { name: 'Arkiv' }).click()
  await page.getByRole('banner').getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('banner').getByRole('link', { name: 'Archive' })).toBeInViewport({ ratio: 1 })
})

test('a phone that lies on its side keeps most of its height for the page', async ({ page, viewport }) => {
  await page.setViewportSize({ width: viewport!.height, height: 390 })
  await open(page, '/')
  expect((await page.getByRole('banner').boundingBox())!.height).toBeLessThan(156)
  // As a desktop is at four times its size.
  await page.setViewportSize({ width: 320, height: 200 })
  expect((await page.getByRole('banner').boundingBox())!.height).toBeLessThan(140)
})

test(
  'a phone that lies on its side has the stories of a topic beside each other, and the one that is read in the middle',
  { tag: '@phone' },
  async ({ page }) => {
    await page.setViewportSize({ width: 740, height: 360 })
    await open(page, '/')
    const strip = page.locator('main section', { has: page.getByRole('heading', { name: 'Norge' }) })
    const [one, two] = await strip
      .getByRole('listitem')
      .evaluateAll((all) => all.map((story) => story.getBoundingClientRect().top))
    expect(two).toBe(one)
    await open(page, '/a/nei-til-eu')
    const { x, width } = (await page.locator('main article').first().boundingBox())!
    expect(x + width / 2).toBeCloseTo(370, 0)
  },
)

test('a paper of few stories keeps no place for rows it cannot fill', async ({ page }) => {
  await open(page, '/a/nei-til-eu')
  const list = page.getByRole('complementary').getByRole('list')
  const kept = () => list.evaluate((ol) => parseFloat(getComputedStyle(ol).minBlockSize))
  const ofTen = await kept()
  await list.evaluate((ol) => (ol.dataset.rows = '2'))
  expect(await kept()).toBeLessThanOrEqual(ofTen / 2)
})

test('a list of few rows shares out the place that is kept for ten', async ({ page }) => {
  await open(page, '/a/nei-til-eu')
  const list = page.getByRole('complementary').getByRole('list')
  await expect(list.getByRole('listitem').nth(4)).toBeVisible()
  const left = await list.evaluate((ol) => {
    for (const row of [...ol.children].slice(5)) row.remove()
    for (const link of ol.querySelectorAll('a')) link.textContent = 'Nei'
    return ol.getBoundingClientRect().bottom - ol.lastElementChild!.getBoundingClientRect().bottom
  })
  expect(left).toBeLessThan(2)
})

test('a topic of one story has its words beside its picture on wide screens', { tag: '@desktop' }, async ({ page }) => {
  await open(page, '/')
  const strip = page.locator('main section', { has: page.getByRole('heading', { name: 'Norge' }) })
  await strip.getByRole('listitem').evaluateAll(([, ...others]) => others.forEach((other) => other.remove()))
  const [picture, headline] = await Promise.all([
    strip.locator('img').boundingBox(),
    strip.getByRole('heading', { level: 3 }).boundingBox(),
  ])
  expect(headline!.x).toBeGreaterThan(picture!.x + picture!.width)
})

test('no page is wider than its window, at 320 px and at twice the text size', async ({ page, mayFail }) => {
  mayFail(/status of 404/)
  for (const address of Object.values(everyKind)) {
    await page.setViewportSize({ width: 320, height: 700 })
    await page.goto(address)
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
    const { wide, window: width } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      window: document.documentElement.clientWidth,
    }))
    expect(wide, address).toBeLessThanOrEqual(width)
  }
})
