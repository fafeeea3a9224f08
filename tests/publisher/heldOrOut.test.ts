import { describe, expect, test } from 'vitest'
import { only, readFile, readMd, readText, textOf } from './reading.ts'

const body = 'Brua over Sundet åpner til høsten, sier kommunen.\n\nDet er bra for alle som bor der.\n'
const standingsOf = ({ stories }: Awaited<ReturnType<typeof readMd>>) =>
  stories.map(({ standing }) =>
    standing.status !== 'usable'
      ? standing.status
      : (standing.embargo?.until ?? (standing.embargo !== null || standing.expires || standing.comesOut)),
  )
const heldIn = ({ stories }: Awaited<ReturnType<typeof readMd>>) =>
  stories.filter(({ standing }) => standing.status !== 'usable' || standing.embargo !== null)

describe('headers without a fence', () => {
  const forms = (line: string) => [
    `Title: Bru og vei\nAuthor: Kari Nordmann\nPhotographer: Ola Hansen\n${line}\n\n# Brua er åpnet\n\n${body}`,
    `Title: Bok om bru\n${line}\nGenre: Roman\nPublisher: Avisa\n\n${body}`,
    `Tittel: En roman\nForlag: Fjellforlaget\n${line}\n\n# En roman som varer\n\n${body}`,
    `Fotograf: Ola Hansen\nForfatter: Kari Nordmann\n${line}\n\n# Brua er åpnet\n\n${body}`,
  ]

  test.each([
    ['Status: pending', 'withheld'],
    ['Private: yes', 'withheld'],
    ['Hidden: true', 'withheld'],
    ['Password: abc', 'withheld'],
    ['Visibility: members', 'withheld'],
    ['Release_date: 2040-01-01', '2040-01-01'],
    ['Date: 2040-01-01', '2040-01-01'],
    ['Expires: 2020-01-01', '2020-01-01'],
  ])('hold a story with “%s”, whatever headline it has', async (line, standing) => {
    for (const text of forms(line)) expect(standingsOf(await readMd(text))).toEqual([standing])
  })

  test.each(['Note: Ikke publiser før fredag', 'Desk: KLADD – ikke publiser', 'Ikke publiser før: fredag'])(
    'hold a story with “%s”, whatever headline it has',
    async (line) => {
      for (const text of forms(line)) {
        const reading = await readMd(text)
        expect(heldIn(reading)).toHaveLength(1)
        expect(textOf(only(reading))).not.toContain(line)
      }
    },
  )

  test.each([
    'Author: Kari Nordmann\nFormat: complete\nBase Header Level: 2',
    'Author: Kari Nordmann\nCSS: stil.css',
    'layout: post\ncomments: true',
    'Author: Kari Nordmann\nCity: Lom',
  ])('are front matter above whatever headline, unless they are facts of a review: %j', async (lines) => {
    const article = only(
      await readMd(`Title: Bru over fjorden\n${lines}\n\n# Innledning\n\n${body}\n# Bakgrunn\n\n${body}`),
    )
    expect(article.headline).toBe('Bru over fjorden')
    expect(textOf(article)).not.toContain(lines.split(': ')[1])
  })

  test.each([
    'Category: mat\nSummary: Kaffe er dyrt.\nRating: 5\n\n',
    'Publisher: Avisa\nCSS: sak.css\n\n',
    'Porsjoner: 4\nTid: 20 minutter\n\n',
    'Template: sak\n\n# Kaffe er dyrt i dag\n\n',
  ])('are front matter with a title and others that programs know: %j', async (lines) => {
    const article = only(
      await readMd(`Title: Kaffe blir dyrere\nForfatter: Kari Nordmann\nDate: 2024-05-17\n${lines}${body}`),
    )
    expect(article).toMatchObject({
      headline: 'Kaffe blir dyrere',
      byline: [{ name: 'Kari Nordmann' }],
      published: '2024-05-17',
    })
    expect(textOf(article)).not.toContain('2024')
  })
})

describe('front matter', () => {
  test.each(['private: yes', 'status: pending', 'hidden: true', 'published: 0', 'ready: off'])(
    'with a blank line below its fence holds with “%s”, whichever key stands first',
    async (line) => {
      const text = `---\n\nlayout: post\ntitle: Bru\n${line}\n---\n\n${body}`
      for (const reading of [await readMd(text), await readText(text)]) {
        expect(only(reading).headline).toBe('Bru')
        expect(standingsOf(reading)).toEqual(['withheld'])
      }
    },
  )

  test.each(['---\n"draft": true\n"heading": Bru\n---\n', '{\n\n"title": "Bru",\n"draft": true\n}\n'])(
    'of a plain text may have its keys in quotes, and blank lines: %j',
    async (matter) => expect(standingsOf(await readText(`${matter}\n${body}`))).toEqual(['withheld']),
  )

  test('is no text between rules that holds a line with a colon', async () => {
    const reading = await readMd(`---\n\nBrua er åpen for alle som vil.\n\nDato: i dag\n\n---\n\n${body}`)
    expect(textOf(only(reading))).toContain('Brua er åpen for alle som vil')
  })

  test.each([
    ['status: "published?"', 'withheld'],
    ['embargo_until: 2020-01-01\nembargo_note: forlenget til 1. januar 2040', '2040-01-01'],
    ['embargo_until: 2020-01-01\nembargo_note: Sendt ut 1. desember 2019', '2020-01-01'],
  ])('is read at its strictest: %j', async (lines, standing) =>
    expect(standingsOf(await readMd(`---\ntitle: T\n${lines}\n---\n\n${body}`))).toEqual([standing]),
  )

  test.each([
    'published: No. 4, 2024',
    'publiser: nett, papir',
    'publish_on: [web, app]',
    'publish_on: [Instagram, Snapchat Stories]',
    'publish_on: desktop, mobil',
  ])('with “%s” says where, not when', async (line) =>
    expect(heldIn(await readMd(`---\ntitle: T\n${line}\n---\n\n${body}`))).toEqual([]),
  )
})

describe('a time to come out', () => {
  test.each([
    ['sperret_til: 2040-01-01', '2040-01-01'],
    ['frigis: 1. januar 2040', '2040-01-01'],
    ['publiseringstid: 2040-01-01T06:00', '2040-01-01'],
    ['scheduled_at: 2040-01-01', '2040-01-01'],
    ['go_live: 2040-01-01', '2040-01-01'],
    ['sperret_til: fredag kl. 12', true],
    ['publish_on: [fredag, web]', true],
    ['hold_for: juridisk', true],
    ['visible_from: mandag', true],
  ])('is “%s”', async (line, until) => {
    const reading = await readMd(`---\ntitle: T\n${line}\n---\n\n${body}`)
    expect(standingsOf(reading)).toEqual([until])
    expect(reading.findings.map(({ code }) => code)).not.toContain('key.unknown')
  })
})

test.each(['visible_until', 'publish_until', 'synlig_til'])(
  '“%s” says until when a story is shown, not from when',
  async (key) => {
    const { stories } = await readMd(`---\ntitle: T\n${key}: 2040-01-01\n---\n\n${body}`)
    expect(stories.map(({ standing }) => [standing.embargo, standing.expires])).toEqual([[null, '2040-01-01']])
  },
)

describe('a key of front matter that no program knows', () => {
  test.each([
    ['note: Ikke publiser før 1. januar 2040', '2040-01-01'],
    ['stage: draft', 'withheld'],
    ['workflow: Kladd', 'withheld'],
    ['godkjent: nei', 'withheld'],
    ['dg-publish: false', 'withheld'],
    ['retracted: true', 'withheld'],
    ['build:\n  render: never', 'withheld'],
    ['status: publisert 1. januar 2040', 'withheld'],
  ])('holds the story with “%s”, and says so', async (line, standing) => {
    const reading = await readMd(`---\ntitle: T\n${line}\n---\n\n${body}`)
    expect(standingsOf(reading)).toEqual([standing])
    const told = reading.findings.filter(({ code }) => /^(draft|embargo)/.test(code))
    expect(told).toEqual([expect.objectContaining({ line: 3 })])
  })

  test.each([
    'event_date: 2040-01-01',
    'premiere: 12. mars 2040',
    'release: 12. mars 2040',
    'live: 2040-03-12',
    'available_from: 2040-03-12',
    'release_notes: 2040-01-01',
    'deadline: 2040-01-01',
    'film: Embargo',
    'subtitle: Embargo mot Russland',
    'sperret_til: nei',
    'scheduled_for: nett',
    'go_live: true',
    'frigis: ja',
    'visible_from: Nord-Norge',
    'release_on: PS5',
    'publish_for: subscribers',
    'publiseringsdato: i fjor',
    'workflow: ferdig',
    'godkjent: Kari Nordmann',
    'approved: true',
    'retracted: false',
    'build:\n  render: always',
    'status: OK',
    'status: Klar for publisering',
    'status: publisert 17. mai 2024',
    'visibility: Offentleg',
  ])('is about something else with “%s”', async (line) =>
    expect(standingsOf(await readMd(`---\ntitle: T\n${line}\n---\n\n${body}`))).toEqual([null]),
  )
})

describe('words about an embargo or a draft', () => {
  test.each([
    'EMBARGO',
    'EMBARGO 00:01',
    'Embargo i dag kl. 18',
    'Embargo 1. januar',
    'Embargo kl. 12 i morgen',
    'Kan ikke publiseres før kl. 06.00',
    'Saken er klausulert til 5. januar',
  ])('hold as a heading that says when, or in capitals: “%s”', async (heading) => {
    const { stories } = await readMd(`# Brua\n\n## ${heading}\n\n${body}`)
    expect(stories.map(({ standing }) => standing.embargo)).toEqual([{ until: null }])
  })

  test.each([
    'Kan ikke publiseres før 2040',
    'Embargo ends 5 January 2040, officials say',
    'Embargo fra 1. januar 2024 rammer fisk',
    'Embargo 1. januar 2024: fisk',
    'Embargo ends',
    'Embargo til 1. januar 2041?',
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

  test.each([
    '- KLADD – ikke publiser',
    '- Sperrefrist: mandag',
    '- EMBARGO 00:01',
    '> [!warning] Embargo\n> til 1. januar 2040',
    '> [!warning] SPERREFRIST 1. januar 2040\n> Ring Kari først.',
    '> [!warning] Ikke publiser',
    '> [!note]\n> Do not publish before Friday',
  ])('hold there where they say so plainly: %j', async (part) =>
    expect(standingsOf(await readMd(`# Bru\n\n${part}\n\n${body}`))).not.toEqual([null]),
  )

  test.each([
    ['A box', '> [!warning] SPERREFRIST 1. januar 2040\n> Ring Kari først.', 'Ring Kari først.'],
    [
      'A quote',
      '> Ring Kari.\\\n> SPERREFRIST 1. januar 2040\\\n> Ring Ola.\n>\n> SPERREFRIST 1. januar 2040\n>\n> Nå.',
      'Ring Kari.\nRing Ola.\nNå.',
    ],
    ['A table', '| Avisa | SPERREFRIST 1. januar 2040 |\n| --- | --- |\n| Kari | Ola |', 'Avisa'],
  ])('%s that holds keeps what else is in it', async (_, part, left) => {
    const reading = await readMd(`# Bru\n\n${part}\n\n${body}`)
    expect(standingsOf(reading)).toEqual(['2040-01-01'])
    expect(textOf(only(reading))).toContain(left)
    expect(textOf(only(reading))).not.toContain('SPERREFRIST')
  })

  test.each(['> [!tip] Ikke publiser bilder av barn\n> Spør først.', '- Ikke publiser bilder av barn\n- Spør først'])(
    'advice to readers holds nothing: %j',
    async (part) => expect(heldIn(await readMd(`# Bru\n\n${part}\n\n${body}`))).toEqual([]),
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
  ])(
    'is when the story is published, but for an appointment and beside a date in the file’s name: %j in %s',
    async (above, path, published) => {
      const reading = await readMd(`${above}\n\n# Konsert på torget\n\n${body}`, path)
      expect(only(reading)).toMatchObject({ headline: 'Konsert på torget', published })
      if (published === null) expect(textOf(only(reading))).toContain(above.split('\n')[0])
    },
  )
})
