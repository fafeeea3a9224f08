import { describe, expect, test } from 'vitest'
import { body, ld, page, read } from './pageOfPaper.ts'
import { only, textOf } from './reading.ts'

test('a live blog that is drawn by script has its reports from its data', async () => {
  const data = {
    '@type': 'LiveBlogPosting',
    headline: 'Flommen minutt for minutt',
    liveBlogUpdate: [
      { '@type': 'BlogPosting', headline: 'Brua er borte', articleBody: 'Den ble tatt av flommen.\nVeien er sperret.' },
      { '@type': 'BlogPosting', headline: 'Vannet stiger', articleBody: '<p>Det stiger <b>raskt</b>.</p>' },
      { '@type': 'BlogPosting', articleBody: 'Det regner.' },
    ],
  }
  const html = `<!DOCTYPE html><html lang="nb"><head>${ld(data)}</head><body><div id="root"></div></body></html>`
  expect(only(await read(html)).sections).toMatchObject([
    { heading: 'Brua er borte', blocks: [{ text: ['Den ble tatt av flommen.'] }, { text: ['Veien er sperret.'] }] },
    {
      heading: 'Vannet stiger',
      blocks: [{ text: ['Det stiger ', { mark: 'strong' }, '.'] }, { type: 'rule' }, { text: ['Det regner.'] }],
    },
  ])
})

describe('a live blog in the data of a page', () => {
  const drawn = (data: object) =>
    `<!DOCTYPE html><html lang="nb"><head>${ld({ '@type': 'LiveBlogPosting', headline: 'Flommen', ...data })}</head><body><div id="root"></div></body></html>`
  const report = {
    '@type': 'BlogPosting',
    headline: 'Brua er borte',
    datePublished: '2024-05-01T08:00:00+02:00',
    author: { '@type': 'Person', name: 'Kari Nordmann' },
    image: { '@type': 'ImageObject', url: 'bru.png', caption: 'Brua i går' },
    description: 'Den ble tatt av flommen.',
  }

  test('says when each report was made, by whom, and shows its picture', async () => {
    const found = only(
      await read(drawn({ liveBlogUpdate: [report, { ...report, datePublished: '2024-05-01T06:00Z' }] })),
    )
    expect(found.sections).toMatchObject([
      {
        heading: 'Brua er borte',
        blocks: [
          { text: [{ mark: 'em', text: ['2024-05-01 08:00 · Kari Nordmann'] }] },
          { text: ['Den ble tatt av flommen.'] },
          { type: 'image', image: { caption: 'Brua i går' } },
        ],
      },
      { blocks: [{ text: [{ text: ['2024-05-01 06:00 UTC · Kari Nordmann'] }] }, {}, {}] },
    ])
  })

  test('tells each report once where its text holds them, too', async () => {
    const articleBody = 'Flommen kom i natt.\n\nDen ble tatt av flommen.'
    const text = textOf(only(await read(drawn({ articleBody, liveBlogUpdate: [report] }))))
    expect(text).toContain('Flommen kom i natt.')
    expect(text.match(/Den ble tatt av flommen/g)).toHaveLength(1)
  })

  test('adds the reports that its page lacks, each once', async () => {
    const rain = { ...report, headline: 'Det regner', description: 'Linje <b>to</b> &amp; tre' }
    const data = ld({ '@type': 'LiveBlogPosting', headline: 'Flommen', liveBlogUpdate: [report, rain] })
    const intro = textOf(only(await read(page(body, data))))
    expect(intro).toContain('Skolen har tolv elever')
    expect(intro).toMatch(/Brua er borte\n.*\nDen ble tatt av flommen\.[^]*Det regner\n.*\nLinje to & tre/)
    for (const shown of ['<h2>Brua er borte</h2><p>Flommen tok den.</p>', '<p>Nå: Den ble tatt av flommen.</p>']) {
      const text = textOf(only(await read(page(body + shown + body, data))))
      expect(text.match(/Brua er borte|Den ble tatt/g)).toHaveLength(1)
      expect(text).toContain('Linje to & tre')
    }
  })

  test('has every report of several with one headline, and those of a word that stands elsewhere, too', async () => {
    const goals = ['Hansen scorer til 1–0.', 'Nordmann utligner.', 'Hansen igjen!'].map((description) => ({
      ...report,
      headline: 'Mål!',
      description,
    }))
    const late = { ...report, headline: 'Hansen scorer', description: 'Mål!' }
    const data = ld({ '@type': 'LiveBlogPosting', headline: 'Kampen', liveBlogUpdate: [...goals, late] })
    const shown = '<p>Målene kommer fortløpende.</p><h2>Mål!</h2><p>Hansen scorer til 1–0.</p>'
    const text = textOf(only(await read(page(body + shown + body, data))))
    expect(text.match(/Hansen scorer til 1–0/g)).toHaveLength(1)
    expect(text).toMatch(/Nordmann utligner\.[^]*Hansen igjen![^]*Hansen scorer\n.*\nMål!/)
  })

  test('keeps an introduction whose words stand within a report', async () => {
    const articleBody = 'Brua åpner.\nVi melder fortløpende.\nDen ble tatt av flommen. Brua er borte.'
    const long = { ...report, description: 'Den nye brua åpner. Vi melder fortløpende om alt som skjer.' }
    const text = textOf(only(await read(drawn({ articleBody, liveBlogUpdate: [report, long] }))))
    expect(text).toContain('Brua åpner.\n')
    expect(text).toContain('Vi melder fortløpende.\n')
  })

  test('tells reports once that its text holds as one paragraph', async () => {
    const liveBlogUpdate = [report, { ...report, headline: 'Vannet stiger', description: 'Det stiger raskt.' }]
    const articleBody =
      'Flommen kom.\n\nDen ble tatt av flommen. Det stiger raskt.\n\nBrua er borte. Den ble tatt av flommen.'
    const text = textOf(only(await read(drawn({ articleBody, liveBlogUpdate }))))
    expect(text.match(/Det stiger raskt|Den ble tatt av flommen/g)).toHaveLength(2)
  })
})
