import { expect, test as base, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { addressOf, fileOf } from '../../src/article/addresses.ts'
import type { Catalogue } from '../../src/article/listing.ts'
import { hardEdition } from './editions.ts'

/** Messages a browser logs for what a test asks for on purpose. */
const onPurpose: RegExp[] = []

/** A page on which every error a browser can report fails the test: exceptions, hydration mismatches, refused by policy. */
export const test = base.extend<{ mayFail: (message: RegExp) => void }>({
  mayFail: [
    async ({ page }, use) => {
      const allowed = [...onPurpose]
      const errors: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text())
      })
      page.on('pageerror', (error) => errors.push(String(error)))
      await use((message) => allowed.push(message))
      expect(errors.filter((error) => !allowed.some((pattern) => pattern.test(error)))).toEqual([])
    },
    { auto: true },
  ],
})

export { expect, hardEdition }

/** The stories of the edition under test, as `serveDemo.ts` published it. */
export function demoStories(): Catalogue['stories'] {
  return JSON.parse(readFileSync(`.lesesal/browser-tests/edition/${fileOf.catalogue()}`, 'utf8')).stories
}

/** The address of a demo story by its id, the path of its source. */
function storyAt(id: string): string {
  return addressOf.article(demoStories().find((story) => story.id === id)!.slug)
}

/** An address of every kind of page. */
export const everyKind = {
  front: '/',
  article: '/a/nei-til-eu',
  articleByMonth: storyAt('verden/trump-og-putin-da-nang'),
  topic: '/topic/norge',
  archive: '/archive',
  archivePeriod: '/archive/1979',
  mostViewed: '/most-viewed',
  search: '/search',
  saved: '/saved',
  about: '/about',
  notFound: '/finnes-ikke',
}

/** Opens a page and waits until React has taken it over. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await hydrated(page)
}

export async function hydrated(page: Page): Promise<void> {
  // The program says so itself when React has taken over the whole page (src/reader/open.tsx).
  await page.waitForFunction(() => document.documentElement.dataset.awake !== undefined)
  await page.waitForFunction(() => document.documentElement.dataset.chrome === undefined)
}

/** Goes to the front page by the masthead's link, without scrolling up to it. */
export async function goToFront(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Emner' })
    .getByRole('link', { name: 'Forsiden' })
    .evaluate((link: HTMLElement) => link.click())
  await expect(page).toHaveURL(/\/$/)
}
