import type { Locator, Page } from '@playwright/test'
import { demoEdition } from './editions.ts'
import { expect, hardEdition, open, test } from './reading.ts'

test.describe('sharing', () => {
  test('copies the address and says so where the device has no way of its own', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.addInitScript(() => Object.defineProperty(navigator, 'share', { value: undefined }))
    await open(page, '/a/nei-til-eu#sentrum-mot-utkant')
    const tools = page.getByRole('group', { name: 'Verktøy for saken' })
    const startOf = async (part: Locator) => (await part.boundingBox())!.x
    expect(await startOf(tools.getByRole('button').first()), 'in line with the text').toBe(await startOf(tools))
    await page.getByRole('button', { name: 'Del', exact: true }).click()
    await expect(page.locator('[aria-live]').filter({ hasText: 'Lenken er kopiert' })).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${demoEdition}/a/nei-til-eu`)
  })

  test('says that the address could not be copied where the page has no clipboard, as over plain HTTP', async ({
    page,
  }) => {
    await page.addInitScript(() => {
      for (const way of ['share', 'clipboard']) Object.defineProperty(navigator, way, { value: undefined })
    })
    await open(page, '/a/nei-til-eu')
    await page.getByRole('button', { name: 'Del', exact: true }).click()
    await expect(page.locator('[aria-live]').filter({ hasText: 'Lenken lot seg ikke kopiere' })).toBeVisible()
  })

  test('says what was done for as long each time', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-write'])
    await page.addInitScript(() => Object.defineProperty(navigator, 'share', { value: undefined }))
    await page.clock.install()
    await open(page, '/a/nei-til-eu')
    const share = page.getByRole('button', { name: 'Del', exact: true })
    const told = page.locator('[aria-live]').filter({ hasText: 'Lenken er kopiert' })
    await share.click()
    await expect(told).toBeVisible()
    await page.clock.fastForward(4000)
    await share.click()
    await page.waitForTimeout(300)
    await page.clock.fastForward(4000)
    await expect(told).toBeVisible()
    await page.clock.fastForward(2000)
    await expect(told).toHaveCount(0)
  })

  test('uses the device’s own way where it has one', async ({ page }) => {
    await page.addInitScript(() =>
      Object.defineProperty(navigator, 'share', {
        value: async (shared: ShareData) =>
          document.documentElement.setAttribute('data-shared', JSON.stringify(shared)),
      }),
    )
    await open(page, '/a/nei-til-eu')
    await page.getByRole('button', { name: 'Del', exact: true }).click()
    await expect(page.locator('html')).toHaveAttribute(
      'data-shared',
      new RegExp(`"title":"Norge sier nei.*"url":"${demoEdition}/a/nei-til-eu"`),
    )
  })
})

test('a story that is copied brings none of the words of the page', async ({ page }) => {
  await open(page, '/a/nei-til-eu')
  const copied = await page.evaluate(() => {
    getSelection()!.selectAllChildren(document.querySelector('main article')!)
    return getSelection()!.toString()
  })
  expect(copied).toContain('Sentrum mot utkant')
  expect(copied).not.toMatch(/§|Vis bildet stort|^(Del|Skriv ut)$/m)
})

test.describe('listening', () => {
  // Debian's Chromium has no voices, so the device's are played by a stand-in that keeps what it was asked to say.
  function voices(languages: string[]) {
    const said: string[] = []
    const queue: SpeechSynthesisUtterance[] = []
    const target = new EventTarget()
    const stand = Object.assign(target, {
      getVoices: () => languages.map((lang) => ({ lang, name: lang, localService: true })),
      // Browsers tell of each that is broken off, a little later.
      cancel: () => {
        for (const brokenOff of queue.splice(0)) setTimeout(() => brokenOff.dispatchEvent(new Event('error')))
      },
      speak: (utterance: SpeechSynthesisUtterance) => {
        said.push(`${utterance.lang}: ${utterance.text}`)
        queue.push(utterance)
      },
    })
    class Utterance extends EventTarget {
      voice: unknown
      lang = ''
      text: string
      constructor(text: string) {
        super()
        this.text = text
      }
    }
    Object.defineProperty(window, 'speechSynthesis', { value: stand })
    Object.assign(window, {
      SpeechSynthesisUtterance: Utterance,
      said,
      sayNext: () => queue.shift()?.dispatchEvent(new Event('end')),
      breakOff: () => queue.shift()?.dispatchEvent(new Event('error')),
    })
  }

  const said = (page: Page) => page.evaluate(() => (window as unknown as { said: string[] }).said)
  const sayNext = (page: Page) => page.evaluate(() => (window as unknown as { sayNext(): void }).sayNext())

  test('reads the story in a voice of its language, and marks the paragraph being read', async ({ page }) => {
    await page.addInitScript(voices, ['en-GB', 'no-NO'])
    await open(page, '/a/nei-til-eu')
    await page.getByRole('button', { name: 'Lytt' }).click()
    await expect(page.locator('[data-spoken]')).toHaveText(/^Nær ni av ti/)
    expect((await said(page))[0]).toMatch(/^no-NO: Nær ni av ti stemmeberettigede brukte stemmeretten\.$/)
    for (let sentence = 0; sentence < 3; sentence++) await sayNext(page)
    await expect(page.locator('[data-spoken]')).not.toHaveText(/^Nær ni av ti/)
    await expect(page.locator('[data-spoken]')).toHaveCount(1)
    await page.getByRole('button', { name: 'Stopp opplesingen' }).click()
    await expect(page.locator('[data-spoken]')).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Lytt' })).toBeVisible()
  })

  test('leaves out the marks of footnotes, so that a sentence ends where it does', async ({ page }) => {
    await page.addInitScript(voices, ['no-NO'])
    await open(page, `${hardEdition}/a/noter`)
    await page.getByRole('button', { name: 'Lytt' }).click()
    await expect.poll(() => said(page)).toContain('no-NO: Det første står i kilden.')
  })

  test('is not offered where no voice fits', async ({ page }) => {
    await page.addInitScript(voices, ['en-GB', 'de-DE'])
    await open(page, '/a/nei-til-eu')
    await expect(page.getByRole('button', { name: 'Del', exact: true })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Lytt' })).toHaveCount(0)
    await open(page, '/a/pluto-flyby')
    await expect(page.getByRole('button', { name: 'Lytt' })).toBeVisible()
  })

  test('ends where the voice breaks off, and can be begun again', async ({ page }) => {
    await page.addInitScript(voices, ['nb-NO'])
    await open(page, '/a/nei-til-eu')
    await page.getByRole('button', { name: 'Lytt' }).click()
    await expect(page.locator('[data-spoken]')).toHaveCount(1)
    await page.evaluate(() => (window as unknown as { breakOff(): void }).breakOff())
    await expect(page.locator('[data-spoken]')).toHaveCount(0)
    await page.getByRole('button', { name: 'Lytt' }).click()
    await expect(page.locator('[data-spoken]')).toHaveText(/^Nær ni av ti/)
  })

  test('begins once for a reader who taps twice while the voice is slow to come', async ({ page }) => {
    await page.addInitScript(voices, ['nb-NO'])
    await page.route('**/assets/readAloud-*.js', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500))
      await route.continue()
    })
    await open(page, '/a/nei-til-eu')
    await page.getByRole('button', { name: 'Lytt' }).click({ clickCount: 2 })
    await expect(page.locator('[data-spoken]')).toHaveText(/^Nær ni av ti/)
    await page.waitForTimeout(500)
    await expect(page.locator('[data-spoken]')).toHaveCount(1)
    await page.getByRole('button', { name: 'Stopp opplesingen' }).click()
    await expect(page.locator('[data-spoken]')).toHaveCount(0)
  })

  test('of a story that was left before its voice was there reads nothing', async ({ page }) => {
    await page.addInitScript(voices, ['nb-NO'])
    let letThrough = () => {}
    const held = new Promise<void>((resolve) => (letThrough = resolve))
    await page.route('**/assets/readAloud-*.js', async (route) => {
      await held
      await route.continue()
    })
    await open(page, '/a/nei-til-eu')
    await page.getByRole('button', { name: 'Lytt' }).click()
    await page.locator('a[rel=prev]').first().click()
    // The address is the next page's before the page is.
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/Norge sier nei/)
    await expect(page.getByRole('button', { name: 'Lytt' })).toBeVisible()
    const program = page.waitForResponse('**/assets/readAloud-*.js')
    letThrough()
    await (await program).finished()
    await page.waitForTimeout(500)
    expect(await said(page)).toEqual([])
    await expect(page.locator('[data-spoken]')).toHaveCount(0)
  })

  test('stops when the reader goes to another page', async ({ page }) => {
    await page.addInitScript(voices, ['nb-NO'])
    await open(page, '/a/nei-til-eu')
    await page.getByRole('button', { name: 'Lytt' }).click()
    await expect(page.locator('[data-spoken]')).toHaveCount(1)
    const before = (await said(page)).length
    await page.getByRole('link', { name: 'Arkiv' }).first().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Arkiv')
    await sayNext(page)
    expect((await said(page)).length).toBe(before)
  })
})
