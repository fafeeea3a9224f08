import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fileOf } from '#article/addresses.ts'
import { Front } from '#article/listing.ts'
import * as v from 'valibot'
import { inShort } from '../../src/reader/parts/SearchResults.tsx'
import { answer } from '../../src/reader/queries/searchEngine.ts'
import { openReader, readDemo } from './openReader.tsx'

test('the front page has one lead, then a second tier, then topics, and shows no story twice among them', async () => {
  const front = v.parse(Front, await readDemo(fileOf.front()))
  const shown = [front.lead!, ...front.second, ...front.topics.flatMap(({ teasers }) => teasers)].map(({ id }) => id)
  expect(new Set(shown).size).toBe(shown.length)
  await openReader('/')
  const main = within(screen.getByRole('main'))
  expect(main.getAllByRole('heading', { level: 2 })[0]!.textContent).toBe(front.lead!.headline)
  for (const { topic } of front.topics)
    expect(main.getByRole('heading', { name: topic.name, level: 2 })).toBeInstanceOf(HTMLElement)
  expect(main.queryAllByRole('region'), 'a link in a landmark of the same name is heard twice').toEqual([])
})

test('the archive names every stretch of time and leads to it', async () => {
  await openReader('/archive')
  const archive = screen.getByRole('navigation', { name: 'Bla i arkivet' })
  expect(within(archive).getByRole('link', { name: 'november 2017' }).getAttribute('href')).toBe('/archive/2017/11')
  expect(within(archive).getByRole('link', { name: 'Hele 1979' }).getAttribute('href')).toBe('/archive/1979')
})

test('the archive counts its stories in groups of three digits', async () => {
  const answers = { [fileOf.archive()]: { periods: [{ period: '2017-11', count: 12345 }] } }
  const { unmount } = await openReader('/archive', { answers })
  expect(screen.getByText('12 345 saker')).toBeInstanceOf(HTMLElement)
  unmount()
  await openReader('/archive', { answers, language: 'en' })
  expect(screen.getByText('12,345 stories')).toBeInstanceOf(HTMLElement)
})

test('what has no date stands in the archive once, at its end', async () => {
  const periods = [
    { period: '1979', count: 1 },
    { period: 'undated', count: 2 },
  ]
  await openReader('/archive', { answers: { [fileOf.archive()]: { periods } } })
  const [undated] = screen.getAllByText(/Uten dato/)
  expect(undated!.parentElement!.textContent.trim()).toBe('Uten dato2 saker')
  expect(screen.getByRole('link', { name: '2 saker' }).getAttribute('href')).toBe('/archive/undated')
})

test('a month of the archive leads to the nearest months that have stories', async () => {
  await openReader('/archive/2017/11')
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('november 2017')
  expect(screen.getByRole('link', { name: /^Eldre:/ }).getAttribute('href')).toMatch(
    /^\/archive\/(2017|201[0-6])\/\d\d$/,
  )
})

test('a topic lists its stories, newest first', async () => {
  const { container } = await openReader('/topic/norge')
  const dates = [...container.querySelectorAll('main ol time')].map((time) => time.getAttribute('datetime')!)
  expect(dates.length).toBeGreaterThan(3)
  expect(dates.map((date) => date.slice(0, 4))).toEqual(
    dates
      .map((date) => date.slice(0, 4))
      .toSorted()
      .toReversed(),
  )
})

/** An index of 300 stories, all of which it gives for any word; the first `fitting` truly have it. */
const indexOf = (fitting: number) => `data:text/javascript,export const createInstance = () => ({
  init: async () => undefined,
  search: async () => ({ results: Array.from({ length: 300 }, (_, place) => ({
    id: 'story ' + place,
    score: 300 - place,
    data: async () => ({ url: '/a/' + place, meta: { title: 'Sak' }, filters: {}, content: place < ${fitting} ? 'Fergen' : 'Bilen', excerpt: '' }),
  })) }),
})//`

test.each([
  [1, 10, 1, 1],
  [12, 20, 12, 12],
  [300, 10, 300, 10],
])(
  'of 300 stories %d fit; when %d are asked for, %d are told of and %d shown',
  async (fitting, count, total, shown) => {
    const shards = [{ folder: indexOf(fitting), language: `${fitting}` }]
    const told = await answer({ shards, words: 'fergen', filters: {}, count })
    expect(told.total).toBe(total)
    expect(told.found).toHaveLength(shown)
  },
)

test('what was asked is said again in short, and no sign of it is cut in two', () => {
  expect(inShort(`${'a'.repeat(59)}😀😀`)).toBe(`${'a'.repeat(59)}😀 …`)
})
