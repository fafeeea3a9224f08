import { readerFromSource } from '../demo/readerFromSource.ts'
import { expect, test } from './reading.ts'

test('the reader that is being worked on, drawn from its source, searches and leads to the feeds', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(120_000)
  const vite = await readerFromSource(baseURL!, 0)
  const [here] = vite.resolvedUrls!.local
  await page.goto(`${here}search?q=pluto`)
  await expect(page.locator('main [aria-live]')).toHaveText('1 treff', { timeout: 60_000 })
  for (const feed of ['feed.xml', 'topic/norge/feed.xml'])
    expect((await page.request.get(`${here}${feed}`)).headers()['content-type']).toContain('application/rss+xml')
  await vite.close()
})
