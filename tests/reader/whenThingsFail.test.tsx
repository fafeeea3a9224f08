import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fileOf } from '#article/addresses.ts'
import { ReadFailure } from '../../src/reader/queries/readFailure.ts'
import { openReader } from './openReader.tsx'

const story = fileOf.article('nei-til-eu')

test.each([
  ['nb', 'Siden finnes ikke', 'Til forsiden'],
  ['nn', 'Sida finst ikkje', 'Til framsida'],
  ['en', 'There is no such page', 'To the front page'],
] as const)('an address that does not exist says so in %s, with a way on', async (language, title, wayOn) => {
  for (const address of ['/finnes-ikke', '/a/finnes-ikke', '/topic/finnes-ikke', '/archive/1066/10']) {
    const { unmount } = await openReader(address, { language })
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(title)
    expect(screen.getByRole('link', { name: wayOn }).getAttribute('href')).toBe('/')
    expect(document.title).toContain(title)
    unmount()
  }
})

test('no connection is told apart from a missing page and can be tried again', async () => {
  await openReader('/a/nei-til-eu', { answers: { [story]: new ReadFailure('offline', 'no answer') } })
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Ingen forbindelse')
  expect(screen.getByRole('button', { name: 'Prøv igjen' })).toBeInstanceOf(HTMLElement)
})

test('an article that does not fit the contract is not shown in part', async () => {
  await openReader('/a/nei-til-eu', { answers: { [story]: { id: 'nei-til-eu', headline: 42 } } })
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Siden kan ikke vises')
})

test('even without the edition a reader is told what is wrong', async () => {
  await openReader('/', { answers: { [fileOf.edition()]: new ReadFailure('offline', 'no answer') } })
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Ingen forbindelse')
})

test('a story whose neighbours cannot be read is still shown', async () => {
  await openReader('/a/nei-til-eu', {
    answers: { [fileOf.nearby('nei-til-eu')]: new ReadFailure('offline', 'no answer') },
  })
  expect(screen.queryByRole('navigation', { name: 'Før og etter' })).toBeNull()
  expect(screen.getByRole('article')).toBeInstanceOf(HTMLElement)
})
