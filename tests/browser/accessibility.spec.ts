import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { accentsOf } from '../../src/publisher/arranging/accent.ts'
import { brandedShell } from '../../src/publisher/outputs/brandedShell.ts'
import { violations } from './axe.ts'
import { everyKind, expect, goToFront, hardEdition, open, test } from './reading.ts'

const widths = [320, 390, 768, 1280]

/** What a reader may have chosen, in the device or in the reading panel. */
const looks: { name: string; media: Parameters<Page['emulateMedia']>[0]; theme?: string }[] = [
  { name: 'light', media: { colorScheme: 'light' } },
  { name: 'dark', media: { colorScheme: 'dark' } },
  { name: 'high contrast', media: { colorScheme: 'light' }, theme: 'contrast' },
  { name: 'forced colours', media: { colorScheme: 'light', forcedColors: 'active' } },
]

/** What axe looks for in colours; all else it looks for is the same whatever the look. */
const ofColours = ['color-contrast', 'link-in-text-block']
const allButColours = { rules: Object.fromEntries(ofColours.map((rule) => [rule, { enabled: false }])) }

async function putOn(page: Page, { media, theme }: (typeof looks)[number]): Promise<void> {
  await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce', ...media })
  await page.evaluate((chosen) => {
    if (chosen === undefined) delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = chosen
  }, theme)
}

/** Colours are looked at in every look, in each language at a width of its own: words and widths do not choose colours. */
const languages = [
  { language: 'nb', button: 'Bokmål', widthOfLooks: 1280 },
  { language: 'nn', button: 'Nynorsk', widthOfLooks: 390 },
  { language: 'en', button: 'English', widthOfLooks: 768 },
]

for (const [kind, address] of Object.entries({ ...everyKind, notes: `${hardEdition}/a/noter` })) {
  test(`axe finds nothing on the page ${kind}, in any language, at any width, in any look; its headings descend, and all that can be tapped is large enough`, async ({
    page,
    mayFail,
  }) => {
    mayFail(/status of 404/)
    test.slow()
    await open(page, address)
    await page.waitForLoadState('networkidle')
    expect(await page.evaluate(smallTargets)).toEqual([])
    expectDescent(await page.evaluate(headingLevels))
    // Of what has that role Orca reads no words, only “status bar”.
    await expect(page.getByRole('status')).toHaveCount(0)
    for (const { language, button, widthOfLooks } of languages) {
      await putOn(page, looks[0]!)
      await page.getByRole('banner').getByRole('button', { name: button }).click()
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 })
        expect(await violations(page, allButColours), `${language} at ${width} px`).toEqual([])
      }
      await page.setViewportSize({ width: widthOfLooks, height: 900 })
      for (const look of looks) {
        await putOn(page, look)
        expect(await violations(page, { runOnly: ofColours }), `${language}, ${look.name}`).toEqual([])
      }
    }
  })
}

/** What can be tapped and is less than 24 pixels high or wide, other than links in running text. */
function smallTargets(): string[] {
  return (
    [...document.querySelectorAll<HTMLElement>('a[href], button, input, summary')]
      .filter((target) => target.checkVisibility() && getComputedStyle(target).clipPath === 'none')
      // WCAG 2.2, 2.5.8: a link in a sentence may be as high as its line. The number of a footnote would be half of that.
      .filter((target) => target.matches('sup a') || !target.matches('p a, [data-body] li a, td a, dd a, figcaption a'))
      .filter((target) => {
        // The whole of a teaser is the target of its link.
        const whole = target.matches('h2 a, h3 a, li span a') ? target.closest('article, li') : null
        const box = (whole ?? target).getBoundingClientRect()
        return box.width < 24 || box.height < 24
      })
      .map((target) => target.outerHTML.slice(0, 80))
  )
}

function headingLevels(): number[] {
  return [...document.querySelectorAll('h1, h2, h3, h4')]
    .filter((heading) => heading.checkVisibility())
    .map(({ tagName }) => Number(tagName[1]))
}

/** One h1, and below it one step at a time. */
function expectDescent(levels: number[]): void {
  expect(levels.filter((level) => level === 1)).toHaveLength(1)
  expect(levels.filter((level, place) => place > 0 && level > levels[place - 1]! + 1)).toEqual([])
}

test('axe finds nothing in what opens on a tap, in any theme a reader can choose', async ({ page }) => {
  test.setTimeout(120_000)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const theme of ['light', 'sepia', 'dark', 'contrast']) {
    await page.addInitScript((chosen) => localStorage.setItem('lesesal.reading', `{"theme":"${chosen}"}`), theme)
    await open(page, `${hardEdition}/a/forti-avsnitt`)
    expectDescent(await page.evaluate(headingLevels))
    // All but colours is the same in every theme.
    const looked = theme === 'light' ? {} : { runOnly: ofColours }
    expect(await violations(page, looked), theme).toEqual([])
    await page.getByRole('button', { name: 'Lesevalg' }).click()
    await expect(page.getByRole('slider')).toBeVisible()
    expect(await violations(page, looked), `${theme}, reading panel`).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Hurtigtaster' })).toBeVisible()
    expect(await violations(page, looked), `${theme}, shortcuts`).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('main figure a').first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await violations(page, looked), `${theme}, picture`).toEqual([])
  }
})

test('the newsroom’s colour can be read on dark pages also where the device asks for less contrast, and gives way to more', async ({
  page,
}) => {
  const tokens = await readFile('src/reader/styles/tokens.css', 'utf8')
  const accents = accentsOf('#9c2b1f', [])
  await page.setContent(brandedShell(`<!doctype html><head><style>${tokens}</style></head>`, accents))
  const device = await page.context().newCDPSession(page)
  const accentWhere = async (contrast: string) => {
    const features = [
      { name: 'prefers-color-scheme', value: 'dark' },
      { name: 'prefers-contrast', value: contrast },
    ]
    await device.send('Emulation.setEmulatedMedia', { features })
    return page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent'))
  }
  expect(await accentWhere('no-preference')).toBe(accents.dark.accent)
  expect(await accentWhere('less')).toBe(accents.dark.accent)
  expect(await accentWhere('custom')).toBe(accents.dark.accent)
  expect(await accentWhere('more')).not.toMatch(new RegExp(`${accents.dark.accent}|${accents.light.accent}`))
})

test('in high contrast what is chosen in the reading panel is framed, whatever its own ground', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('lesesal.reading', '{"theme":"contrast"}'))
  await open(page, '/')
  await page.getByRole('button', { name: 'Lesevalg' }).click()
  const chosen = page.locator('#reading-panel label').filter({ hasText: 'Høy kontrast' })
  await expect(chosen).toHaveCSS('background-color', 'rgb(0, 0, 0)')
  // Black on black would be no frame: paper shows between the two.
  await expect(chosen).toHaveCSS('outline-style', 'solid')
  await expect(chosen).toHaveCSS('outline-offset', '1px')
})

test('in forced colours only what is current looks so', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await open(page, '/topic/norge')
  const styled = (selector: string, property: string) =>
    page
      .locator(selector)
      .evaluateAll((all, name) => all.map((one) => getComputedStyle(one).getPropertyValue(name)), property)
  const [paper] = await styled('body', 'background-color')
  expect(new Set(await styled('header nav a:not([aria-current])', 'border-block-end-color'))).toEqual(new Set([paper]))
  expect(await styled('header nav a[aria-current]', 'border-block-end-color')).not.toContain(paper)
  expect(new Set(await styled('header button[aria-pressed=false]', 'text-decoration-line'))).toEqual(new Set(['none']))
  expect(await styled('header button[aria-pressed=true]', 'text-decoration-line')).toEqual(['underline'])
})

test('in forced colours what stands above a page is set off from it by a border', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.emulateMedia({ forcedColors: 'active' })
  const story = '/a/da-norge-ble-et-oljeland'
  await open(page, story)
  await page.evaluate(() => window.scrollTo(0, 3000))
  await page.waitForTimeout(200)
  await goToFront(page)
  await open(page, story)
  const offer = page.getByRole('button', { name: 'Fortsett der du slapp' })
  await expect(offer.locator('..')).toHaveCSS('border-style', 'solid')
  await page.getByRole('button', { name: 'Del', exact: true }).click()
  await expect(page.locator('[aria-live]').filter({ hasText: 'Lenken' })).toHaveCSS('border-style', 'solid')
})

test('a fact box is found among the headings, one step below that of its section', async ({ page }) => {
  await open(page, `${hardEdition}/a/lange-ord`)
  await expect(page.getByRole('heading', { name: /^Fakta om/, level: 3 })).toBeVisible()
})

test('a mouse without a wheel for it has a bar for the row of topics in a narrow window', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 600 })
  await open(page, '/')
  const row = page.locator('header nav ul')
  expect(await row.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeGreaterThan(0)
  // The browser of the tests draws no bars.
  await expect(row).toHaveCSS('scrollbar-width', 'thin')
})

test('focus is always visible, wherever the keyboard goes', async ({ page }) => {
  for (const address of ['/', '/a/da-norge-ble-et-oljeland']) {
    await open(page, address)
    for (let stop = 0; stop < 30; stop++) {
      await page.keyboard.press('Tab')
      const isShown = await page.evaluate(() => {
        const focused = document.activeElement!
        // A teaser, or a row of a list, shows the focus of the link that fills it.
        return [focused, focused.closest('article'), focused.closest('li')].some((element) => {
          if (!element) return false
          const { outlineStyle, outlineWidth } = getComputedStyle(element)
          return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
        })
      })
      expect(isShown, await page.evaluate(() => document.activeElement!.outerHTML.slice(0, 100))).toBe(true)
    }
  }
})
