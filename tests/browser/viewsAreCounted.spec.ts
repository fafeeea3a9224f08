import type { Page, Request } from '@playwright/test'
import { expect, open, test } from './reading.ts'

/** The reports a page sends to the counter, as they are sent. */
function reportsOf(page: Page): Request[] {
  const reports: Request[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/api/views')) reports.push(request)
  })
  return reports
}

test('a story open for two seconds is reported once, and the counter takes it', async ({ page }) => {
  const reports = reportsOf(page)
  const answered = page.waitForResponse('**/api/views')
  await open(page, '/a/nei-til-eu')
  expect((await answered).status()).toBe(202)
  await page.getByRole('banner').getByRole('button', { name: 'English' }).click()
  await page.waitForTimeout(2500)
  expect(reports).toHaveLength(1)
  expect(Object.keys(reports[0]!.postDataJSON())).toEqual(['id'])
})

test('a glance, the front page and an error page are not reported', async ({ page, mayFail }) => {
  mayFail(/status of 404/)
  const reports = reportsOf(page)
  await open(page, '/a/nei-til-eu')
  await page.waitForTimeout(500)
  await open(page, '/')
  await page.waitForTimeout(2300)
  await open(page, '/a/finnes-ikke')
  await page.waitForTimeout(2300)
  expect(reports).toHaveLength(0)
})

test('a reader who asks not to be tracked is not reported', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }))
  const reports = reportsOf(page)
  await open(page, '/a/nei-til-eu')
  await page.waitForTimeout(2500)
  expect(reports).toHaveLength(0)
})

test('where the site asks for a login, the report is let in like the page', async ({ page, context, baseURL }) => {
  await context.addCookies([{ name: 'login', value: 'reader', url: baseURL! }])
  const reported = page.waitForRequest('**/api/views')
  await open(page, '/a/nei-til-eu')
  expect((await (await reported).allHeaders()).cookie).toBe('login=reader')
})
