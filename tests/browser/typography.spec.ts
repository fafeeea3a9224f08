import type { Page } from '@playwright/test'
import type { Front } from '#article/listing.ts'
import { everyKind, expect, hardEdition, open, test } from './reading.ts'

const hardStories = ['lange-ord', 'dette-er-hele-saken-og-mer-er-det-ikke-a-si-om-den', 'forti-avsnitt', 'noter'].map(
  (slug) => `${hardEdition}/a/${slug}`,
)

/** How many characters stand in each full line of the story's paragraphs, as the browser has broken them. */
function lineLengths(): number[] {
  const paragraphs = [...document.querySelectorAll('[data-body] p')].filter((p) => p.textContent.length > 200)
  return paragraphs.flatMap((p) => {
    const lines = new Map<number, number>()
    const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    while (walker.nextNode()) {
      const text = walker.currentNode as Text
      for (let at = 0; at < text.length; at++) {
        range.setStart(text, at)
        range.setEnd(text, at + 1)
        const rect = range.getClientRects()[0]
        if (rect) lines.set(Math.round(rect.bottom / 8), (lines.get(Math.round(rect.bottom / 8)) ?? 0) + 1)
      }
    }
    // The last line of a paragraph is as long as it happens to be.
    return [...lines.values()].slice(0, -1)
  })
}

test('a first visit asks for the fonts before its first paint', async ({ page }) => {
  await page.goto('/a/da-norge-ble-et-oljeland')
  expect(await page.locator('link[rel=preload][as=font]').count()).toBeGreaterThanOrEqual(2)
})

test('a line holds 60 to 70 characters on wide screens, in 18 to 20 pixels', async ({ page }) => {
  for (const width of [1024, 1280, 1920]) {
    await page.setViewportSize({ width, height: 900 })
    for (const address of ['/a/da-norge-ble-et-oljeland', `${hardEdition}/a/forti-avsnitt`]) {
      // A busy machine may paint a first visit before they have come; the second has them at hand.
      await page.goto(address)
      await page.evaluate(() => document.fonts.ready)
      await page.reload()
      const lengths = await page.evaluate(lineLengths)
      const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
      expect(average, `${address} at ${width}`).toBeGreaterThanOrEqual(60)
      expect(average, `${address} at ${width}`).toBeLessThanOrEqual(70)
    }
    const style = await page
      .locator('[data-body] p')
      .first()
      .evaluate((p) => {
        const { fontSize, lineHeight } = getComputedStyle(p)
        return { size: parseFloat(fontSize), leading: parseFloat(lineHeight) / parseFloat(fontSize) }
      })
    expect(style.size).toBeGreaterThanOrEqual(18)
    expect(style.size).toBeLessThanOrEqual(20)
    expect(style.leading).toBeCloseTo(1.55, 1)
  }
})

test('text keeps 16 pixels from the edges of a phone', async ({ page }) => {
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 800 })
    await page.goto('/a/nei-til-eu')
    const { left, right } = await page
      .locator('[data-body] p')
      .first()
      .evaluate((p) => p.getBoundingClientRect().toJSON())
    expect(left).toBeGreaterThanOrEqual(16)
    expect(right).toBeLessThanOrEqual((await page.evaluate(() => document.documentElement.clientWidth)) - 16)
  }
})

/** What sticks out of the window, other than what scrolls within itself. */
function overflowing(): string[] {
  const width = document.documentElement.clientWidth
  return [...document.querySelectorAll<HTMLElement>('body *')]
    .filter((element) => element.getBoundingClientRect().right > width + 1 && element.checkVisibility())
    .filter((element) => !scrolls(element) && getComputedStyle(element).clipPath === 'none')
    .map((element) => `${element.tagName} ${element.className} ${element.textContent.slice(0, 40)}`)
  function scrolls(element: Element | null): boolean {
    if (element === null) return false
    return /auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement)
  }
}

test('the longest words stay inside the window, at 320 px and at twice the text size', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  for (const address of [...hardStories, `${hardEdition}/`, `${hardEdition}/topic/sprak`]) {
    for (const size of ['100%', '200%']) {
      await page.goto(address)
      await page.evaluate((fontSize) => (document.documentElement.style.fontSize = fontSize), size)
      expect(await page.evaluate(overflowing), `${address} at ${size}`).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(320)
    }
  }
})

test('the largest text a reader can choose fits too', async ({ page }) => {
  await page.addInitScript(() =>
    localStorage.setItem('lesesal.reading', '{"size":"6","face":"plain","width":"wide","leading":"loose"}'),
  )
  for (const width of [320, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    for (const address of [...hardStories, '/', '/a/nei-til-eu', '/most-viewed']) {
      await open(page, address)
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth),
        `${address} at ${width}`,
      ).toBeLessThanOrEqual(width)
    }
  }
})

for (const [width, address] of [
  [320, '/'],
  [360, '/topic/norge'],
  [768, '/'],
  [1280, '/'],
] as const) {
  test(`no word of a headline is broken at any text size: ${address} at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    await open(page, address)
    for (const size of ['3', '6']) {
      await page.evaluate((chosen) => (document.documentElement.dataset.size = chosen), size)
      expect(await page.locator('main [data-story] :is(h2, h3)').evaluateAll(brokenWords), size).toEqual([])
    }
  })
}

/** The words of up to 13 letters that go on to another line. */
function brokenWords(headlines: Element[]): string[] {
  return headlines.flatMap((headline) => {
    const range = document.createRange()
    const walker = document.createTreeWalker(headline, NodeFilter.SHOW_TEXT)
    const words: string[] = []
    while (walker.nextNode())
      for (const { index, 0: word } of walker.currentNode.nodeValue!.matchAll(/[\p{L}\d]{1,13}(?![\p{L}\d])/gu)) {
        if (/[\p{L}\d]/u.test(walker.currentNode.nodeValue![index - 1] ?? '')) continue
        range.setStart(walker.currentNode, index)
        range.setEnd(walker.currentNode, index + word.length)
        if (range.getClientRects().length > 1) words.push(word)
      }
    return words
  })
}

test('a headline as long as a sentence is set smaller than others of its rank', async ({ page }) => {
  await open(page, '/')
  const sizeOf = (headline: string) =>
    page
      .locator('main h2, main h3')
      .filter({ hasText: headline })
      .first()
      .evaluate((heading) => parseFloat(getComputedStyle(heading).fontSize))
  expect(await sizeOf('Det 400 meter lange containerskipet')).toBeLessThan(await sizeOf('Vannet tok veier'))
})

test('who wrote a story, and when, stay beside the text at every text size', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await open(page, `${hardEdition}/a/noter`)
  const time = page.getByText('kl.\u00a009:00')
  const { x, width } = (await time.locator('xpath=ancestor::ul').boundingBox())!
  for (const size of ['1', '2', '3', '4', '5', '6']) {
    await page.evaluate((chosen) => (document.documentElement.dataset.size = chosen), size)
    const right = await time.evaluate((element) => {
      const range = document.createRange()
      range.selectNodeContents(element)
      return range.getBoundingClientRect().right
    })
    expect(right, `size ${size}`).toBeLessThanOrEqual(x + width)
  }
  // In lines, as on a phone, what parts them is out of sight where a line begins.
  await page.setViewportSize({ width: 390, height: 800 })
  const [first, ...others] = await time.locator('xpath=ancestor::ul/li').evaluateAll((items) =>
    items.map((item) => {
      const { left, width: dot } = getComputedStyle(item, '::before')
      return item.getBoundingClientRect().left + parseFloat(left) + parseFloat(dot)
    }),
  )
  expect(others.length).toBeGreaterThan(0)
  expect(first).toBe((await time.locator('xpath=ancestor::ul').boundingBox())!.x)
})

test('the name of a topic is not broken beside its stories, at any text size', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await open(page, '/')
  for (const size of ['1', '2', '3', '4', '5', '6']) {
    await page.evaluate((chosen) => (document.documentElement.dataset.size = chosen), size)
    const lines = await page
      .locator('section[data-layout] h2 a')
      .evaluateAll((names) => names.map((name) => name.getClientRects().length))
    expect(new Set(lines), `size ${size}`).toEqual(new Set([1]))
  }
})

test('a topic with a word too long for the rail has its name above its stories, unbroken', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.route('**/edition/front.json', async (route) => {
    const front = (await (await route.fetch()).json()) as Front
    const names = ['Arbeidsmarkedspolitikk', 'Havbruksnæringen', 'Næring og miljø', 'Kommunestyre']
    front.topics = front.topics.slice(0, 4).map((strip, place) => ({
      ...strip,
      topic: { ...strip.topic, name: names[place]! },
    }))
    await route.fulfill({ json: front })
  })
  await open(page, '/about')
  await page.getByRole('navigation').getByRole('link', { name: 'Forsiden' }).click()
  const names = page.locator('section[data-layout] h2 a')
  await expect(names).toHaveCount(4)
  // As in a browser that knows not where Norwegian words are divided.
  await page.locator('section[data-layout] h2').evaluateAll((all) => {
    for (const heading of all) (heading as HTMLElement).style.hyphens = 'manual'
  })
  const lines = await names.evaluateAll((all) => all.map((name) => name.getClientRects().length))
  expect(lines).toEqual([1, 1, 1, 1])
  const besideStories = await page
    .locator('section[data-layout]')
    .evaluateAll((strips) => strips.map((strip) => getComputedStyle(strip).gridTemplateColumns.split(' ').length > 1))
  expect(besideStories).toEqual([false, false, true, true])
})

test('the label above a story that is read from right to left stands where the story begins', async ({ page }) => {
  await open(page, `${hardEdition}/a/davvisamegiella`)
  const around = page.getByRole('navigation', { name: 'Før og etter' })
  const end = (words: string) =>
    around.getByText(words).evaluate((element) => {
      const range = document.createRange()
      range.selectNodeContents(element)
      const { left, right } = range.getBoundingClientRect()
      const box = element.getBoundingClientRect()
      return [Math.round(left - box.left), Math.round(box.right - right)]
    })
  await around.scrollIntoViewIfNeeded()
  await expect(around.getByRole('article').last()).toHaveAttribute('dir', 'rtl')
  expect((await end('Eldre sak'))[1]).toBe(0)
  expect((await end('Nyere sak'))[0]).toBe(0)
})

test('figures in a table of a story from right to left are not turned about', async ({ page }) => {
  await open(page, `${hardEdition}/a/arabisk`)
  const order = await page.locator('[data-body] td').evaluateAll((cells) =>
    cells.map((cell) => {
      const text = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode() as Text
      const places = Array.from(text.data, (sign, at) => {
        const range = document.createRange()
        range.setStart(text, at)
        range.setEnd(text, at + 1)
        return { sign, left: range.getBoundingClientRect().left }
      })
      return places
        .toSorted((a, b) => a.left - b.left)
        .map(({ sign }) => sign)
        .join('')
    }),
  )
  expect(order).toEqual(['2019', '-5 %', '1\u00A0200\u00A0000'])
})

test('no month and no shortcut is broken within a word on a phone at twice the text size', async ({ page }) => {
  const broken = () =>
    [...document.querySelectorAll('main nav dd a, dialog dd')]
      .filter((element) => {
        const range = document.createRange()
        range.selectNodeContents(element)
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
        return lines.size > element.textContent.split(' ').length
      })
      .map(({ textContent }) => textContent)
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 800 })
    await open(page, '/archive')
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
    await page.keyboard.press('?')
    const shortcuts = page.getByRole('dialog', { name: 'Hurtigtaster' })
    await expect(shortcuts).toBeVisible()
    expect(await page.evaluate(broken), `${width} px`).toEqual([])
    expect(await shortcuts.evaluate((box) => box.scrollWidth - box.clientWidth), `${width} px`).toBe(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
})

test('the name of a paper is not broken within a word, on any phone', async ({ page }) => {
  for (const width of [320, 360, 375, 390, 768]) {
    await page.setViewportSize({ width, height: 800 })
    await page.goto(`${hardEdition}/`)
    await page.evaluate(() => document.fonts.ready)
    const lines = await page
      .getByRole('banner')
      .getByRole('link', { name: 'Fylkesspråkposten' })
      .evaluate((name) => name.getClientRects().length)
    expect(lines, `${width} px`).toBe(1)
  }
})

/** The distances of WCAG 2.2, success criterion 1.4.12, which a reader may ask for. */
const moreSpace = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`

/** Elements whose own text is cut off. */
function clipped(): string[] {
  return [...document.querySelectorAll<HTMLElement>('body *')]
    .filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue!.trim() !== ''),
    )
    .flatMap((element) => {
      const around: Element[] = []
      for (let box: Element | null = element; box; box = box.parentElement) around.push(box)
      const clipping = around.find((box) => /hidden|clip/.test(getComputedStyle(box).overflowY))
      if (!clipping || getComputedStyle(clipping).clipPath !== 'none') return []
      return clipping.scrollHeight > clipping.clientHeight + 2 ? [element.textContent.slice(0, 60)] : []
    })
}

test('nothing is cut off when a reader asks for more space around letters, words and lines', async ({
  page,
  mayFail,
}) => {
  test.setTimeout(120_000)
  mayFail(/status of 404/)
  for (const address of [...Object.values(everyKind), ...hardStories]) {
    await open(page, address)
    await page.waitForLoadState('networkidle')
    // On a phone the list is cut at two lines a row until all of it is asked for.
    const all = page.getByRole('button', { name: 'Vis flere' })
    if (await all.isVisible()) await all.click()
    await addStyle(page, moreSpace)
    expect(await page.evaluate(clipped), address).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(
      page.viewportSize()!.width,
    )
  }
})

/** A style the reader's own browser would add; the page's security policy lets no page do so. */
async function addStyle(page: Page, css: string): Promise<void> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    document.adoptedStyleSheets.push(sheet)
  }, css)
}

test('quotation marks are those of the language of the text', async ({ page }) => {
  await page.goto(`${hardEdition}/a/noter`)
  await expect(page.getByText('Hun sa «det holder», og han svarte “so it is”.')).toBeVisible()
  const mark = (text: string) =>
    page.getByText(text).evaluate((p) => {
      const { content, quotes } = getComputedStyle(p, '::before')
      return content === 'none' ? null : quotes
    })
  expect(await mark('Dette er sagt av noen')).toContain('«')
  expect(await mark('Dette har sine egne.')).toBeNull()
  await page.goto(`${hardEdition}/a/in-english`)
  expect(await mark('Somebody said this')).toContain('“')
})

test('a quote that is emphasised keeps its own marks, and what is no running text to its end has none', async ({
  page,
}) => {
  await page.goto(`${hardEdition}/a/noter`)
  const around = (text: string) =>
    page
      .locator('blockquote', { hasText: text })
      .evaluate((quote) =>
        [...quote.querySelectorAll('p')].flatMap((p) =>
          ['::before', '::after'].map((place) => getComputedStyle(p, place).content),
        ),
      )
  expect(await around('er uthevet')).toEqual(['none', 'none'])
  expect(await around('sier høyt')).toEqual(['none', 'none'])
  expect(new Set(await around('sitert som en liste'))).toEqual(new Set(['none']))
})

test('a quote in a language that is none of the interface’s has its own marks, whatever the chrome is in', async ({
  page,
}) => {
  for (const chosen of ['nb', 'en']) {
    await open(page, `${hardEdition}/a/pa-svensk?lang=${chosen}`)
    const quotes = await page
      .getByText('Det är inte sant.')
      .evaluate((p) => [getComputedStyle(p, '::before').content, getComputedStyle(p).quotes])
    expect(quotes, chosen).toEqual([expect.stringContaining('open-quote'), 'auto'])
  }
})

test('the dash of a speech stays with its first word, and every line begins below that word', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto(`${hardEdition}/a/lange-ord`)
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
  const tops = await page
    .getByText('– Fylkestrafikk')
    .last()
    .evaluate((p) => {
      const text = document.createTreeWalker(p, NodeFilter.SHOW_TEXT).nextNode() as Text
      return [0, 2].map((at) => {
        const range = document.createRange()
        range.setStart(text, at)
        range.setEnd(text, at + 1)
        return range.getBoundingClientRect().top
      })
    })
  expect(tops[1]).toBe(tops[0])
  const offset = await page
    .getByText('– Fylkestrafikk')
    .last()
    .evaluate((p) => {
      const range = document.createRange()
      range.setStart(document.createTreeWalker(p, NodeFilter.SHOW_TEXT).nextNode()!, 2)
      range.setEndAfter(p.lastChild!)
      const [word, ...others] = range.getClientRects()
      const below = others.find(({ top }) => top > word!.bottom)
      return (below!.left - word!.left) / parseFloat(getComputedStyle(p).fontSize)
    })
  // Also in the device's own letters, whose dash is wider.
  expect(Math.abs(offset)).toBeLessThan(0.2)
})

test('the end of a table fades as long as there is more of it beside the screen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 700 })
  await page.goto(`${hardEdition}/a/lange-ord`)
  const table = page.getByRole('region', { name: 'Tabell' })
  await expect(table).toHaveCSS('mask-image', /gradient/)
  await table.evaluate((box) => (box.scrollLeft = box.scrollWidth))
  await expect(table).toHaveCSS('mask-image', 'none')
  // A table that fits.
  await page.goto('/a/nei-til-eu')
  await page.setViewportSize({ width: 1280, height: 700 })
  await expect(table).toHaveCSS('mask-image', 'none')
})

test('words are divided under the language of the story', async ({ page }) => {
  await page.goto('/a/pluto-flyby')
  const paragraph = page.locator('[data-body] p').first()
  expect(await paragraph.evaluate((p) => getComputedStyle(p).hyphens)).toBe('auto')
  expect(await paragraph.evaluate((p) => p.closest('[lang]')!.getAttribute('lang'))).toBe('en')
})

test('a figure in a table never breaks at its spaces; words that stand at the end do', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 700 })
  await page.goto(`${hardEdition}/a/noter`)
  const lines = await page.locator('[data-body] td').evaluateAll((cells) =>
    cells.map((cell) => {
      const range = document.createRange()
      range.selectNodeContents(cell)
      return range.getClientRects().length
    }),
  )
  expect(lines.slice(0, 2)).toEqual([1, 1])
  expect(lines[2]).toBeGreaterThan(2)
})

test('a list counts as its writer counts: in letters, in Roman numerals, downwards', async ({ page }) => {
  await page.goto(`${hardEdition}/a/noter`)
  const lists = await page
    .locator('[data-body] ol[type]')
    .evaluateAll((found) =>
      found.map((list) => [getComputedStyle(list).listStyleType, (list as HTMLOListElement).reversed]),
    )
  expect(lists).toEqual([
    ['upper-alpha', true],
    ['lower-roman', false],
  ])
})
