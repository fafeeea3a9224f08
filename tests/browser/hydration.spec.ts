import { demoStories, everyKind, expect, hydrated, open, test } from './reading.ts'

for (const [kind, address] of Object.entries(everyKind)) {
  test(`${kind} hydrates without a mismatch`, async ({ page, mayFail }) => {
    mayFail(/status of 404/)
    await page.goto(address)
    const before = await page.locator('#reader h1').elementHandle()
    await hydrated(page)
    // React throws the prerendered page away on a mismatch; the heading must still be the one the server sent.
    expect(await before?.evaluate((heading) => heading.isConnected)).toBe(true)
  })
}

test('a page asked for by the name of its file is the page, at its own address', async ({ page, baseURL }) => {
  // As servers of plain files and object storage answer.
  await page.route('**/index.html*', async (route) => {
    const plain = new URL(route.request().url().replace('/index.html', ''))
    await route.fulfill({ response: await route.fetch({ url: plain.href }) })
  })
  for (const address of ['/a/nei-til-eu', '/archive', '/']) {
    await page.goto(`${address === '/' ? '' : address}/index.html?x=1`)
    const before = await page.locator('#reader h1').elementHandle()
    await hydrated(page)
    expect(await before?.evaluate((heading) => heading.isConnected)).toBe(true)
    await expect(page).toHaveURL(`${baseURL}${address === '/' ? '' : address}/?x=1`)
  }
})

test('a mismatch would be noticed', async ({ page, mayFail }) => {
  mayFail(/hydrat|#418/i)
  const noticed = page.waitForEvent('pageerror')
  await page.route('**/a/nei-til-eu', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: (await response.text()).replace('</h1>', ' og noe helt annet</h1>') })
  })
  await page.goto('/a/nei-til-eu')
  expect(String(await noticed)).toMatch(/hydrat|#418/i)
})

test('every story of the edition hydrates without a mismatch', async ({ page }) => {
  test.slow()
  for (const { slug } of demoStories()) await open(page, `/a/${slug}`)
})

test('an address nobody has is answered with status 404 and the same page', async ({ page, mayFail }) => {
  mayFail(/status of 404/)
  const response = await page.goto('/a/finnes-ikke')
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Siden finnes ikke')
})
