import { expect, test } from '@playwright/test'
import { hostileEdition as edition } from './editions.ts'
import { payloads } from './hostileNewsroom.ts'

test('nothing that files bring runs, or is fetched from elsewhere, on any page of the edition', async ({
  page,
  request,
}) => {
  test.setTimeout(300_000)
  const { stories } = (await (await request.get(`${edition}/edition/catalogue.json`)).json()) as {
    stories: { slug: string }[]
  }
  // Nine formats hold each payload; some of the stories are the same in two of them.
  expect(stories.length).toBeGreaterThan(payloads.length * 6)
  const elsewhere: string[] = []
  page.on('request', (sent) => {
    if (!sent.url().startsWith(edition)) elsewhere.push(sent.url())
  })
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  // A page whose own names were taken would not come alive.
  const broken: string[] = []
  page.on('pageerror', ({ message }) => broken.push(message))
  const addresses = ['/', '/archive', '/most-viewed', ...stories.map(({ slug }) => `/a/${slug}`)]
  for (const address of addresses) {
    await page.goto(edition + address)
    await page.locator('main h1').first().waitFor()
    expect(await page.evaluate(() => 'ran' in window || 'ran' in {} || document.cookie), address).toBe('')
    const dangerous = await page
      .locator(
        'main :is(script, iframe, object, embed, form, base, style, [onclick], [onerror], [onload], a[href^="javascript:" i])',
      )
      .count()
    expect(dangerous, address).toBe(0)
  }
  expect([elsewhere, dialogs, broken]).toEqual([[], [], []])
})

test('a headline that looks like markup is read as it was written', async ({ page, request }) => {
  const read = async (file: string) => (await request.get(`${edition}/edition/${file}.json`)).json()
  const { stories } = (await read('catalogue')) as { stories: { slug: string }[] }
  const articles: { slug: string; headline: string }[] = await Promise.all(
    stories.map(({ slug }) => read(`articles/${slug}`)),
  )
  const marked = articles.find(({ headline }) => headline.includes('<script>'))!
  await page.goto(`${edition}/a/${marked.slug}`)
  await expect(page.locator('h1')).toHaveText(marked.headline)
  await expect(page).toHaveTitle(new RegExp(marked.headline.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
})
