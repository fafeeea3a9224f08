import { screen } from '@testing-library/react'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { matchRoutes } from 'react-router'
import { expect, inject, test } from 'vitest'
import { addressOf, fileOf, isPage, pageFileAt, periodOf } from '#article/addresses.ts'
import { routes } from '../../src/reader/routes.tsx'
import { openReader } from './openReader.tsx'

const every: Record<keyof typeof addressOf, string[]> = {
  front: [addressOf.front()],
  article: [addressOf.article('nei-til-eu')],
  topic: [addressOf.topic('norge')],
  topicPeriod: [addressOf.topicPeriod('norge', '1994-11'), addressOf.topicPeriod('norge', 'undated')],
  archive: [addressOf.archive()],
  archivePeriod: ['2017-11', '1979', 'undated'].map((period) => addressOf.archivePeriod(period)),
  search: [addressOf.search(), `${addressOf.search()}?q=nei`],
  saved: [addressOf.saved()],
  about: [addressOf.about()],
  mostViewed: [addressOf.mostViewed(), addressOf.mostViewed('month')],
}

test.each(Object.entries(every))('a route answers the address of %s', (_, addresses) => {
  for (const address of addresses) {
    const { pathname, search } = new URL(address, 'http://edition')
    const matches = matchRoutes(routes, { pathname, search })
    expect(matches?.at(-1)?.route.path, address).toBeDefined()
    expect(matches?.at(-1)?.route.path, address).not.toBe('*')
  }
})

test.each([
  addressOf.front(),
  ...every.article,
  ...every.topic,
  addressOf.archive(),
  ...every.archivePeriod,
  ...every.mostViewed,
  ...every.saved,
  ...every.about,
  ...every.search,
])('%s opens on the demo edition', async (address) => {
  await openReader(address)
  expect(screen.getByRole('main').textContent).not.toContain('finnes ikke')
})

test('every page is published, for who has no script and comes from elsewhere', () => {
  // No topic of the demo edition has so many stories that its past has lists of its own.
  const { topicPeriod: _, ...published } = every
  for (const address of Object.values(published).flat()) {
    const file = pageFileAt(new URL(address, 'http://edition').pathname)
    expect(existsSync(path.join(inject('demoEdition'), file)), `${file} (src/publisher/outputs/pages.ts)`).toBe(true)
  }
})

test('every page has an id, by which one that wakes tells that it has been read', () => {
  for (const address of Object.values(every).flat()) {
    const { pathname } = new URL(address, 'http://edition')
    expect(
      matchRoutes(routes, pathname)?.every(({ route }) => route.id !== undefined),
      address,
    ).toBe(true)
  }
})

test('every address is known for a page, and nothing else is', () => {
  for (const address of Object.values(every).flat())
    expect(isPage(address), `isPage of src/article/addresses.ts knows ${address}`).toBe(true)
  for (const other of [
    'https://avisa.example/',
    '/files/rapport.pdf',
    '/aboutness',
    '#her',
    'mailto:a@b.example',
    '/archives',
  ]) {
    expect(isPage(other), other).toBe(false)
  }
})

test('the parts of an archive address give its period back', () => {
  expect(periodOf('2017', '11')).toBe('2017-11')
  expect(periodOf('1979')).toBe('1979')
  expect(periodOf('undated')).toBe('undated')
})

test('every story of the edition has its files where the addresses say', async () => {
  const edition = inject('demoEdition')
  const { stories } = JSON.parse(await readFile(path.join(edition, fileOf.catalogue()), 'utf8'))
  for (const { slug } of stories) {
    const article = JSON.parse(await readFile(path.join(edition, fileOf.article(slug)), 'utf8'))
    expect(article.slug).toBe(slug)
    await readFile(path.join(edition, fileOf.nearby(slug)), 'utf8')
  }
})
