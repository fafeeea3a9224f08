import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { expect, inject, test } from 'vitest'
import { fileOf } from '#article/addresses.ts'
import type { Article } from '#article/article.ts'
import { precisionOf } from '#article/partialDate.ts'
import { jsonIn } from './smallNewsroom.ts'

/** Of the demo edition: its latest stories, as it has them, and where it says it is. */
async function latest(): Promise<{ stories: Article[]; base: string }> {
  const edition = inject('demoEdition')
  const { stories } = await jsonIn(edition, fileOf.catalogue())
  const slugs = (stories as { slug: string }[]).map(({ slug }) => slug).slice(0, 50)
  const { base } = await jsonIn(edition, fileOf.edition())
  return { base, stories: await Promise.all(slugs.map((slug) => jsonIn(edition, fileOf.article(slug)))) }
}

const feed = (name: string) => readFile(path.join(inject('demoEdition'), name), 'utf8')

const isMoment = ({ published }: Article) => published !== null && precisionOf(published) === 'time'
const timeOf = (date: string | undefined) => (date === undefined ? null : Date.parse(date))
const momentOf = (story: Article) => (isMoment(story) ? Date.parse(story.published!) : null)
const pictureOf = ({ image }: Article, base: string) => (image ? base + image.renditions.at(-1)!.url : undefined)

test('another program reads the RSS feed as it was meant: each story, its time, its makers and its picture', async () => {
  const { stories, base } = await latest()
  const { items = [], atom } = parseRssFeed(await feed('feed.xml'))
  expect(atom?.links?.[0]).toMatchObject({ rel: 'self', href: `${base}/feed.xml` })
  expect(items.map(({ guid }) => guid)).toEqual(stories.map(({ id }) => ({ value: id, isPermaLink: false })))
  for (const [place, story] of stories.entries()) {
    const item = items[place]!
    expect(item).toMatchObject({ title: story.headline, link: `${base}/a/${story.slug}` })
    expect(timeOf(item.pubDate)).toBe(momentOf(story))
    expect(item.dc?.dates?.[0] ?? null).toBe(isMoment(story) ? null : story.published)
    expect(item.dc?.creators ?? []).toEqual(story.byline.map(({ name }) => name))
    expect(item.categories ?? []).toEqual(story.topics.map(({ name }) => ({ name })))
    expect(item.media?.contents?.[0]?.url).toBe(pictureOf(story, base))
  }
})

test('the Atom feed too, with ids that are addresses and a moment for each story', async () => {
  const { stories, base } = await latest()
  const { id, entries = [] } = parseAtomFeed(await feed('feed.atom'))
  expect(id).toBe(`${base}/feed.atom`)
  expect(entries.map(({ title }) => title?.value ?? title)).toEqual(stories.map(({ headline }) => headline))
  expect(new Set(entries.map((entry) => entry.id)).size).toBe(stories.length)
  for (const [place, story] of stories.entries()) {
    const entry = entries[place]!
    expect(() => new URL(entry.id!)).not.toThrow()
    expect(timeOf(entry.updated)).not.toBeNaN()
    expect(timeOf(entry.published)).toBe(momentOf(story))
    expect(entry.links?.find(({ rel }) => rel === 'enclosure')?.href).toBe(pictureOf(story, base))
  }
})

test('and the JSON Feed; in all three the text begins with the lede', async () => {
  const { stories, base } = await latest()
  const { items = [] } = parseJsonFeed(JSON.parse(await feed('feed.json')))
  const { items: ofRss = [] } = parseRssFeed(await feed('feed.xml'))
  const { entries: ofAtom = [] } = parseAtomFeed(await feed('feed.atom'))
  expect(items.map(({ id }) => id)).toEqual(stories.map(({ id }) => id))
  for (const [place, { lede, image }] of stories.entries()) {
    const text = items[place]!.content_html!
    expect(text.startsWith(image ? '<figure><img src="' + base : lede === null ? '' : '<p>')).toBe(true)
    if (lede !== null) expect(text.replaceAll(/<[^>]+>/g, '')).toContain(lede.split('&')[0])
    expect(ofRss[place]!.content?.encoded).toBe(text)
    expect(ofAtom[place]!.content?.value ?? ofAtom[place]!.content).toBe(text)
  }
})
