import sharp from 'sharp'
import { expect, hardEdition, hydrated, open, test } from './reading.ts'

const several = `${hardEdition}/a/forti-avsnitt`

test('a browser that reads AVIF is given it, in the width it shows', async ({ page }) => {
  const fetched: string[] = []
  page.on('request', (request) => void (request.url().includes('/images/') && fetched.push(request.url())))
  await open(page, '/a/nei-til-eu')
  const lead = page.locator('main figure img').first()
  await expect(lead).toHaveJSProperty('complete', true)
  expect(await lead.evaluate((img: HTMLImageElement) => img.currentSrc)).toMatch(/\.avif$/)
  expect(fetched.filter((url) => url.endsWith('.webp'))).toEqual([])
  expect(await lead.getAttribute('loading')).toBe('eager')
  expect(await lead.getAttribute('fetchpriority')).toBe('high')
})

test('pictures further down wait until they come near, on a ground of their own colour', async ({ page }) => {
  await open(page, several)
  const later = page.locator('[data-body] figure img').first()
  expect(await later.getAttribute('loading')).toBe('lazy')
  const ground = page.locator('[data-body] figure svg').first()
  expect(await ground.getAttribute('fill')).toMatch(/^#2[0-9a-f]8[0-9a-f]5/)
  const [picture, colour] = [await later.boundingBox(), await ground.boundingBox()]
  expect(colour).toEqual(picture)
})

test('the words for a picture that could not be fetched stand on paper, not on its colour', async ({
  page,
  mayFail,
}) => {
  mayFail(/ERR_FAILED|Failed to load resource/)
  await page.route('**/images/**', (route) => route.abort())
  for (const [colorScheme, paper] of [
    ['light', { r: 0xf1, g: 0xed, b: 0xe3 }],
    ['dark', { r: 0x1d, g: 0x21, b: 0x26 }],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await open(page, several)
    const picture = page.locator('main figure img').first()
    await expect(picture).toHaveJSProperty('complete', true)
    const drawn = sharp(await picture.screenshot()).removeAlpha()
    const { data, info } = await drawn.raw().toBuffer({ resolveWithObject: true })
    const [r, g, b] = data.subarray((info.width * (info.height >> 1) + (info.width >> 1)) * 3)
    expect({ r, g, b }, colorScheme).toEqual(paper)
  }
})

for (const name of ['portrett', 'lite', 'smalt']) {
  test(`a picture (${name}) is never larger than it is, nor higher than the window`, async ({ page, viewport }) => {
    let letGo = () => {}
    const held = new Promise<void>((resolve) => (letGo = resolve))
    await page.route('**/images/**', async (route) => {
      await held
      await route.continue()
    })
    await page.goto(`${hardEdition}/a/${name}`, { waitUntil: 'commit' })
    const lead = page.locator('main article figure img').first()
    const place = await lead.boundingBox()
    letGo()
    await hydrated(page)
    await expect(lead).toHaveJSProperty('complete', true)
    expect((await lead.boundingBox())!.height, 'its place is kept until it is there').toBe(place!.height)
    const [caption, picture] = [(await page.locator('main figcaption').first().boundingBox())!, place!]
    expect(caption.y).toBeGreaterThanOrEqual(picture.y + picture.height)
    // However much is said of it, it is drawn as large as it is, as far as the window and the column allow.
    const [ownWidth, ownHeight] = [await lead.getAttribute('width'), await lead.getAttribute('height')].map(Number)
    const column = (await page.locator('main h1').locator('..').boundingBox())!.width
    expect(picture.width).toBeCloseTo(Math.min(ownWidth!, column), 0)
    expect(picture.height).toBeCloseTo(
      Math.min(picture.width * (ownHeight! / ownWidth!), Math.max(0.9 * viewport!.height, 576)),
      0,
    )
    const pictures = page.locator('main article figure img')
    await expect(pictures).toHaveCount(2)
    for (const each of await pictures.all()) {
      await each.scrollIntoViewIfNeeded()
      const { width, height } = (await each.boundingBox())!
      expect(width).toBeLessThanOrEqual(Number(await each.getAttribute('width')))
      expect(height).toBeLessThanOrEqual(Math.max(0.9 * viewport!.height, 576) + 1)
    }
    // Opened large, it is no more than twice as large as it is.
    await page.locator('main figure a').first().click()
    const large = page.getByRole('dialog').getByRole('img').first()
    await expect(large).toHaveJSProperty('complete', true)
    const drawn = (await large.boundingBox())!
    expect(drawn.width).toBeLessThanOrEqual(2 * ownWidth!)
    const room = (await large.locator('xpath=ancestor::figure/span').boundingBox())!
    expect(drawn.y + drawn.height / 2).toBeCloseTo(room.y + room.height / 2, 0)
    expect(drawn.height).toBeLessThanOrEqual(room.height)
    expect(drawn.height / drawn.width).toBeCloseTo(ownHeight! / ownWidth!, name === 'smalt' ? -1 : 1)
  })
}

test('a tall picture in a list is shown from its upper part, where faces are', async ({ page }) => {
  await open(page, '/')
  const picture = page.locator('main article img').first()
  await picture.evaluate(async (img: HTMLImageElement) => {
    for (const source of img.parentElement!.querySelectorAll('source')) source.remove()
    img.removeAttribute('srcset')
    img.src = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="200" height="600"><path d="M0 0h200v240H0z" fill="red"/></svg>')}`
    await img.decode()
  })
  const { channels } = await sharp(await picture.screenshot()).stats()
  expect(channels[2]!.mean, 'what is not red').toBeLessThan(16)
})

test('a tap opens a picture large, with its caption, and the browser’s way back closes it', async ({ page }) => {
  await open(page, '/a/nei-til-eu')
  await page.locator('main figure a').first().click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await expect(dialog.getByText('Tegning: Lesesal')).toBeVisible()
  const { width, height } = (await dialog.getByRole('img').boundingBox())!
  const viewport = page.viewportSize()!
  expect(Math.max(width / viewport.width, height / viewport.height)).toBeGreaterThan(0.75)
  await page.goBack()
  await expect(dialog).toHaveCount(0)
  await expect(page.locator('main figure a').first()).toBeFocused()
  await expect(page).toHaveURL(/\/a\/nei-til-eu$/)
})

test('the page stays where it was when a picture of which it shows a part is closed', async ({ page }) => {
  await page.setViewportSize({ width: page.viewportSize()!.width, height: 600 })
  await open(page, '/a/da-norge-ble-et-oljeland')
  const picture = page.locator('main figure a').first()
  // As in Safari, which goes to what is given focus until all of it is in the window, and gives none to a link that is
  // tapped.
  await picture.evaluate((link: HTMLElement) => {
    const { focus } = link
    link.focus = (options) => {
      focus.call(link, { preventScroll: true })
      if (!options?.preventScroll) requestAnimationFrame(() => link.scrollIntoView({ block: 'end' }))
    }
  })
  await picture.evaluate((link: HTMLElement) => link.click())
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(picture).toBeFocused()
  await page.waitForTimeout(200)
  expect(await page.evaluate(() => window.scrollY)).toBe(0)
})

test('Escape and the button close it too, and leave the history as it was', async ({ page }) => {
  await open(page, '/')
  await open(page, '/a/nei-til-eu')
  for (const close of [
    () => page.keyboard.press('Escape'),
    () => page.getByRole('dialog').getByRole('button', { name: 'Lukk' }).click(),
  ]) {
    await page.locator('main figure a').first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await close()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page).toHaveURL(/\/a\/nei-til-eu$/)
  }
  await page.goBack()
  await expect(page).toHaveURL(/\/$/)
})

test('arrow keys and buttons lead through the pictures of a story', async ({ page }) => {
  await open(page, several)
  await page.locator('main figure a').first().click()
  const dialog = page.getByRole('dialog', { name: 'Bilde 1 av 3' })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('dialog', { name: 'Bilde 2 av 3' })).toBeVisible()
  await expect(page.getByRole('dialog').getByText('Det andre bildet')).toBeInViewport()
  await expect(page.getByRole('img', { name: 'En grønn flate' }).last()).toBeInViewport()
  await page.getByRole('button', { name: 'Neste' }).click()
  await expect(page.getByRole('dialog', { name: 'Bilde 3 av 3' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Neste' })).toBeDisabled()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('dialog', { name: 'Bilde 2 av 3' })).toBeVisible()
})

test('whoever turns large pictures by keys hears what is on each', async ({ page }) => {
  await open(page, several)
  await page.locator('main figure a').first().click()
  const shown = (name: string) => page.getByRole('dialog').getByRole('region', { name })
  await expect(shown('En blå flate')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(shown('En grønn flate')).toBeFocused()
  await expect(shown('En grønn flate')).toHaveAttribute('lang', 'nb')
})

test('a swipe leads to the next picture', { tag: '@phone' }, async ({ page }) => {
  await open(page, several)
  await page.locator('main figure a').first().click()
  await expect(page.getByRole('dialog', { name: 'Bilde 1 av 3' })).toBeVisible()
  const touch = await page.context().newCDPSession(page)
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: 330, y: 350 }] })
  for (let x = 310; x >= 50; x -= 20) {
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: 350 }] })
  }
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await expect(page.getByRole('dialog', { name: 'Bilde 2 av 3' })).toBeVisible()
})

test('the address of an open picture can be shared, and closing it stays on the story', async ({ page }) => {
  await open(page, several)
  await page.locator('[data-body] figure a').first().click()
  await expect(page.getByRole('dialog', { name: 'Bilde 2 av 3' })).toBeVisible()
  const address = page.url()
  await page.goto('about:blank')
  await open(page, address)
  await expect(page.getByRole('dialog', { name: 'Bilde 2 av 3' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page).toHaveURL(several)
  await expect(page.locator('[data-body] figure a').first()).toBeFocused()
})

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('a picture leads to its file', async ({ page, mayFail }) => {
    // Chromium's own page around a picture has a style that our policy, sent with every file, does not let in, and asks for /favicon.ico.
    mayFail(/Content Security Policy|status of 404/)
    await page.goto('/a/nei-til-eu')
    await page.locator('main figure a').first().click()
    await expect(page).toHaveURL(/\/images\/[0-9a-f]+-1600\.webp$/)
  })
})
