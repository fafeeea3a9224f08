import type { Page } from '@playwright/test'
import { demoEdition } from './editions.ts'
import { expect, goToFront, hardEdition, open, test } from './reading.ts'

const story = '/a/da-norge-ble-et-oljeland'

const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
test.describe('going on reading', () => {
  const offer = (page: Page) => page.getByRole('button', { name: 'Fortsett der du slapp' })

  async function leaveInTheMiddle(page: Page): Promise<string> {
    await open(page, story)
    const heading = page.getByRole('heading', { name: 'Kjemper i betong' })
    await heading.evaluate((h2) => window.scrollTo(0, h2.getBoundingClientRect().top + window.scrollY - 90))
    await page.waitForTimeout(200)
    await goToFront(page)
    return 'Kjemper i betong'
  }

  test('a story left in the middle is offered from there when it is opened again', async ({ page }) => {
    const heading = await leaveInTheMiddle(page)
    await open(page, story)
    await offer(page).click()
    await expect(page.getByRole('heading', { name: heading })).toBeInViewport()
    await expect(offer(page)).toHaveCount(0)
    expect(await page.evaluate(() => document.activeElement?.closest('[data-body]') !== null)).toBe(true)
  })

  test('for the keyboard the offer comes right after the headline, before anything has scrolled', async ({ page }) => {
    const heading = await leaveInTheMiddle(page)
    await open(page, story)
    await expect(offer(page)).toBeVisible()
    await page.getByRole('banner').getByRole('link').last().focus()
    await page.keyboard.press('Tab')
    await expect(offer(page)).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: heading })).toBeInViewport()
  })

  test('what the keyboard comes to never lies beneath the offer', async ({ page }) => {
    await leaveInTheMiddle(page)
    await open(page, story)
    await expect(offer(page)).toBeVisible()
    const share = page.getByRole('button', { name: 'Del', exact: true })
    const { y, height } = (await share.boundingBox())!
    const { width } = page.viewportSize()!
    // The window ends where the offer lies over the button.
    await page.setViewportSize({ width, height: Math.round(y + height) + 20 })
    await page.getByRole('button', { name: 'Lagre', exact: true }).focus()
    await page.keyboard.press('Tab')
    await expect(share).toBeFocused()
    const above = await offer(page).boundingBox()
    const focused = (await share.boundingBox())!
    expect(above === null || focused.y + focused.height <= above.y).toBe(true)
  })

  test('the same place is found at another text size', async ({ page }) => {
    const heading = await leaveInTheMiddle(page)
    await page.evaluate(() => localStorage.setItem('lesesal.reading', '{"size":"5"}'))
    await open(page, story)
    await offer(page).click()
    await expect(page.getByRole('heading', { name: heading })).toBeInViewport()
  })

  test('nothing is offered to whoever declines, comes by the way back, or has read to the end', async ({ page }) => {
    await leaveInTheMiddle(page)
    await page.goBack()
    await expect(page.getByRole('heading', { name: 'Kjemper i betong' })).toBeInViewport()
    await page.waitForTimeout(300)
    await expect(offer(page)).toHaveCount(0)
    await open(page, story)
    await page.getByRole('button', { name: 'Nei takk' }).click()
    await expect(offer(page)).toHaveCount(0)
    // The last words stand in the window; then the way out is at the top.
    await page
      .locator('[data-body] > * > *')
      .last()
      .evaluate((last) => window.scrollBy(0, last.getBoundingClientRect().bottom - window.innerHeight + 40))
    await page.waitForTimeout(200)
    await page.evaluate(() => window.scrollTo(0, 0))
    await page.waitForTimeout(200)
    await open(page, '/')
    await open(page, story)
    await page.waitForTimeout(300)
    await expect(offer(page)).toHaveCount(0)
  })
})

test('stories that have been read are marked in every list, for eye and ear, and no others', async ({ page }) => {
  await open(page, '/topic/norge')
  await expect(page.getByText('Lest', { exact: false }).filter({ hasText: '✓' })).toHaveCount(0)
  const link = page.locator('main ol h2 a').nth(1)
  const headline = await link.textContent()
  await link.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline!)
  await page.waitForTimeout(2300)
  await page.goBack()
  const read = page.getByRole('article').filter({ hasText: '✓ Lest' })
  await expect(read).toHaveCount(1)
  await expect(read.getByRole('heading')).toHaveText(headline!)
})

test('stories read in two tabs are both marked, also in a tab that was open before', async ({ page, context }) => {
  const front = page
  await open(front, '/')
  const links = await front
    .locator('main article h2 a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')!))
  const [first, second] = [...new Set(links)] as [string, string]
  const tabs = [await context.newPage(), await context.newPage()]
  for (const tab of tabs) await open(tab, '/')
  for (const [nth, address] of [first, second].entries()) {
    await tabs[nth]!.bringToFront()
    await tabs[nth]!.locator(`main a[href="${address}"]`).first().click()
    await expect
      .poll(() => tabs[nth]!.evaluate(() => localStorage.getItem('lesesal.read') ?? ''), { timeout: 15_000 })
      .toContain(address.split('/').at(-1)!)
  }
  const kept = await front.evaluate(() => JSON.parse(localStorage.getItem('lesesal.read')!) as string[])
  expect(new Set(kept)).toEqual(new Set([first, second].map((address) => address.split('/').at(-1))))
  await front.bringToFront()
  for (const address of [first, second])
    await expect(front.locator(`main a[href="${address}"]`).first()).toHaveAttribute('data-read', 'true')
})

test('footnotes lead there and back, and are called so where a number says too little', async ({ page }) => {
  await open(page, `${hardEdition}/a/noter`)
  await page.getByRole('link', { name: 'Fotnote 2' }).click()
  await expect(page.locator(':target')).toContainText('Den andre kilden')
  // Orca reads a list item that has focus twice, and calls it a branch of a tree that can be clicked.
  await expect(page.locator(':target')).not.toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.locator(':target a')).toBeFocused()
  await page.locator(':target').getByRole('link', { name: 'Tilbake til teksten' }).click()
  await expect(page.locator(':target')).toHaveText('2')
  await expect(page.locator(':target')).toBeInViewport()
})

test('related stories stand under the story, and none of them is a dead end', async ({ page }) => {
  await open(page, '/a/nei-til-eu')
  const related = page.getByRole('region', { name: 'Mer om emnet' })
  expect(await related.getByRole('article').count()).toBe(4)
  await related.getByRole('link').first().click()
  await expect(page.getByRole('region', { name: 'Mer om emnet' })).toBeVisible()
})

test('a printed story has no chrome, shows where its links lead and keeps its pictures whole', async ({ page }) => {
  await open(page, '/a/nei-til-eu')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('navigation')).toHaveCount(0)
  for (const name of ['Mest sett siste uken', 'Mer om emnet'])
    await expect(page.getByRole('heading', { name })).toHaveCount(0)
  await expect(page.getByRole('button')).toHaveCount(0)
  const link = page.locator('[data-body] a[href^=http]').first()
  expect(await link.evaluate((a) => getComputedStyle(a, '::after').content)).toContain(await link.getAttribute('href'))
  expect(
    await page
      .locator('main figure')
      .first()
      .evaluate((figure) => getComputedStyle(figure).breakInside),
  ).toBe('avoid')
  expect(await paper(page)).toBe('rgb(255, 255, 255)')
  await expect(page.getByText(`${demoEdition}/a/nei-til-eu`)).toBeVisible()
})

test('on paper a story in a list stands on one page, and nothing is laid over it', async ({ page }) => {
  await page.emulateMedia({ media: 'print' })
  for (const address of ['/', '/topic/norge', '/most-viewed']) {
    await open(page, address)
    // Asked again where the list was put in anew in between: what has left the page has no style.
    await expect
      .poll(async () => {
        const stories = page.locator('main li article')
        return new Set(await stories.evaluateAll((all) => all.map((one) => getComputedStyle(one).breakInside)))
      })
      .toEqual(new Set(['avoid']))
    for (const topic of await page.locator('main section[data-layout]').all())
      await expect(topic).toHaveCSS('break-inside', 'avoid')
    const parts = page.locator('main > div, main > div > div:has(> ol)')
    expect(await parts.evaluateAll((all) => all.map((one) => getComputedStyle(one).display))).not.toContain('grid')
  }
})

test('paper has its own text size, whole tables and whole lines of code, and nothing to tap', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('lesesal.reading', '{"size":"6"}'))
  await page.setViewportSize({ width: 673, height: 900 })
  await page.emulateMedia({ media: 'print' })
  await open(page, `${hardEdition}/a/lange-ord`)
  const text = page.locator('[data-body] p').first()
  expect(await text.evaluate((p) => getComputedStyle(p).fontSize)).toBe('15.2px')
  const cutOff = await page
    .locator('[data-body] :is(table, pre)')
    .evaluateAll((wide) => wide.map((element) => element.scrollWidth - element.closest('[role]')!.clientWidth))
  expect(cutOff).toEqual([0, 0])
  // A link that names its own address has it once, and the last words have no room under them to fill a page with.
  const named = page.getByRole('link', { name: 'https://eksempel.example/en/adresse' })
  expect(await named.evaluate((a) => getComputedStyle(a, '::after').content)).toBe('none')
  await expect(page.getByRole('main')).toHaveCSS('padding-bottom', '0px')
  await open(page, `${hardEdition}/a/forti-avsnitt`)
  const lead = (await page.locator('main figure img').first().boundingBox())!
  expect(lead.x).toBe((await page.locator('h1').boundingBox())!.x)
  await open(page, `${hardEdition}/a/noter`)
  await expect(page.getByText('Den første kilden')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Tilbake til teksten' })).toHaveCount(0)
})

test('the day stands in the masthead, in the language of the chrome', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-11-21T10:00:00+01:00'))
  await open(page, '/')
  const day = page.getByRole('banner').getByRole('time')
  await expect(day).toHaveText('lørdag 21. november 2026')
  await page.getByRole('banner').getByRole('button', { name: 'Nynorsk' }).click()
  await expect(day).toHaveText('laurdag 21. november 2026')
  await page.getByRole('banner').getByRole('button', { name: 'English' }).click()
  await expect(day).toHaveText(/^Saturday,? 21 November 2026$/)
})

test('the day in the masthead goes on at midnight while the page is looked at', async ({ page }) => {
  await page.clock.install({ time: new Date('2026-11-21T23:59:30+01:00') })
  await open(page, '/')
  const day = page.getByRole('banner').getByRole('time')
  await expect(day).toHaveText('lørdag 21. november 2026')
  await page.clock.runFor(60_000)
  await expect(day).toHaveText('søndag 22. november 2026')
})
