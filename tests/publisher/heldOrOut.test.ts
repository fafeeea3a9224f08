import { describe, expect, test } from 'vitest'
import { only, readFile, readMd, textOf } from './reading.ts'

const body = 'Brua over Sundet åpner til høsten, sier kommunen.\n\nDet er bra for alle som bor der.\n'
const standingsOf = ({ stories }: Awaited<ReturnType<typeof readMd>>) =>
  stories.map(({ standing }) =>
    standing.status !== 'usable'
      ? standing.status
      : (standing.embargo?.until ?? (standing.embargo !== null || standing.expires || standing.comesOut)),
  )
const heldIn = ({ stories }: Awaited<ReturnType<typeof readMd>>) =>
  stories.filter(({ standing }) => standing.status !== 'usable' || standing.embargo !== null)

describe('words about an embargo or a draft', () => {
  test.each(['EMBARGO', 'EMBARGO 00:01', 'Embargo i dag kl. 18', 'Embargo 1. januar', 'Embargo kl. 12 i morgen'])(
    'hold as a heading that says when, or in capitals: “%s”',
    async (heading) => {
      const { stories } = await readMd(`# Brua\n\n## ${heading}\n\n${body}`)
      expect(stories.map(({ standing }) => standing.embargo)).toEqual([{ until: null }])
    },
  )

  test.each([
    'Kan ikke publiseres før 2040',
    'Embargo ends 5 January 2040, officials say',
    'Embargo fra 1. januar 2024 rammer fisk',
    'Embargo 1. januar 2024: fisk',
  ])('are news in a headline or a heading: “%s”', async (headline) => {
    const readings = [`# ${headline}\n\n${body}`, `---\ntitle: "${headline}"\n---\n\n${body}`].map((text) =>
      readMd(text),
    )
    for (const reading of await Promise.all([...readings, readMd(`# Fisk\n\n${body}\n## ${headline}\n\n${body}`)])) {
      expect(heldIn(reading)).toEqual([])
      expect(textOf(only(reading))).toContain(headline)
    }
  })

  test.each([
    '| Film | År |\n| --- | --- |\n| Embargo | 2010 |',
    '- Embargo, 2010\n- Brua, 2012',
    '> [!info] Embargo\n> 1962',
    '> [!info] Embargo\n> London 2012',
    '1. Utkast\n2. Kladd',
    '* Draft\n* Embargo',
    '- Utkast 1\n- UTKAST\n- Utkast 12.05.2023',
    'Publiseres: mandag',
    '```html\n<!-- Status: draft -->\n```',
    '    <!-- Utkast -->',
    'Skriv `<!--` først.\n\n```\ndraft: true\n```',
  ])('are text in a list, a table, a box or code: %j', async (part) => {
    const reading = await readMd(`---\ntitle: Bru\n---\n\n${part}\n\n${body}`)
    expect(heldIn(reading)).toEqual([])
    const [word] = /Embargo|Utkast|Draft|Publiseres|draft/.exec(part)!
    expect(textOf(only(reading))).toContain(word)
  })

  test.each(['- KLADD – ikke publiser', '> [!warning] Embargo\n> til 1. januar 2040', '- Sperrefrist: mandag'])(
    'hold there where they say so plainly: %j',
    async (part) => expect(standingsOf(await readMd(`# Bru\n\n${part}\n\n${body}`))).not.toEqual([null]),
  )

  test.each(['Utkast 1', 'Utkast 12.05.2023', 'UTKAST', 'Klausulert.', 'Embargo til 2041'])(
    'are text in a caption or a list of a web page: “%s”',
    async (words) => {
      const long =
        '<p>Kommunestyret vedtok tirsdag kveld å legge ned skolen etter en lang og opphetet debatt i salen.</p>'
      const parts = [
        `<figure><img src="x.jpg"><figcaption>${words}</figcaption></figure>`,
        `<ul><li>${words}<li>Bru</ul>`,
      ]
      for (const part of parts) {
        const page = `<!DOCTYPE html><html lang="nb"><head><title>Brua</title><meta property="og:type" content="article"></head><body><article><h1>Brua</h1>${part}<div class="body">${long.repeat(3)}</div></article></body></html>`
        const reading = await readFile(page, 'sak.html')
        expect([reading.stories.length, heldIn(reading)]).toEqual([1, []])
      }
    },
  )
})

describe('a date above the heading', () => {
  test.each([
    ['Lørdag 17. mai 2040 kl. 19.00\n\nKulturhuset', 'kultur/konsert.md', null],
    ['17. mai 2040', 'kultur/konsert.md', null],
    ['Lørdag 1. juni 2024', 'kultur/2024-05-17-konsert.md', '2024-05-17'],
    ['1. juni 2024', 'kultur/2024-05-17-konsert.md', '2024-05-17'],
    ['1. juni 2024', 'kultur/konsert.md', '2024-06-01'],
    ['Lørdag 1. juni 2024 kl. 19.00', 'kultur/konsert.md', null],
    ['Lørdag 1. juni 2024', 'kultur/konsert.md', '2024-06-01'],
  ])('is when the story was published only if it can be: %j in %s', async (above, path, published) => {
    const reading = await readMd(`${above}\n\n# Konsert på torget\n\n${body}`, path)
    expect(only(reading)).toMatchObject({ headline: 'Konsert på torget', published })
  })
})
