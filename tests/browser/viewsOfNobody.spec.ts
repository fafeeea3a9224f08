import { id, read, readingTime, story, test } from './counting.ts'
import { hostileEdition } from './editions.ts'
import { ordinaryAgent } from './ordinaryChromium.ts'
import { expect } from './reading.ts'
import { openSpeculatingSite } from './speculatingSite.ts'

// Who is not counted, tried in the store of a real server as in viewsMatrix.spec.ts.

test.use({ userAgent: ordinaryAgent })

test('whoever reads without JavaScript is not counted', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, userAgent: ordinaryAgent })
  const page = await context.newPage()
  await page.goto(site.address + story)
  await page.waitForTimeout(readingTime)
  expect(await site.counted()).toEqual({})
  await context.close()
})

test('a browser that says it is steered by a program is taken for a robot', async ({ browser, site }) => {
  const context = await browser.newContext({ userAgent: ordinaryAgent.replace('Chrome/', 'HeadlessChrome/') })
  const page = await context.newPage()
  await read(page, site.address + story)
  expect(await site.counted()).toEqual({})
  await context.close()
})

test('a browser that sends Global Privacy Control by itself is not counted', async ({ browser, site }) => {
  const context = await browser.newContext({ userAgent: ordinaryAgent, extraHTTPHeaders: { 'Sec-GPC': '1' } })
  const page = await context.newPage()
  await read(page, site.address + story)
  expect(await site.counted()).toEqual({})
  await context.close()
})

test('a page of another site cannot report views, by any way a browser has', async ({ page, site, mayFail }) => {
  mayFail(/CORS policy|ERR_FAILED|status of 4\d\d/)
  // Another port is another origin, and the nearest to ours there is.
  const elsewhere = await openSpeculatingSite(site.address, story)
  await page.goto(`${elsewhere.address}/ahead`)
  const answers: string[] = []
  page.on('response', (answer) => {
    if (answer.url().endsWith('/api/views')) answers.push(`${answer.request().method()} ${answer.status()}`)
  })
  const tried = await page.evaluate(
    async ({ address, body }) => {
      const json = { 'Content-Type': 'application/json' }
      const ways = [
        () => fetch(address, { method: 'POST', mode: 'no-cors', body }),
        () => fetch(address, { method: 'POST', headers: json, body }),
        async () => navigator.sendBeacon(address, new Blob([body], { type: 'text/plain' })),
        async () => navigator.sendBeacon(address, new Blob([body], { type: 'application/json' })),
      ]
      return Promise.allSettled(ways.map((way) => way())).then((outcomes) => outcomes.length)
    },
    { address: `${site.address}/api/views`, body: JSON.stringify({ id }) },
  )
  expect(tried).toBe(4)
  await expect.poll(() => answers.filter((answer) => answer === 'POST 403').length).toBeGreaterThanOrEqual(1)
  await page.waitForTimeout(1000)
  expect(answers.filter((answer) => !/ 4\d\d$/.test(answer))).toEqual([])
  expect(await site.counted()).toEqual({})
  elsewhere.close()
})

test('where views are not counted, no page asks for anything that fails', async ({ page }) => {
  const answers: string[] = []
  page.on('response', (answer) => {
    const { pathname } = new URL(answer.url())
    if (pathname.startsWith('/api/')) answers.push(`${pathname} ${answer.status()}`)
  })
  await page.goto(hostileEdition)
  await page.locator('main h3 a').first().click()
  await page.waitForTimeout(readingTime)
  expect([...new Set(answers)].toSorted()).toEqual(['/api/most-viewed 204', '/api/views 204'])
  await expect(page.getByRole('heading', { name: 'Siste saker' })).toBeVisible()
})
