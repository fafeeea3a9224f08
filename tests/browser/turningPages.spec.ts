import type { Page } from '@playwright/test'
import { expect, open, test } from './reading.ts'

/** Notes each view transition of the page, and how long its longest animation is (milliseconds). */
async function watchTransitions(page: Page) {
  await page.addInitScript(() => {
    const seen: number[] = []
    Object.assign(window, { transitions: seen })
    const start = document.startViewTransition.bind(document)
    document.startViewTransition = (update) => {
      const transition = start(update as ViewTransitionUpdateCallback)
      const note = async () => {
        await transition.ready
        const lengths = document
          .getAnimations()
          .map((animation) => Number(animation.effect?.getComputedTiming().endTime) || 0)
        seen.push(Math.max(0, ...lengths))
      }
      void note()
      return transition
    }
  })
  return () => page.evaluate(() => (window as unknown as { transitions: number[] }).transitions)
}

test('a page gives way to the next in one transition of less than a fifth of a second, on a phone at once', async ({
  page,
  isMobile,
}) => {
  const transitions = await watchTransitions(page)
  await open(page, '/')
  await page.locator('main article h2 a').first().click()
  await expect(page).toHaveURL(/\/a\//)
  await expect.poll(transitions).toHaveLength(isMobile ? 0 : 1)
  for (const length of await transitions()) {
    expect(length).toBeGreaterThan(0)
    expect(length).toBeLessThan(200)
  }
})

test('a story that is rehearsed on the front page is neither shown nor counted, and fetches no picture', async ({
  page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`))
  const rehearsed = page.waitForEvent('console', (message) => message.text() === 'a headline was drawn offstage')
  await page.addInitScript(() => {
    // React draws where it is told; a rehearsal is told of a place nobody sees.
    const create = Document.prototype.createElement
    Object.assign(Document.prototype, {
      createElement(this: Document, ...words: Parameters<Document['createElement']>) {
        const made = create.apply(this, words)
        if (words[0] === 'h1') setTimeout(() => made.isConnected || console.log('a headline was drawn offstage'))
        return made
      },
    })
  })
  await open(page, '/')
  const [title, pictures] = [await page.title(), await page.locator('img').count()]
  await rehearsed
  await page.waitForTimeout(500)
  expect(await page.title()).toBe(title)
  expect(await page.locator('h1').count()).toBe(1)
  expect(await page.locator('img').count()).toBe(pictures)
  // A picture further down has no address yet.
  const shown = await page
    .locator('img')
    .evaluateAll((all) => all.map((img) => (img as HTMLImageElement).currentSrc).filter((src) => src !== ''))
  const fetched = asked.filter((what) => /GET .*\/images\//.test(what)).map((what) => what.slice(4))
  for (const picture of fetched) expect(shown.map((src) => new URL(src).pathname)).toContain(picture)
  expect(asked.filter((what) => what.startsWith('POST'))).toEqual([])
})

test('what only changes the page itself makes none', async ({ page }) => {
  const transitions = await watchTransitions(page)
  await open(page, '/a/nei-til-eu')
  await page.getByRole('banner').getByRole('button', { name: 'English' }).click()
  await page.locator('main figure a').first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.waitForTimeout(200)
  expect(await transitions()).toEqual([])
})

test.describe('for whoever has asked for less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('there is none', async ({ page }) => {
    const transitions = await watchTransitions(page)
    await open(page, '/')
    await page.locator('main article h2 a').first().click()
    await expect(page).toHaveURL(/\/a\//)
    await page.waitForTimeout(200)
    expect(await transitions()).toEqual([])
  })
})
