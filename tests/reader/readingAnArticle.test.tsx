import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fileOf } from '#article/addresses.ts'
import { Article } from '#article/article.ts'
import type { Block } from '#article/block.ts'
import * as v from 'valibot'
import { openReader, readDemo, storyAt } from './openReader.tsx'

/** The demo article that retells the news the project began from, dated by month only. */
const byMonth = 'verden/trump-og-putin-da-nang'

async function changed(slug: string, changes: Partial<Article>) {
  const article = v.parse(Article, await readDemo(fileOf.article(slug)))
  return { [fileOf.article(slug)]: { ...article, ...changes } }
}

test('a story has kicker, headline, lede, byline, place, date, reading time and topics', async () => {
  await openReader('/a/nei-til-eu')
  const story = within(screen.getByRole('main').querySelector('article')!)
  expect(story.getByText('Folkeavstemning')).toBeInstanceOf(HTMLElement)
  expect(story.getByText('28. november 1994')).toBeInstanceOf(HTMLTimeElement)
  expect(story.getByText(/minutt(er)? å lese/)).toBeInstanceOf(HTMLElement)
  expect(within(story.getByRole('navigation', { name: 'Emner i saken' })).getAllByRole('link').length).toBeGreaterThan(
    0,
  )
})

test('a story of a headline alone takes no time to read', async () => {
  await openReader('/a/nei-til-eu', { answers: await changed('nei-til-eu', { lede: null, sections: [], words: 0 }) })
  expect(screen.queryByText(/å lese/)).toBeNull()
})

test('an article dated only by month shows the month and never a day', async () => {
  const { container } = await openReader(await storyAt(byMonth))
  const time = container.querySelector('article time')!
  expect(time.getAttribute('datetime')).toBe('2017-11')
  expect(time.textContent).toBe('november 2017')
})

test('sections stand under headings that can be linked to', async () => {
  const { container } = await openReader('/a/nei-til-eu')
  for (const heading of container.querySelectorAll('article h2[id]')) {
    expect(container.querySelector(`a[href="#${heading.id}"]`)).not.toBeNull()
  }
  expect(container.querySelectorAll('article h2[id]').length).toBeGreaterThan(1)
})

test('a section is no landmark, whose name would be heard twice and stand in a list of forty', async () => {
  const { container } = await openReader('/a/nei-til-eu')
  for (const heading of container.querySelectorAll('article h2[id]'))
    expect(screen.queryByRole('region', { name: heading.textContent })).toBeNull()
})

test('a table has its column headings marked and scrolls within itself', async () => {
  await openReader('/a/nei-til-eu')
  const table = screen.getByRole('table')
  expect(within(table).getAllByRole('columnheader').length).toBeGreaterThan(1)
  expect(table.parentElement?.tabIndex).toBe(0)
})

test('headings of columns are told as such in a second row of them and further down, and those of rows beside them', async () => {
  const rowOf = (...headings: boolean[]) => headings.map((header) => ({ header, text: ['1'] }))
  const rows = [rowOf(true, true), rowOf(true, true), rowOf(true, false), rowOf(true, true), rowOf(true, false)]
  const sections = [{ id: null, heading: null, blocks: [{ type: 'table' as const, caption: null, rows }] }]
  await openReader('/a/nei-til-eu', { answers: await changed('nei-til-eu', { sections }) })
  expect(screen.getAllByRole('columnheader')).toHaveLength(6)
  expect(screen.getAllByRole('rowheader')).toHaveLength(2)
})

test('of several tables each has a name of its own', async () => {
  const rows = [[{ header: false, text: ['1'] }]]
  const table = { type: 'table' as const, caption: null, rows }
  const sections = [{ id: null, heading: null, blocks: [{ ...table }, { ...table, caption: 'Tall' }, { ...table }] }]
  await openReader('/a/nei-til-eu', { answers: await changed('nei-til-eu', { sections }) })
  for (const name of ['Tabell 1', 'Tall', 'Tabell 2']) expect(screen.getByRole('region', { name })).toBeTruthy()
})

test('a column of figures stands at its end, where the writer says so', async () => {
  const rows = [
    [
      { header: false, text: ['Norge'] },
      { header: false, align: 'end' as const, text: ['1 234'] },
    ],
  ]
  const sections = [{ id: null, heading: null, blocks: [{ type: 'table' as const, caption: null, rows }] }]
  await openReader('/a/nei-til-eu', { answers: await changed('nei-til-eu', { sections }) })
  const stand = screen.getAllByRole('cell').map((cell) => cell.dataset.align)
  expect(stand).toEqual([undefined, 'end'])
})

test.each([
  ['NTB', 'Bilde: NTB'],
  ['Ola Dunk: Nordlys', 'Ola Dunk: Nordlys'],
  ['Foto Ola Dunk', 'Foto Ola Dunk'],
  ['Arkivfoto NTB', 'Arkivfoto NTB'],
  ['(c) NTB', '(c) NTB'],
  ['picture alliance / dpa', 'Bilde: picture alliance / dpa'],
  ['Foto:Ola Dunk', 'Foto:Ola Dunk'],
  ['foto – Ola Dunk', 'foto – Ola Dunk'],
  ['Photo by Jane Doe', 'Photo by Jane Doe'],
  ['Ill. Kari Nordmann', 'Ill. Kari Nordmann'],
  ['Teikning Kari Nordmann', 'Teikning Kari Nordmann'],
  ['© NTB', '© NTB'],
  ['Fotografene', 'Bilde: Fotografene'],
])('whose work a picture is, “%s”, stands as “%s”', async (credit, said) => {
  const { image } = v.parse(Article, await readDemo(fileOf.article('nei-til-eu')))
  const answers = await changed('nei-til-eu', { image: { ...image!, caption: null, credit } })
  const { container } = await openReader('/a/nei-til-eu', { answers })
  expect(container.querySelector('figcaption')!.textContent.trim()).toBe(said)
})

test.each([
  ['En mann', 'En mann · Bilde: NTB'],
  ['Her går en mann.', 'Her går en mann. Bilde: NTB'],
  ['Hun sier «nei!»', 'Hun sier «nei!» Bilde: NTB'],
])('under a picture “%s” and its credit are told apart', async (caption, said) => {
  const { image } = v.parse(Article, await readDemo(fileOf.article('nei-til-eu')))
  const answers = await changed('nei-til-eu', { image: { ...image!, caption, credit: 'NTB' } })
  const { container } = await openReader('/a/nei-til-eu', { answers })
  expect(container.querySelector('figcaption')!.textContent).toBe(said)
})

test('that what stands under a picture is its credit is not said in a language the reader did not choose', async () => {
  const { image } = v.parse(Article, await readDemo(fileOf.article('nei-til-eu')))
  await openReader('/a/nei-til-eu', { answers: await changed('nei-til-eu', { image: { ...image!, credit: 'NTB' } }) })
  // reset.css holds back what is marked so.
  expect(screen.getByText('Bilde: NTB').dataset.chromeWord).toBe('true')
})

test('when a story was updated and corrected stands with its date', async () => {
  const { unmount } = await openReader('/a/nei-til-eu')
  expect(screen.queryByText(/Oppdatert|Rettet/)).toBeNull()
  unmount()
  const correction = { date: '2017-01-12', note: 'Et tall var feil.' }
  const answers = await changed('nei-til-eu', { updated: '2017-01-11T12:30:00Z', correction })
  await openReader('/a/nei-til-eu', { answers })
  expect(screen.getByText(/Oppdatert/).textContent).toContain('11. januar 2017 kl.\u00a013:30')
  expect(screen.getByText(/Rettet/).textContent).toBe('Rettet 12. januar 2017 – Et tall var feil.')
})

test('a text that a machine made, or had a part in, says so', async () => {
  const { unmount } = await openReader('/a/nei-til-eu', { answers: await changed('nei-til-eu', { madeWith: 'ai' }) })
  expect(screen.getByText('Laget med kunstig intelligens')).toBeTruthy()
  unmount()
  await openReader('/a/nei-til-eu', { answers: await changed('nei-til-eu', { madeWith: 'ai-and-people' }) })
  expect(screen.getByText('Laget av mennesker og kunstig intelligens')).toBeTruthy()
})

test('text that looks like markup is text', async () => {
  const answers = await changed('nei-til-eu', { headline: '<script>alert(1)</script> & <b>tag</b>' })
  await openReader('/a/nei-til-eu', { answers })
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('<script>alert(1)</script> & <b>tag</b>')
})

test('a story in an unknown language says so to assistive technology', async () => {
  const answers = await changed('nei-til-eu', { language: undefined })
  const { container } = await openReader('/a/nei-til-eu', { answers })
  const story = container.querySelector('main article')!
  expect(story.getAttribute('lang')).toBe('')
  expect(story.getAttribute('dir')).toBe('auto')
})

test('a story that is written from right to left is set so, and the words around it are not', async () => {
  const answers = await changed('nei-til-eu', { language: 'ar', dateline: 'القاهرة' })
  const { container } = await openReader('/a/nei-til-eu', { answers })
  expect(container.querySelector('main article')?.getAttribute('dir')).toBe('rtl')
  for (const word of container.querySelectorAll('main article [data-chrome-word]'))
    expect(word.closest('[dir]')?.getAttribute('dir')).toBe('ltr')
  expect(screen.getByText('القاهرة').getAttribute('dir')).toBe('rtl')
})

test('those who wrote a story that is read from right to left are named in the order they are named in', async () => {
  const byline = ['محمد العلي', 'Kari Nordmann'].map((name) => ({ name, role: null }))
  await openReader('/a/nei-til-eu', { answers: await changed('nei-til-eu', { language: 'ar', byline }) })
  const names = screen.getByText('محمد العلي og Kari Nordmann')
  expect([names.getAttribute('lang'), names.getAttribute('dir')]).toEqual(['ar', 'ltr'])
})

test('code is set from left to right in a story that is not', async () => {
  const blocks: Block[] = [
    { type: 'code', language: null, text: 'const b = 2' },
    { type: 'paragraph', text: [{ mark: 'code', text: ['a = 1'] }] },
  ]
  const sections = [{ id: null, heading: null, blocks }]
  await openReader('/a/nei-til-eu', { answers: await changed('nei-til-eu', { language: 'ar', sections }) })
  for (const code of ['a = 1', 'const b = 2'])
    expect(screen.getByText(code).closest('[dir]')?.getAttribute('dir')).toBe('ltr')
})

test('what a story says of itself beside the text is marked as being in its language', async () => {
  const correction = { date: '2017-01-12', note: 'A number was wrong.' }
  const byline = [{ name: 'The desk', role: 'reporters' }]
  const source = { name: 'The agency', url: null }
  const answers = await changed('nei-til-eu', { language: 'en', correction, byline, dateline: 'London', source })
  await openReader('/a/nei-til-eu', { answers })
  for (const words of ['A number was wrong.', 'The desk (reporters)', 'London', 'The agency'])
    expect(screen.getByText(words).closest('[lang]')?.getAttribute('lang')).toBe('en')
})

test('a table or code without a name of its own is named in the language of the page, and read in that of the story', async () => {
  const rows = [[{ header: false, text: ['Kroner'] }]]
  const blocks: Block[] = [
    { type: 'table', caption: null, rows },
    { type: 'table', caption: 'Priser', rows: [[{ header: false, text: ['Øre'] }]] },
    { type: 'code', language: null, text: 'skriv ut' },
  ]
  const sections = [{ id: null, heading: null, blocks }]
  await openReader('/a/nei-til-eu', { language: 'en', answers: await changed('nei-til-eu', { sections }) })
  const spokenAs = (element: HTMLElement) => element.closest('[lang]')!.getAttribute('lang')
  for (const name of ['Table', 'Code']) expect(spokenAs(screen.getByRole('region', { name }))).toBe('en')
  expect(spokenAs(screen.getByRole('region', { name: 'Priser' }))).toBe('nb')
  for (const words of ['Kroner', 'Øre', 'skriv ut']) expect(spokenAs(screen.getByText(words))).toBe('nb')
})

test('earlier and later stories are a step away', async () => {
  await openReader('/a/nei-til-eu')
  const around = screen.getByRole('navigation', { name: 'Før og etter' })
  expect(within(around).getAllByRole('link')).toHaveLength(2)
})
