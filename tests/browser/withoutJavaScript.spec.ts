import { everyKind, expect, test } from './reading.ts'

test.use({ javaScriptEnabled: false })

test('a story reads completely', async ({ page }) => {
  await page.goto(everyKind.articleByMonth)
  const story = page.getByRole('article').first()
  await expect(story.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(story.getByText('november 2017')).toBeVisible()
  await expect(story.getByText(/^– /).first()).toBeVisible()
  await expect(story.getByRole('heading', { level: 2 })).toHaveCount(2)
})

for (const [kind, address] of Object.entries(everyKind)) {
  test(`${kind} has its chrome, its heading and ways on, all visible`, async ({ page, mayFail }) => {
    mayFail(/404/)
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    await expect(page.getByRole('link', { name: 'Forsiden' }).first()).toBeVisible()
    await expect(page.getByRole('link', { name: 'Arkiv' }).first()).toBeVisible()
    expect(await page.getByRole('main').getByRole('link').count()).toBeGreaterThan(0)
  })
}

test('what cannot work without a script is not offered', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('banner').getByText('English')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Vis flere' })).toHaveCount(0)
  await expect(page.getByText('Mest sett siste uken'), 'a heading over nothing').toBeHidden()
})

// On a phone everything stands below each other.
test('the front keeps no empty place for a list that will not come', { tag: '@desktop' }, async ({ page }) => {
  await page.goto('/')
  const [lead, second] = await Promise.all([
    page.getByRole('article').nth(0).boundingBox(),
    page.getByRole('article').nth(1).boundingBox(),
  ])
  expect(second!.x).toBeGreaterThan(lead!.x + lead!.width)
  expect(second!.y).toBeCloseTo(lead!.y, 0)
})

// A phone has no room for it.
test(
  'what the paper says of itself stands in the middle, where no day stands beside it',
  { tag: '@desktop' },
  async ({ page }) => {
    await page.goto('/')
    const [words, topics] = await Promise.all([
      page.getByText('Prøveavisen som følger').first().boundingBox(),
      page.getByRole('navigation', { name: 'Emner' }).boundingBox(),
    ])
    expect(words!.x + words!.width / 2).toBeCloseTo(topics!.x + topics!.width / 2, 0)
  },
)

test('the page of saved stories says that it needs a script', async ({ page }) => {
  await page.goto('/saved')
  await expect(page.getByText('det krever JavaScript')).toBeVisible()
})

test('the search page says that it needs a script, and leads to the archive', async ({ page }) => {
  await page.goto('/search')
  await expect(page.getByText('Søket trenger JavaScript')).toBeVisible()
  await expect(page.getByRole('search')).toBeHidden()
  await page.getByRole('main').getByRole('link', { name: 'Arkiv' }).click()
  await expect(page).toHaveURL(/\/archive$/)
})

test('the most-viewed page shows the latest stories and promises nothing more', async ({ page }) => {
  await page.goto('/most-viewed')
  await expect(page.getByText('Henter listen')).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Siste saker' })).toBeVisible()
})

test('every story can be reached from the archive by links alone', async ({ page }) => {
  await page.goto('/archive')
  await page.getByRole('main').getByRole('link', { name: 'november 2017' }).click()
  await page.getByRole('main').getByRole('article').getByRole('link').first().click()
  await expect(page).toHaveURL(/\/a\//)
})
