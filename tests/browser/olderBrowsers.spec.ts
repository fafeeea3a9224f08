import type { Page } from '@playwright/test'
import { everyKind, expect, hydrated, open, test } from './reading.ts'

/**
 * Takes from a browser what the oldest ones lack that the reader is built for: Safari 16.4, Chrome 111, Firefox 115.
 */
async function grownYoung(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const missing: [object, string[]][] = [
      [Map, ['groupBy']],
      [Object, ['groupBy']],
      [Promise, ['withResolvers', 'try']],
      [Array, ['fromAsync']],
      [URL, ['canParse', 'parse']],
      [AbortSignal, ['any']],
      [Intl, ['Segmenter', 'DurationFormat']],
      [
        Iterator.prototype,
        ['map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some', 'find'],
      ],
      [Set.prototype, ['union', 'intersection', 'difference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom']],
      [Element.prototype, ['checkVisibility']],
      [Document.prototype, ['startViewTransition']],
      [HTMLElement.prototype, ['popover', 'showPopover', 'hidePopover', 'togglePopover']],
      [window, ['requestIdleCallback', 'scheduler', 'navigation']],
    ]
    for (const [holder, names] of missing) for (const name of names) Reflect.deleteProperty(holder, name)
    // A selector nobody knows is an error, unless it stands where it is forgiven.
    for (const { prototype } of [Element, Document])
      for (const name of ['matches', 'closest', 'querySelector', 'querySelectorAll']) {
        const own = Reflect.get(prototype, name) as ((selector: string) => unknown) | undefined
        const asOfOld = function (this: unknown, selector: string) {
          const forgiven = selector.replaceAll(':is(:popover-open)', ':not(*)')
          if (forgiven.includes(':popover-open')) throw new DOMException(`'${selector}' is not valid`, 'SyntaxError')
          return own!.call(this, forgiven)
        }
        if (own) Reflect.set(prototype, name, asOfOld)
      }
  })
}

test.beforeEach(({ page }) => grownYoung(page))

for (const [kind, address] of Object.entries(everyKind)) {
  test(`${kind} is read in a browser of 2023`, async ({ page, mayFail }) => {
    mayFail(/status of 404/)
    await page.goto(address)
    const before = await page.locator('#reader h1').elementHandle()
    await hydrated(page)
    expect(await before?.evaluate((heading) => heading.isConnected)).toBe(true)
  })
}

test('a browser of 2023 searches, and moves by the keyboard', async ({ page }) => {
  await open(page, '/topic/norge')
  await page.keyboard.press('j')
  await expect(page.locator('main h2 a').first()).toBeFocused()
  await page.keyboard.press('s')
  await page.getByRole('searchbox').fill('folkeavstemning')
  await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toBeVisible()
})
