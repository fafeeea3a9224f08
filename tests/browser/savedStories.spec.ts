import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer, request as ask } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { expect, open, test as base } from './reading.ts'
import { openEdition, story, type OwnEdition } from './ownEdition.ts'

const test = base.extend<{ edition: OwnEdition }>({
  edition: async ({ page, mayFail }, use) => {
    mayFail(/Failed to load resource/)
    const edition = await openEdition({
      bru: story('Brua er åpnet', '2026-05-01', 'Køen var lang.'),
      vei: story('Veien er stengt', '2026-05-02', 'Raset gikk i natt.'),
    })
    await use(edition)
    await page.goto('about:blank')
    await edition.close()
  },
})

// Publications on a busy machine take their time.
test.setTimeout(90_000)

const save = (page: Page) => page.getByRole('button', { name: /^Lagret?$/ })

/** Saves a story and waits until it is said that it has been. */
async function saveStory(page: Page, address: string): Promise<void> {
  await open(page, address)
  await save(page).click()
  await expect(page.getByText('Saken er lagret og kan leses uten nett.')).toBeVisible()
  await expect(save(page)).toHaveText('Lagret')
  // What its label says is not said again by its state (WAI-ARIA, aria-pressed).
  await expect(save(page)).not.toHaveAttribute('aria-pressed')
}

/** What is kept on the device of a story's page; null when nothing is. */
function copyOf(page: Page, address: string): Promise<string | null> {
  return page.evaluate(async (path) => (await (await caches.match(path))?.text()) ?? null, address)
}

const workers = (page: Page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)

test('a saved story is in the list, and is read with its picture where there is no connection', async ({
  page,
  context,
  mayFail,
}) => {
  mayFail(/Failed to load resource/)
  await saveStory(page, '/a/nei-til-eu')
  await context.setOffline(true)
  // Which asks for a smaller picture than the one that is kept.
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/a/nei-til-eu?lang=nb')
  await expect(page.locator('[data-body]')).toContainText('Sentrum mot utkant')
  const picture = page.locator('article figure img').first()
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  await page.getByRole('link', { name: 'Lagret' }).first().click()
  await page
    .getByRole('main')
    .getByRole('link', { name: /Norge sier nei/ })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Norge sier nei/)
})

test('what is not saved leads to what is, where there is no connection', async ({ page, context, mayFail }) => {
  mayFail(/Failed to load resource/)
  await saveStory(page, '/a/nei-til-eu')
  await context.setOffline(true)
  await page.goto('/archive')
  await expect(page).toHaveURL('/saved')
  await expect(page.getByRole('main').getByRole('link', { name: /Norge sier nei/ })).toBeVisible()
})

test('the last saved story stands first, and can be let go and saved again in its place', async ({ page }) => {
  await saveStory(page, '/a/nei-til-eu')
  await saveStory(page, '/a/da-norge-ble-et-oljeland')
  await open(page, '/saved')
  const headlines = page.getByRole('main').getByRole('heading', { level: 2 })
  await expect(headlines).toHaveText([/oljeland/, /nei til EU/])
  await page.setViewportSize({ width: 390, height: 400 })
  await save(page).first().click()
  await expect(page.getByText('Saken er ikke lenger lagret.')).toBeInViewport()
  await expect(headlines).toHaveCount(2)
  await save(page).first().click()
  await expect(save(page).first()).toHaveText('Lagret')
  await open(page, '/saved')
  await expect(headlines).toHaveText([/oljeland/, /nei til EU/])
})

test('whoever saves nothing has no worker, and nothing is left when the last story is let go', async ({ page }) => {
  await open(page, '/a/nei-til-eu')
  expect(await workers(page)).toBe(0)
  await saveStory(page, '/a/nei-til-eu')
  expect(await workers(page)).toBe(1)
  await save(page).click()
  await expect(page.getByText('Saken er ikke lenger lagret.')).toBeVisible()
  expect(await workers(page)).toBe(0)
  expect(await page.evaluate(() => caches.keys())).toEqual([])
})

test('no page is asked for beside the worker, as Firefox shows none of its answers where that one fails', async ({
  page,
}) => {
  await saveStory(page, '/a/nei-til-eu')
  const isAsked = page.evaluate(async () => {
    const { navigationPreload } = await navigator.serviceWorker.ready
    return (await navigationPreload.getState()).enabled
  })
  expect(await isAsked).toBe(false)
})

test('a story that is let go while it is still being saved is not kept', async ({ page }) => {
  await open(page, '/a/nei-til-eu')
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
  await page.route('**/reader-files.json', async (route) => {
    await answered
    await route.continue()
  })
  const asked = page.waitForRequest('**/reader-files.json')
  await save(page).click()
  await asked
  await save(page).click()
  await expect(save(page)).toHaveText('Lagre')
  answer()
  await expect(page.getByText('Saken er ikke lenger lagret.')).toBeVisible()
  // What was begun before has ended by now.
  await page.waitForTimeout(1500)
  await expect(page.getByText('Saken er ikke lenger lagret.')).toBeVisible()
  expect(await workers(page)).toBe(0)
  expect(await page.evaluate(() => caches.keys())).toEqual([])
})

test('copies that a browser short of room has thrown away are made again, also when the page is left meanwhile', async ({
  page,
  context,
}) => {
  await saveStory(page, '/a/nei-til-eu')
  await open(page, '/saved')
  await expect.poll(() => page.evaluate(() => localStorage.getItem('lesesal.savedVersion'))).toMatch(/\w/)
  await page.evaluate(() => caches.delete('lesesal-saved'))
  const file = /articles\/nei-til-eu\.json$/
  await context.route(file, () => undefined)
  const asked = context.waitForEvent('request', (request) => file.test(request.url()))
  await open(page, '/about')
  await asked
  await context.unroute(file)
  await open(page, '/archive')
  await expect.poll(() => copyOf(page, '/a/nei-til-eu'), { timeout: 20_000 }).not.toBeNull()
})

test('what answers in the place of a story is not kept instead of it', async ({ page, edition }) => {
  await saveStory(page, `${edition.address}/a/bru`)
  for (const file of ['edition/articles/bru.json', 'a/bru/index.html'])
    await writeFile(`${edition.folder}/${file}`, '<p>Logg inn</p>')
  await open(page, `${edition.address}/a/vei`)
  await page.evaluate(() => localStorage.setItem('lesesal.savedVersion', '""'))
  await open(page, `${edition.address}/a/vei`)
  // Copies are brought up to date when nothing else is going on.
  await page.waitForTimeout(3500)
  expect(await copyOf(page, '/edition/articles/bru.json')).toContain('Køen var lang.')
  expect(await copyOf(page, '/a/bru')).toContain('Køen var lang.')
})

test('a saved story is read where whatever stands before the site refuses to answer', async ({ page, edition }) => {
  let refuses = false
  const guard = createServer(({ url, headers }, response) => {
    if (refuses) return response.writeHead(429).end('Too many requests')
    ask(edition.address + url, { headers }, (answer) => {
      answer.pipe(response.writeHead(answer.statusCode!, answer.headers))
    }).end()
  }).listen(0, '127.0.0.1')
  await once(guard, 'listening')
  const address = `http://127.0.0.1:${(guard.address() as AddressInfo).port}`
  await saveStory(page, `${address}/a/bru`)
  refuses = true
  await page.goto(`${address}/a/bru`)
  await expect(page.locator('[data-body]')).toContainText('Køen var lang.')
  guard.close().closeAllConnections()
})

test('whoever has saved nothing and opens the list fetches nothing to keep', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => void asked.push(new URL(request.url()).pathname))
  await open(page, '/saved')
  await expect(page.getByText('Du har ikke lagret noen saker ennå.')).toBeVisible()
  // What waits until a page stands has begun by then.
  await page.waitForTimeout(2500)
  expect(asked).not.toContain('/reader-files.json')
  expect(await workers(page)).toBe(0)
})

test('a story that is saved in one tab is shown as saved in another that goes to it afterwards', async ({
  page,
  context,
}) => {
  await saveStory(page, '/a/nei-til-eu')
  const other = await context.newPage()
  await open(other, '/archive/1979')
  // By then it has asked what is saved, to bring the copies up to date.
  await other.waitForTimeout(2500)
  await open(page, '/a/da-norge-ble-et-oljeland')
  await save(page).click()
  await expect(save(page)).toHaveText('Lagret')
  await other.evaluate(() => {
    const link = document.createElement('a')
    link.href = '/a/da-norge-ble-et-oljeland'
    document.querySelector('main')!.append(link)
    link.click()
  })
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(/oljeland/)
  await expect(save(other)).toHaveText('Lagret')
})

test('each button in the list says which story it is about; paper has none of them', async ({ page }) => {
  await saveStory(page, '/a/nei-til-eu')
  await open(page, '/saved')
  await expect(save(page)).toHaveAccessibleDescription(/Norge sier nei til EU/)
  await page.emulateMedia({ media: 'print' })
  await expect(save(page)).toBeHidden()
})

test('a saved story that is corrected is kept as it is now, without being opened', async ({
  page,
  context,
  edition,
}) => {
  await saveStory(page, `${edition.address}/a/bru`)
  await edition.publish({ bru: story('Brua er åpnet', '2026-05-01', 'Køen var kort.') })
  await open(page, `${edition.address}/`)
  await expect.poll(() => copyOf(page, '/a/bru'), { timeout: 20_000 }).toContain('Køen var kort.')
  await context.setOffline(true)
  await page.goto(`${edition.address}/a/bru`)
  await expect(page.getByText('Køen var kort.')).toBeVisible()
})

test('a saved story that is withdrawn is kept no longer, and the list says so', async ({ page, edition }) => {
  await saveStory(page, `${edition.address}/a/bru`)
  await saveStory(page, `${edition.address}/a/vei`)
  await edition.publish({ bru: null })
  await open(page, `${edition.address}/saved`)
  await expect(page.getByText('Saken finnes ikke lenger: /a/bru')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Veien er stengt' })).toBeVisible()
  await expect.poll(() => copyOf(page, '/a/bru')).toBeNull()
  await expect.poll(() => copyOf(page, '/edition/articles/bru.json')).toBeNull()
  expect(await copyOf(page, '/a/vei')).toContain('Raset gikk i natt.')
})

test('a saved story is followed to a new address', async ({ page, edition }) => {
  await saveStory(page, `${edition.address}/a/bru`)
  await edition.publish({
    bru: story('Nybrua er åpnet', '2026-05-01', 'Køen var lang.').replace('---', '---\nslug: nybrua\naliases: /a/bru'),
  })
  await open(page, `${edition.address}/`)
  await expect.poll(() => copyOf(page, '/a/nybrua'), { timeout: 20_000 }).toContain('Køen var lang.')
  await open(page, `${edition.address}/saved`)
  await expect(page.getByRole('main').getByRole('link', { name: 'Nybrua er åpnet' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1)
})

test('a story is saved where nothing can be kept, and it is said what that means', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'caches', { value: undefined }))
  await open(page, '/a/nei-til-eu')
  await save(page).click()
  await expect(page.getByText('Saken er lagret. Uten nett kan den ikke leses her.')).toBeVisible()
  await open(page, '/saved')
  await expect(page.getByRole('main').getByRole('link', { name: /Norge sier nei/ })).toBeVisible()
})
