import type { Page } from '@playwright/test'
import { expect, hardEdition, hydrated, open, test } from './reading.ts'

const story = '/a/da-norge-ble-et-oljeland'

const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
const textSize = (page: Page) =>
  page
    .locator('[data-body] p')
    .first()
    .evaluate((p) => parseFloat(getComputedStyle(p).fontSize))

async function openPanel(page: Page) {
  await page.getByRole('button', { name: 'Lesevalg' }).click()
  const panel = page.getByRole('dialog', { name: 'Slik vil jeg lese' })
  await expect(panel.getByRole('slider')).toBeVisible()
  return panel
}

test.describe('the reading panel', () => {
  test('shows each choice on the page at once, keeps it, and takes it all back in one tap', async ({ page }) => {
    await open(page, story)
    const [before, size] = [await paper(page), await textSize(page)]
    const panel = await openPanel(page)
    await panel.getByLabel('Sepia').check()
    expect(await paper(page)).toBe('rgb(244, 232, 208)')
    await panel.getByRole('slider').fill('5')
    expect(await textSize(page)).toBeGreaterThan(size * 1.4)
    await panel.getByLabel('Luftig').check()
    await panel.getByLabel('Uten seriffer').check()
    await panel.getByLabel('Kort').check()
    await page.reload()
    await hydrated(page)
    expect(await paper(page)).toBe('rgb(244, 232, 208)')
    expect(await textSize(page)).toBeGreaterThan(size * 1.4)
    const { family, leading } = await page
      .locator('[data-body] p')
      .first()
      .evaluate((p) => {
        const { fontFamily, fontSize, lineHeight } = getComputedStyle(p)
        return { family: fontFamily, leading: parseFloat(lineHeight) / parseFloat(fontSize) }
      })
    expect(family).toMatch(/^"Lesesal Sans"/)
    expect(leading).toBeCloseTo(1.85, 1)
    await (await openPanel(page)).getByRole('button', { name: 'Tilbakestill' }).click()
    expect(await paper(page)).toBe(before)
    expect(await textSize(page)).toBe(size)
    await page.reload()
    expect(await paper(page)).toBe(before)
  })

  test('works by keyboard: opened, chosen with arrows, closed with Escape, focus back on its button', async ({
    page,
  }) => {
    await open(page, story)
    const button = page.getByRole('button', { name: 'Lesevalg' })
    await button.focus()
    await page.keyboard.press('Enter')
    const panel = page.getByRole('dialog', { name: 'Slik vil jeg lese' })
    await expect(panel.getByRole('slider')).toBeVisible()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect(panel.getByLabel('Auto')).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(panel.getByLabel('Sepia')).toBeChecked()
    await page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
    await expect(button).toBeFocused()
  })

  for (const [theme, expected] of [
    ['light', 'rgb(251, 249, 244)'],
    ['sepia', 'rgb(244, 232, 208)'],
    ['dark', 'rgb(20, 23, 27)'],
    ['contrast', 'rgb(255, 255, 255)'],
  ] as const) {
    test(`the ${theme} theme stands before the program has come`, async ({ page, mayFail }) => {
      mayFail(/ERR_FAILED/)
      await page.addInitScript(
        (chosen) => localStorage.setItem('lesesal.reading', JSON.stringify({ theme: chosen })),
        theme,
      )
      await page.route('**/assets/*.js', (route) => route.abort())
      await page.emulateMedia({ colorScheme: theme === 'light' ? 'dark' : 'light' })
      await page.goto(story).catch(() => undefined)
      expect(await paper(page)).toBe(expected)
      if (theme === 'dark') {
        expect(await page.locator('meta[name=color-scheme]').getAttribute('content')).toBe('dark')
        expect(await page.locator('meta[name=theme-color]').first().getAttribute('content')).toBe('#14171b')
      }
    })
  }

  test('the dyslexia-friendly typeface is fetched only by those who choose it', async ({ page }) => {
    const fonts: string[] = []
    page.on('request', (request) => void (request.resourceType() === 'font' && fonts.push(request.url())))
    await open(page, story)
    await page.waitForLoadState('networkidle')
    expect(fonts.filter((url) => url.includes('plain'))).toEqual([])
    const panel = await openPanel(page)
    await panel.getByLabel('Dysleksivennlig').check()
    await expect.poll(() => fonts.some((url) => url.includes('plain'))).toBe(true)
    expect(await page.locator('h1').evaluate((h1) => getComputedStyle(h1).fontFamily)).toMatch(/^"Lesesal Plain"/)
  })
})

test.describe('going on reading', () => {
  const offer = (page: Page) => page.getByRole('button', { name: 'Fortsett der du slapp' })

  async function leaveInTheMiddle(page: Page): Promise<string> {
    await open(page, story)
    const heading = page.getByRole('heading', { name: 'Kjemper i betong' })
    await heading.evaluate((h2) => window.scrollTo(0, h2.getBoundingClientRect().top + window.scrollY - 90))
    await page.waitForTimeout(200)
    await page
      .getByRole('navigation', { name: 'Emner' })
      .getByRole('link', { name: 'Forsiden' })
      .evaluate((link: HTMLElement) => link.click())
    await expect(page).toHaveURL(/\/$/)
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
    await page.locator('#related').evaluate((related) => related.scrollIntoView({ block: 'end' }))
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

test.describe('sharing', () => {
  test('copies the address and says so where the device has no way of its own', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.addInitScript(() => Object.defineProperty(navigator, 'share', { value: undefined }))
    await open(page, '/a/nei-til-eu#sentrum-mot-utkant')
    await page.getByRole('button', { name: 'Del', exact: true }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Lenken er kopiert' })).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('http://localhost:4199/a/nei-til-eu')
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
      /"title":"Norge sier nei.*"url":"http:\/\/localhost:4199\/a\/nei-til-eu"/,
    )
  })
})

test.describe('listening', () => {
  // Debian's Chromium has no voices, so the device's are played by a stand-in that keeps what it was asked to say.
  function voices(languages: string[]) {
    const said: string[] = []
    const queue: SpeechSynthesisUtterance[] = []
    const target = new EventTarget()
    const stand = Object.assign(target, {
      getVoices: () => languages.map((lang) => ({ lang, name: lang, localService: true })),
      cancel: () => queue.splice(0),
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
    await page.getByRole('button', { name: 'Stopp lesingen' }).click()
    await expect(page.locator('[data-spoken]')).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Lytt' })).toBeVisible()
  })

  test('is not offered where no voice fits', async ({ page }) => {
    await page.addInitScript(voices, ['en-GB', 'de-DE'])
    await open(page, '/a/nei-til-eu')
    await expect(page.getByRole('button', { name: 'Del', exact: true })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Lytt' })).toHaveCount(0)
    await open(page, '/a/pluto-flyby')
    await expect(page.getByRole('button', { name: 'Lytt' })).toBeVisible()
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

test.describe('a long read', () => {
  test('has its contents, with the section being read marked', async ({ page, viewport }) => {
    await open(page, story)
    const contents = page.getByRole('navigation', { name: 'Innhold' })
    if (viewport!.width < 1280) await contents.getByText('Innhold').first().click()
    const entries = contents.getByRole('link')
    expect(await entries.count()).toBe(await page.locator('[data-body] h2').count())
    await contents.getByRole('link', { name: 'Fondet' }).click()
    await expect(page.getByRole('heading', { name: 'Fondet' })).toBeInViewport()
    await expect(contents.locator('[aria-current=location]').last()).toHaveText('Fondet')
  })

  test('of forty sections has contents that fit in the window beside it', async ({ page, viewport }) => {
    test.skip(viewport!.width < 1280, 'on a phone the contents are folded')
    await open(page, `${hardEdition}/a/forti-avsnitt`)
    await page.evaluate(() => window.scrollTo(0, 4000))
    const box = (await page.getByRole('navigation', { name: 'Innhold' }).locator('ol:visible').boundingBox())!
    expect(box.y).toBeGreaterThanOrEqual(0)
    const contents = page.getByRole('navigation', { name: 'Innhold' })
    await page.evaluate(() => document.getElementById('avsnitt-nummer-38')!.scrollIntoView())
    await expect(contents.locator('[aria-current]:visible')).toBeInViewport()
    expect((await contents.boundingBox())!.height).toBeLessThanOrEqual(viewport!.height)
  })

  test('shows how much of it is behind', async ({ page }) => {
    await open(page, story)
    const share = () =>
      page
        .locator('[class*=ArticlePage-progress]')
        .evaluate((bar) => bar.getBoundingClientRect().width / document.documentElement.clientWidth)
    expect(await share()).toBeLessThan(0.05)
    const { top, bottom } = await page.locator('main > div > article').evaluate((article) => ({
      top: article.getBoundingClientRect().top + window.scrollY,
      bottom: article.getBoundingClientRect().bottom + window.scrollY,
    }))
    await page.evaluate((middle) => window.scrollTo(0, middle), (top + bottom - page.viewportSize()!.height) / 2)
    await expect.poll(share).toBeGreaterThan(0.45)
    expect(await share()).toBeLessThan(0.55)
    await page.evaluate((end) => window.scrollTo(0, end), bottom)
    await expect.poll(share).toBeGreaterThan(0.98)
  })

  test('short ones have no contents', async ({ page }) => {
    await open(page, '/a/nei-til-eu')
    await expect(page.getByRole('navigation', { name: 'Innhold' })).toHaveCount(0)
  })
})

test('footnotes lead there and back', async ({ page }) => {
  await open(page, `${hardEdition}/a/noter`)
  await page.locator('[data-body] sup a').nth(1).click()
  await expect(page.locator(':target')).toContainText('Den andre kilden')
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
    await expect(page.getByRole('region', { name })).toHaveCount(0)
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
  await expect(page.getByText('http://localhost:4199/a/nei-til-eu')).toBeVisible()
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
