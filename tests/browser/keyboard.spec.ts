import type { Page } from '@playwright/test'
import { expect, open, test } from './reading.ts'

const focusedHref = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('href') ?? null)

test('j and k move between the stories of a list, o opens the one in focus', async ({ page }) => {
  await open(page, '/topic/norge')
  const links = await page.locator('main h2 a').evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  await page.keyboard.press('j')
  await expect.poll(() => focusedHref(page)).toBe(links[0])
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect.poll(() => focusedHref(page)).toBe(links[2])
  await page.keyboard.press('k')
  await expect.poll(() => focusedHref(page)).toBe(links[1])
  await page.keyboard.press('o')
  await expect(page).toHaveURL(new RegExp(`${links[1]}$`))
})

test('in a story j and k open the older and the newer one', async ({ page }) => {
  await open(page, '/a/nei-til-eu')
  const headline = await page.getByRole('heading', { level: 1 }).textContent()
  const older = await page.locator('main nav a[rel=prev]').getAttribute('href')
  await page.keyboard.press('j')
  await expect(page).toHaveURL(new RegExp(`${older}$`))
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(headline!)
  await page.keyboard.press('k')
  await expect(page).toHaveURL(/\/a\/nei-til-eu$/)
})

test('a key pressed before the end of a story is drawn waits for it', async ({ page }) => {
  await open(page, '/a/nei-til-eu')
  const older = await page.locator('main nav a[rel=prev]').getAttribute('href')
  const couldBack = page.evaluate(
    (address) =>
      new Promise<boolean>((resolve) => {
        const opened = new MutationObserver(() => {
          if (location.pathname !== address) return
          opened.disconnect()
          resolve(document.querySelector('main nav a[rel=next]') !== null)
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', bubbles: true }))
        })
        opened.observe(document.body, { childList: true, subtree: true, characterData: true })
      }),
    older,
  )
  await page.keyboard.press('j')
  expect(await couldBack, 'the end of the story is drawn later').toBe(false)
  await expect(page).toHaveURL(/\/a\/nei-til-eu$/)
})

test('the list of shortcuts is seen and read from its top where the window does not hold all of it', async ({
  page,
}) => {
  await page.setViewportSize({ width: 640, height: 400 })
  await open(page, '/')
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
  await page.keyboard.press('?')
  const shortcuts = page.getByRole('dialog', { name: 'Hurtigtaster' })
  await expect(shortcuts).toBeFocused()
  await expect(shortcuts.getByRole('heading')).toBeInViewport()
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Bruk hurtigtaster')).toBeFocused()
})

test('? shows the list in the language of the chrome', async ({ page }) => {
  await open(page, '/')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Hurtigtaster' })).toBeVisible()
  await expect(page.getByText('Neste sak')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('banner').getByRole('button', { name: 'English' }).click()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
})

test('the list of shortcuts stays with the page it was opened on', async ({ page }) => {
  await open(page, '/')
  await page.getByRole('main').getByRole('heading', { level: 2 }).getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(/\/$/)
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('on the narrowest screen every topic is seen whole when the keyboard is at it', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await open(page, '/')
  const nav = page.getByRole('navigation', { name: 'Emner' })
  await nav.getByRole('link').first().focus()
  for (let left = await nav.getByRole('link').count(); left > 1; left--) await page.keyboard.press('Tab')
  const last = nav.getByRole('link').last()
  await expect(last).toBeFocused()
  const { x, width } = (await last.boundingBox())!
  expect(x + width).toBeLessThanOrEqual(320 - 16)
  expect(await nav.evaluate((row) => getComputedStyle(row).maskImage)).toBe('none')
})

test('shortcuts can be switched off, and on again', async ({ page }) => {
  await open(page, '/')
  await page.keyboard.press('?')
  await page.getByLabel('Bruk hurtigtaster').uncheck()
  await page.getByRole('button', { name: 'Lukk' }).click()
  await page.reload()
  await open(page, '/')
  const before = await focusedHref(page)
  await page.keyboard.press('j')
  await page.keyboard.press('?')
  await page.waitForTimeout(300)
  expect(await focusedHref(page)).toBe(before)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('button', { name: 'Lesevalg' }).click()
  await page.getByLabel('Bruk hurtigtaster').check()
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  await expect.poll(() => focusedHref(page)).toMatch(/^\/a\//)
})

test('shortcuts can be switched off where nothing may be kept on the device', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['getItem', 'setItem'] as const) {
      Storage.prototype[name] = () => {
        throw new DOMException('refused', 'SecurityError')
      }
    }
  })
  await open(page, '/')
  await page.keyboard.press('?')
  await page.getByLabel('Bruk hurtigtaster').uncheck()
  await page.getByRole('button', { name: 'Lukk' }).click()
  await page.keyboard.press('?')
  await page.waitForTimeout(300)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('button', { name: 'Lesevalg' }).click()
  await expect(page.getByLabel('Bruk hurtigtaster')).not.toBeChecked()
})

test('the reading panel says that shortcuts are off, wherever they were switched off since it was opened', async ({
  page,
  context,
}) => {
  const panel = page.getByRole('dialog', { name: 'Slik vil jeg lese' })
  const isOn = panel.getByLabel('Bruk hurtigtaster')
  await open(page, '/')
  await page.getByRole('button', { name: 'Lesevalg' }).click()
  await expect(isOn).toBeChecked()
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Hurtigtaster' }).getByLabel('Bruk hurtigtaster').uncheck()
  await page.getByRole('button', { name: 'Lukk' }).click()
  await page.getByRole('button', { name: 'Lesevalg' }).click()
  await expect(isOn).not.toBeChecked()

  const otherTab = await context.newPage()
  await open(otherTab, '/archive')
  await otherTab.getByRole('button', { name: 'Lesevalg' }).click()
  await otherTab.getByLabel('Bruk hurtigtaster').check()
  await expect(isOn).toBeChecked()
})

test('keys are never taken from fields, from what scrolls by them, or from the browser', async ({ page }) => {
  await open(page, '/')
  await page.evaluate(() => {
    const field = document.createElement('input')
    field.id = 'field'
    document.querySelector('main')!.prepend(field)
  })
  await page.locator('#field').focus()
  await page.keyboard.type('joko?')
  await expect(page.locator('#field')).toHaveValue('joko?')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.locator('#field').evaluate((field: HTMLElement) => field.blur())
  await page.keyboard.press('Control+j').catch(() => undefined)
  expect(await focusedHref(page)).toBeNull()
})
