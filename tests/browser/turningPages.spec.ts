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
