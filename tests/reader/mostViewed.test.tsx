import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { addressOf, counterAddress, fileOf } from '#article/addresses.ts'
import { Edition } from '#article/edition.ts'
import { Front } from '#article/listing.ts'
import type { MostViewed } from '#article/mostViewed.ts'
import * as v from 'valibot'
import { ReadFailure } from '../../src/reader/queries/readFailure.ts'
import { openReader, readDemo } from './openReader.tsx'

const address = counterAddress.mostViewed('week', 10)

async function answer(count: number): Promise<MostViewed> {
  const { latest } = v.parse(Front, await readDemo(fileOf.front()))
  return {
    window: 'week',
    from: '2026-11-16T12:00:00Z',
    to: '2026-11-23T12:00:00Z',
    computedAt: '2026-11-23T12:00:00Z',
    ranked: latest.slice(0, count).map((teaser, place) => ({ views: 100 - place, teaser })),
  }
}

const listBelow = async (name: string) => (await screen.findByRole('heading', { name })).parentElement!

test('the list beside a story has its period and its stories in order', async () => {
  const ranked = await answer(10)
  await openReader('/a/nei-til-eu', { answers: { [address]: ranked } })
  const region = await listBelow('Mest sett siste uken')
  await within(region).findByText('16.–23. november')
  const headlines = within(region)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent)
  expect(headlines).toEqual(ranked.ranked.map(({ teaser }) => teaser.headline))
})

test('more can be asked for where five are shown', async () => {
  await openReader('/', { answers: { [address]: await answer(10) } })
  const button = await screen.findByRole('button', { name: 'Vis flere' })
  expect(button.getAttribute('aria-expanded')).toBe('false')
  await userEvent.click(button)
  expect(screen.getByRole('button', { name: 'Vis fem' }).getAttribute('aria-expanded')).toBe('true')
})

test('with too few views the latest stories stand there, under that name', async () => {
  await openReader('/a/nei-til-eu', { answers: { [address]: await answer(2) } })
  const region = await listBelow('Siste saker')
  expect(await within(region).findAllByRole('listitem')).toHaveLength(10)
  expect(within(region).queryByText('16.–23. november')).toBeNull()
  const more = within(region).getByRole('link', { name: 'Alle saker i arkivet' })
  expect(more.getAttribute('href')).toBe(addressOf.archive())
})

test('the latest stories that stand there are none the page shows already', async () => {
  const front = v.parse(Front, await readDemo(fileOf.front()))
  const { latest, lead, second } = front
  const listedOn = async (page: string, answers: Record<string, unknown> = {}) => {
    const { unmount } = await openReader(page, { answers: { [address]: await answer(0), ...answers } })
    const region = await listBelow('Siste saker')
    const rows = await within(region).findAllByRole('listitem')
    const slugs = rows.map((row) => within(row).getByRole('link').getAttribute('href'))
    unmount()
    return slugs
  }
  const own = addressOf.article(latest[1]!.slug)
  expect(await listedOn(own)).not.toContain(own)
  const onFront = await listedOn('/')
  for (const teaser of [lead!, ...second]) expect(onFront).not.toContain(addressOf.article(teaser.slug))
  const newest = latest.slice(0, 10).map(({ slug }) => addressOf.article(slug))
  expect(await listedOn('/archive/2017/11'), 'elsewhere the newest of all stand there').toEqual(newest)
  const namesake = { ...front, latest: [{ ...latest[0]!, slug: 'norge' }, ...latest.slice(1)] }
  const onTopic = await listedOn('/topic/norge', { [fileOf.front()]: namesake })
  expect(onTopic, 'a story called as the topic is not the page').toContain(addressOf.article('norge'))
})

test('a paper of a few stories has no list of what stands beside it', async () => {
  const front = v.parse(Front, await readDemo(fileOf.front()))
  const few = { ...front, topics: [], latest: [front.lead, ...front.second] }
  const { unmount } = await openReader('/', { answers: { [fileOf.front()]: few } })
  expect(screen.queryByRole('complementary')).toBeNull()
  unmount()
  const ofOne = { ...v.parse(Edition, await readDemo(fileOf.edition())), rows: 1 }
  await openReader('/a/nei-til-eu', { answers: { [fileOf.edition()]: ofOne } })
  expect(screen.queryByRole('heading', { name: /Mest sett|Siste saker/ })).toBeNull()
})

test('a counter that is down or answers nonsense leaves the story whole', async () => {
  for (const failure of [new ReadFailure('offline', 'down'), { window: 'week', ranked: 'all of them' }]) {
    const { unmount } = await openReader('/a/nei-til-eu', { answers: { [address]: failure } })
    expect(screen.getByRole('heading', { level: 1 }).textContent).not.toBe('')
    await listBelow('Siste saker')
    unmount()
  }
})

test('where nothing can be fetched no list is promised beside the story', async () => {
  const offline = new ReadFailure('offline', 'no connection')
  await openReader('/a/nei-til-eu', { answers: { [address]: offline, [fileOf.front()]: offline } })
  await waitFor(
    () => {
      for (const name of ['Mest sett siste uken', 'Siste saker'])
        expect(screen.queryByRole('heading', { name })).toBeNull()
    },
    { timeout: 3000 },
  )
})

test('a front page without counts has no two lists of one name', async () => {
  await openReader('/', { answers: { [address]: await answer(0) } })
  await listBelow('Siste saker')
  const names = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)
  expect(names).toContain('Sist publisert')
  expect(new Set(names).size).toBe(names.length)
})

test('a list that could not be fetched is told apart from one of too few views', async () => {
  const whole = counterAddress.mostViewed('week', 50)
  const { unmount } = await openReader('/most-viewed', { answers: { [whole]: new ReadFailure('offline', 'down') } })
  expect(await screen.findByText('Listen kunne ikke hentes. Her er de siste sakene.')).toBeInstanceOf(HTMLElement)
  unmount()
  await openReader('/most-viewed', { answers: { [whole]: await answer(2) } })
  expect(await screen.findByText(/^Det er for få lesninger til en liste/)).toBeInstanceOf(HTMLElement)
})

test('the days that another list covers are said to whoever asked for it', async () => {
  const [week, day] = [await answer(10), { ...(await answer(10)), window: 'day', from: '2026-11-22T12:00:00Z' }]
  const { router } = await openReader('/most-viewed', {
    answers: { [counterAddress.mostViewed('week', 50)]: week, [counterAddress.mostViewed('day', 50)]: day },
  })
  await screen.findByText('16.–23. november')
  const said = screen.getByText('16.–23. november')
  expect(said.ariaLive).toBe('polite')
  await router.navigate('/most-viewed?window=day')
  await waitFor(() => expect(said.textContent).toBe('22.–23. november'))
  expect(said.isConnected).toBe(true)
})

test('the whole list says how many views each story had, and never calls a view a reader', async () => {
  const whole = {
    ...(await answer(10)),
    ranked: (await answer(10)).ranked.map((ranked) => ({ ...ranked, views: 1234 })),
  }
  await openReader('/most-viewed', { answers: { [counterAddress.mostViewed('week', 50)]: whole } })
  expect((await screen.findAllByText('1 234 lesninger')).length).toBe(10)
})
