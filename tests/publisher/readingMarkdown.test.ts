import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { only, readFile, readMd, textOf } from './reading.ts'

const matter = (yaml: string, body = 'Det er ikke mer å si om saken.') => `---\n${yaml}\n---\n\n${body}\n`

describe('front matter', () => {
  test('says everything a story has', async () => {
    const article = only(
      await readMd(
        matter(`title: "Tittel: med kolon"
kicker: Stikk
lede: Ingress.
byline: [{ name: Kari Nordmann, role: journalist }]
dateline: Oslo
published: 2017-01-11T11:11:11+01:00
updated: 2017-01-12
section: Innenriks
topics: [Norge, Språk, Norge]
language: nb-NO
id: urn:x:1
slug: egen-slug
source: { name: NTB, url: https://ntb.example/1 }
canonical: https://avisa.example/1
rights: { holder: Avisa, notice: Alle rettigheter }
image: { src: bilde.jpg, alt: En bru, caption: Brua, credit: "Foto: oss" }`),
      ),
    )
    expect(article).toMatchObject({
      id: 'urn:x:1',
      slug: 'egen-slug',
      language: 'nb',
      headline: 'Tittel: med kolon',
      byline: [{ name: 'Kari Nordmann', role: 'journalist' }],
      published: '2017-01-11T11:11:11+01:00',
      updated: '2017-01-12',
      topics: [
        { slug: 'norge', name: 'Norge' },
        { slug: 'sprak', name: 'Språk' },
      ],
      source: { name: 'NTB', url: 'https://ntb.example/1' },
      canonicalUrl: 'https://avisa.example/1',
      rights: { holder: 'Avisa', notice: 'Alle rettigheter', usage: null },
      image: { alt: 'En bru', caption: 'Brua', credit: 'Foto: oss' },
      derived: [],
    })
  })

  test.each(['2017', '2017-11', '2017-11-10', '2017-11-10T09:30:00Z'])(
    'keeps the date %s exactly as precise as it is',
    async (date) => {
      for (const written of [date, `"${date}"`])
        expect(only(await readMd(matter(`title: T\npublished: ${written}`))).published).toBe(date)
    },
  )

  test.each([
    ['2014-02-28 9:00:34 -0400', '2014-02-28T09:00:34-04:00', null],
    ['2017-11-10 09:30', '2017-11-10', 'date.zone'],
    ['2017-02-31', null, 'date.unknown'],
    ['01/02/2024', null, 'date.unknown'],
    ['yesterday', null, 'date.unknown'],
  ])('reads "%s" as %s', async (written, date, code) => {
    const reading = await readMd(matter(`title: T\nlanguage: nb\npublished: ${written}`))
    expect(only(reading).published).toBe(date)
    expect(reading.findings.map((finding) => finding.code)).toEqual(code === null ? [] : [code])
    if (code) expect(reading.findings[0]).toMatchObject({ kind: 'repaired', line: 4 })
  })

  test('that is no YAML is rejected with its line', async () => {
    const { articles, findings } = await readMd('---\ntitle: "aldri lukket\npublished: 2017\n---\n\nTekst.\n')
    expect(articles).toEqual([])
    expect(findings).toEqual([
      expect.objectContaining({ kind: 'rejected', code: 'front.matter', line: expect.any(Number) }),
    ])
  })

  test('with a misspelt key says which it does not read and which it does', async () => {
    const { findings } = await readMd(matter('title: T\nlanguage: nb\npublised: 2017'))
    expect(findings).toEqual([
      expect.objectContaining({
        kind: 'note',
        code: 'key.unknown',
        line: 4,
        message: expect.stringContaining('does not read publised. The keys are title, lede'),
      }),
    ])
  })

  test('with a value of the wrong kind leaves it out and says what is allowed', async () => {
    const reading = await readMd(matter('title: T\nlanguage: norsk bokmål\ntopics: { a: b }\nslug: Nei til EU'))
    expect(only(reading).topics).toEqual([])
    expect(reading.findings.filter(({ kind }) => kind === 'repaired').map(({ code }) => code)).toEqual([
      'language.wrong',
      'slug.wrong',
      'key.wrong',
    ])
  })

  test.each([
    ['correction: Lengden var feil.', { date: null, note: 'Lengden var feil.' }],
    ['Rettelse: { date: 2024-05-18 }', { date: '2024-05-18', note: null }],
    [
      'rettelser:\n  - { date: 2024-05-20, note: Navnet var feil. }\n  - { date: 2024-05-18, note: Lengden var feil. }\n  - Ordet.',
      { date: '2024-05-20', note: 'Navnet var feil. Lengden var feil. Ordet.' },
    ],
  ])('says what the story got wrong: %s', async (lines, correction) => {
    const reading = await readMd(matter(`title: T\nlanguage: nb\n${lines}`))
    expect(only(reading).correction).toEqual(correction)
    expect(reading.findings).toEqual([])
  })

  test.each(['false', 'nei', '"no"'])('says that it got nothing wrong: correction: %s', async (no) => {
    const reading = await readMd(matter(`title: T\nlanguage: nb\ncorrection: ${no}`))
    expect(only(reading).correction).toBeUndefined()
    expect(reading.findings).toEqual([])
  })

  test.each(['true', 'ja', '2024-05-17', '17. mai 2024'])(
    'that says only "%s" of a correction tells readers of none, and is told',
    async (bare) => {
      const reading = await readMd(matter(`title: T\nlanguage: nb\ncorrection: ${bare}`))
      expect(only(reading).correction).toBeUndefined()
      expect(reading.findings).toEqual([
        expect.objectContaining({ kind: 'repaired', words: 'key.wrong/correction-bare', line: 4 }),
      ])
    },
  )

  test.each([
    'image: { path: bru.jpg, alt: Ei bru, caption: Brua }',
    'cover: { image: bru.jpg, alt: Ei bru, caption: Brua }',
  ])('names its picture as Jekyll and themes of Hugo do: %s', async (image) => {
    const reading = await readMd(matter(`title: T\nlanguage: nb\n${image}`))
    expect(only(reading).image).toMatchObject({ alt: 'Ei bru', caption: 'Brua', renditions: [{ url: 'bru.jpg' }] })
    expect(reading.findings).toEqual([])
  })

  test('of a picture and no text is told as what it is', async () => {
    const { findings } = await readMd('---\ntitle: T\nlanguage: nb\nimage: bru.png\n---\n')
    expect(findings.map(({ message }) => message)).toEqual([
      'has a headline, a picture and no text; that is how it is published.',
    ])
  })

  test('of a draft holds the story back', async () => {
    const { stories, findings } = await readMd(matter('title: T\ndraft: true'))
    expect(stories.map(({ standing }) => standing.status)).toEqual(['withheld'])
    expect(findings).toEqual([expect.objectContaining({ kind: 'held', code: 'draft' })])
  })

  test('may be missing: the first heading is the title, the file names the address', async () => {
    const article = only(await readMd('# Overskriften\n\nTekst som ikke er lang.\n', 'norge/2017-11-10-min-sak.md'))
    expect([article.headline, article.slug, article.id]).toEqual([
      'Overskriften',
      'min-sak',
      'norge/2017-11-10-min-sak',
    ])
    expect(article.sections).toHaveLength(1)
  })

  test('may be missing, with a date, a byline, a kicker and a picture above the heading', async () => {
    const reading = await readMd(
      '12. mai 2024\n\n*Av Kari Nordmann*\n\nLOKALT\n\n![Bru](bru.png)\n\n# Brua er åpen\n\nMange var i Lom.\n\n## Mer\n\nKøen var lang.\n',
    )
    expect(only(reading)).toMatchObject({
      kicker: 'LOKALT',
      headline: 'Brua er åpen',
      published: '2024-05-12',
      byline: [{ name: 'Kari Nordmann', role: null }],
      sections: [{ heading: null, blocks: [{ type: 'image' }, {}] }, { heading: 'Mer' }],
    })
    expect(reading.findings).toContainEqual(expect.objectContaining({ kind: 'note', words: 'stamp.taken', line: 1 }))
  })

  test.each([
    '# Brua er åpen\n\nAv Kari Nordmann\n\nMange var i Lom.',
    '# Brua er åpen\n\n**Mange var i Lom.**\n\n*Tekst: Kari Nordmann*',
    '---\ntitle: Brua er åpen\n---\n\nAv Kari Nordmann\n\nMange var i Lom.',
  ])('has its byline right below the headline or the lede: %j', async (text) => {
    const article = only(await readMd(`${text}\n\nKøen var lang.\n`))
    expect(article.byline).toEqual([{ name: 'Kari Nordmann', role: null }])
    expect(textOf(article).trim()).toBe('Brua er åpen\n\n\nMange var i Lom.\nKøen var lang.')
  })

  test.each([
    '# Av Kari Nordmann\n\nMange var i Lom.',
    '# T\n\nAv Kari Nordmann, 17. mai 2096',
    '# T\n\nAv Kari Nordmann, født 17. mai 1970',
    '---\ntitle: T\ndate: 2024-05-16\n---\n\nAv Kari Nordmann, 17. mai 2024',
    '---\ntitle: T\nauthor: Ola Hansen\n---\n\nAv Kari Nordmann',
    '# T\n\nAv alle i Lom kom tolv.',
    '# T\n\n## Av Kari Nordmann',
    '# T\n\nMange var i Lom.\n\nKøen var lang.\n\nAv Kari Nordmann',
  ])('has a line as text that is none, or stands elsewhere than a byline: %j', async (text) => {
    const { headline, sections, byline } = only(await readMd(`${text}\n\nKøen var lang.\n`))
    expect(JSON.stringify([headline, sections])).toMatch(/Av (?:Kari Nordmann|alle i Lom)/)
    expect(byline.map(({ name }) => name)).not.toContain('Kari Nordmann')
  })

  test.each([
    ['Brua åpnet i går.\n\n# Del 1', 'Brua åpnet i går', 'Del 1'],
    ['Del 1\n\n# Ett\n\nTekst.\n\n# To', 'Del 1', 'Ett'],
  ])('may be missing, and text above a heading is no line of its own: %j', async (text, headline, heading) => {
    const article = only(await readMd(`${text}\n\nMer tekst om saken.\n`))
    expect([article.headline, article.sections[0]!.heading]).toEqual([headline, heading])
  })

  test.each(['Utkast', 'KLADD', 'SPERREFRIST: 1. januar 2040'])(
    'may be missing, and “%s” above the heading holds the story all the same',
    async (line) => {
      const { stories } = await readMd(`${line}\n\n# Brua er åpen\n\nMange var i Lom.\n`)
      expect(stories.map(({ standing }) => standing.isDraft || standing.embargo !== null)).toEqual([true])
    },
  )

  test('keeps the lines above the heading as text where it says the same itself', async () => {
    const article = only(
      await readMd(
        '---\nkicker: K\nauthor: Ola Hansen\n---\n\nLOKALT\n\nAv Kari Nordmann\n\n# Brua er åpen\n\nMer tekst.\n',
      ),
    )
    expect(article).toMatchObject({ kicker: 'K', byline: [{ name: 'Ola Hansen' }], headline: 'Brua er åpen' })
    expect(textOf(article)).toMatch(/LOKALT\nAv Kari Nordmann\nMer tekst\./)
  })

  test.each([
    '# T',
    '# T\n\nMange var i Lom.',
    '---\ntitle: T\ndate: 2024-05-17\n---',
    '---\ntitle: T\n---\n\nMange var i Lom.',
  ])('may be missing, with the day beside a byline below the headline: %j', async (above) => {
    const article = only(await readMd(`${above}\n\n*Av Kari Nordmann, 17. mai 2024*\n\nKøen var lang.\n`))
    expect(article).toMatchObject({ byline: [{ name: 'Kari Nordmann', role: null }], published: '2024-05-17' })
    expect(textOf(article)).not.toMatch(/Nordmann|2024/)
  })

  test('without a title takes the first sentence, and prints it once', async () => {
    const article = only(await readMd(matter('kicker: K', 'Første setning her. Så kommer resten.')))
    expect(article.headline).toBe('Første setning her')
    expect(textOf(article).match(/Første setning her/g)).toHaveLength(1)
    expect(article.derived).toContain('headline')
  })

  test('without a title leaves what is said behind the first sentence speech, whatever space stands behind its dash', async () => {
    const article = only(await readMd('Brua er åpen. –\u00A0Dette er en stor dag, sier ordføreren.\n'))
    expect(article.headline).toBe('Brua er åpen')
    expect(article.sections[0]!.blocks[0]).toMatchObject({ type: 'paragraph', speech: true })
  })
})

describe('headers without a fence', () => {
  const body = 'Brua over Sundet åpner til høsten.\n\nDet sier kommunen.\n'

  test.each([
    [
      'Pelican',
      'sak.md',
      `Title: Sak: brua åpner\nDate: 2024-05-01\nAuthors: Kari Nordmann, Ola Hansen\nTags: bru,\n  vei\n\n${body}`,
    ],
    [
      'Norwegian',
      'sak.md',
      `Tittel: Sak: brua åpner\nDato: 1. mai 2024\nForfatter: Kari Nordmann og Ola Hansen\nTags: bru, vei\n\n${body}`,
    ],
    [
      'Nikola',
      'sak.txt',
      `.. title: Sak: brua åpner\n.. date: 2024-05-01\n.. author: Kari Nordmann, Ola Hansen\n.. tags: bru, vei\n\n${body}`,
    ],
    [
      'Nikola, in a comment',
      'sak.md',
      `<!--\n.. title: Sak: brua åpner\n.. date: 2024-05-01\n.. author: Kari Nordmann, Ola Hansen\n.. tags: bru, vei\n-->\n\n${body}`,
    ],
    [
      'Kirby',
      'article.txt',
      `Title: Sak: brua åpner\n\n----\n\nDate: 2024-05-01\n\n----\n\nText: ${body}\n----\n\nAuthor: Kari Nordmann, Ola Hansen\n\n----\n\nTags: bru, vei\n`,
    ],
  ])('of %s are front matter', async (_, file, text) => {
    const reading = await readFile(text, file)
    const { headline, published, byline, topics, sections } = only(reading)
    expect({
      headline,
      published,
      byline: byline.map(({ name }) => name),
      topics: topics.map(({ name }) => name),
    }).toEqual({
      headline: 'Sak: brua åpner',
      published: '2024-05-01',
      byline: ['Kari Nordmann', 'Ola Hansen'],
      topics: ['bru', 'vei'],
    })
    expect(sections[0]!.blocks.map((block) => block.type === 'paragraph' && block.text)).toEqual([
      ['Brua over Sundet åpner til høsten.'],
      ['Det sier kommunen.'],
    ])
    expect(reading.findings).toEqual([])
  })

  test('end where a list stands below a line that has said what it says', async () => {
    const article = only(await readMd(`Forfatter: Kari Nordmann\nDato: 17. mai 2024\n- Et punkt\n- Et til\n\n${body}`))
    expect(article).toMatchObject({ byline: [{ name: 'Kari Nordmann' }], published: '2024-05-17' })
    expect(textOf(article)).toContain('Et punkt\nEt til')
  })

  test('of pandoc are title, authors and date', async () => {
    const article = only(
      await readMd(`% Brua åpner\n  til høsten\n% Kari Nordmann; Ola Hansen\n% 2024-05-01\n\n${body}`),
    )
    expect(article).toMatchObject({
      headline: 'Brua åpner til høsten',
      byline: [{ name: 'Kari Nordmann' }, { name: 'Ola Hansen' }],
      published: '2024-05-01',
    })
  })

  test.each([
    `Title: T\nStatus: draft\n\n${body}`,
    `.. title: T\n.. status: private\n\n${body}`,
    `.. title: T\n.. tags: draft, bru\n\n${body}`,
    `title: T\ntags:\n- bru\n- ferje\nstatus: draft\n\n${body}`,
    `title: T\nstatus: draft\n---\n\n${body}`,
    `title: T\nsummary: Brua\n- bru\nstatus: draft\n\n${body}`,
    `<!--\n.. title: T\n.. status: draft\n-->\n\n${body}`,
  ])('hold a draft: %j', async (text) => {
    const { stories, findings } = await readMd(text)
    expect(stories.map(({ standing }) => standing.status)).toEqual(['withheld'])
    expect(findings).toEqual([expect.objectContaining({ kind: 'held', code: 'draft', line: expect.any(Number) })])
  })

  test.each([
    'Sted: Rådhuset\nTid: kl. 18\n\n',
    'Date: fredag\nSted: Rådhuset\n\n',
    'Title: Overskriften\n----\n\n',
    'Title: En roman\n\n',
    'Tittel: En roman\nForfatter: Ola Hansen\nForlag: Fjellforlaget\nSider: 240\n\n# En roman som varer\n\n',
    'Title: The Fjord\nAuthor: Ola Hansen\nPublisher: Fjell\nPrice: £12\n\n# A strong novel\n\n',
    'Artist: Kari Nordmann\nTittel: Elva\nSjanger: Vise\n\n# En sterk plate\n\n',
    'Dato: 17. mai 2040\nSted: Rådhuset\nIngress: Gratis\n\n# Konsert\n\n',
    '<!-- merk -->\n\nTitle: En roman\n\n',
  ])('are not what a story opens with: %j', async (opening) => {
    const words = (text: string) =>
      text
        .replace(/<!--.*?-->|----|\s+/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
    const { stories } = await readMd(opening + body)
    const [{ article, standing }] = stories as [(typeof stories)[0]]
    expect([article.byline, standing.comesOut]).toEqual([[], null])
    expect(words(textOf(article))).toContain(words(opening).slice(0, 12))
  })
})

describe('a body', () => {
  const body = async (text: string) => only(await readMd(matter('title: T\nlanguage: nb', text))).sections

  test('has its headings as sections, each with an id of its own', async () => {
    const sections = await body('Først.\n\n## Ett\n\na\n\n### Under\n\nb\n\n## Ett\n\nc')
    expect(sections.map(({ id, heading, level }) => [id, heading, level])).toEqual([
      [null, null, undefined],
      ['ett', 'Ett', undefined],
      ['under', 'Under', 3],
      ['ett-2', 'Ett', undefined],
    ])
  })

  test('has lists, quotes, tables, code, links and emphasis', async () => {
    const text =
      'Se *her* og **der**, [lenke](https://a.example), `x`.\n\n- a\n- b\n\n3. c\n\n> sitat\n\n| A | B |\n|---|--:|\n| 1 | 2 |\n\n```ts\nlet a\n```\n\n---\n'
    const [section] = await body(text)
    expect(section!.blocks).toEqual([
      {
        type: 'paragraph',
        text: [
          'Se ',
          { mark: 'em', text: ['her'] },
          ' og ',
          { mark: 'strong', text: ['der'] },
          ', ',
          { mark: 'link', href: 'https://a.example', text: ['lenke'] },
          ', ',
          { mark: 'code', text: ['x'] },
          '.',
        ],
      },
      {
        type: 'list',
        ordered: false,
        start: 1,
        entries: [[{ type: 'paragraph', text: ['a'] }], [{ type: 'paragraph', text: ['b'] }]],
      },
      { type: 'list', ordered: true, start: 3, entries: [[{ type: 'paragraph', text: ['c'] }]] },
      { type: 'quote', blocks: [{ type: 'paragraph', text: ['sitat'] }], credit: null },
      {
        type: 'table',
        caption: null,
        rows: [
          [
            { header: true, text: ['A'] },
            { header: true, align: 'end', text: ['B'] },
          ],
          [
            { header: false, text: ['1'] },
            { header: false, align: 'end', text: ['2'] },
          ],
        ],
      },
      { type: 'code', language: 'ts', text: 'let a' },
      { type: 'rule' },
    ])
  })

  test.each([
    ['31. mai 1963 ble loven vedtatt.\nDet var en fredag.', ['31. mai 1963 ble loven vedtatt. Det var en fredag.']],
    ['17. mai feires.\n\n18. mai ryddes det.', ['17. mai feires.', '18. mai ryddes det.']],
    ['> 1. januar 1983 gikk nettet over.', ['1. januar 1983 gikk nettet over.']],
  ])('"%s" opens with a date and is no list', async (text, paragraphs) => {
    expect(
      textOf({ ...only(await readMd(matter('title: T\nlanguage: nb', text))), headline: '' })
        .trim()
        .split('\n'),
    ).toEqual(paragraphs)
    expect(JSON.stringify(await body(text))).not.toContain('"list"')
  })

  test('reads the same with and without something elsewhere that only GitHub has', async () => {
    const signs = [
      '\n',
      '\n\n',
      '# ',
      '- ',
      '1. ',
      '17. mai ',
      '> ',
      '    ',
      '  \n',
      '---\n',
      '===\n',
      ': ',
      '```',
      '`',
    ]
    const marks = ['*', '**', '_', '<b>', '</b>', '<', '!', '(', ')', ']', '$', '"', '–', '+ ', 'x', 'http:', '.no']
    const ofGitHub = [
      '| a |\n| - |\n',
      'a\n:-\n',
      'a\n-:\n',
      '~~bort~~ ',
      'a@b.no ',
      'a&#64;b.no ',
      'www.a.no ',
      '://a.no ',
      'w\\ww.a.no ',
    ]
    const piece = fc.oneof(
      { weight: 30, arbitrary: fc.constantFrom(...signs, ...marks, 'ord ', 'flere ord') },
      { weight: 2, arbitrary: fc.constantFrom(...ofGitHub) },
    )
    // Nothing is to be seen of a reference, but it looks like a footnote or a task until it is read.
    const reference = '[ref]: /a\n\n'
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 25 }), async (pieces) => {
        const written = `Først.\n\n${pieces.join('')}`
        const [alone, beside] = await Promise.all(
          [written, reference + written].map(async (text) => only(await readMd(matter('title: T', text))).sections),
        )
        expect(alone).toEqual(beside)
      }),
      { numRuns: 500 },
    )
  })

  test.each(['    ', '\t'])('has sentences that are indented as paragraphs: %j', async (indent) => {
    const text = [
      'Kommunen åpner den *nye* brua over Sundet for trafikk 1. oktober, og river den gamle.',
      '– Det er bra, sier ordføreren.',
    ]
    const { sections } = only(await readMd(`# Brua\n\nIngress.\n\n${text.map((line) => indent + line).join('\n\n')}\n`))
    expect(sections[0]!.blocks).toMatchObject([
      { type: 'paragraph' },
      { type: 'paragraph', text: ['Kommunen åpner den ', { mark: 'em', text: ['nye'] }, expect.any(String)] },
      { type: 'paragraph', speech: true },
    ])
  })

  test('has the lines below an indented one in its paragraph', async () => {
    const text = '\tKommunen åpner den nye brua over Sundet for all\ntrafikk 1. oktober, og river den gamle året etter.'
    expect(textOf(only(await readMd(`# Brua\n\nIngress.\n\n${text}\n`)))).toContain('Sundet for all trafikk 1. oktober')
  })

  test.each([
    '    npm install lesesal',
    '    Ferja går,\n    og den kommer igjen når det er lyst på fjorden, ja da kommer den.',
    '    Error: the file could not be read because it is not there (code=ENOENT).',
    '    Kort.',
  ])('has other lines that are indented as they stand: %j', async (text) => {
    expect(only(await readMd(`# Brua\n\nIngress.\n\n${text}\n`)).sections[0]!.blocks.at(-1)).toMatchObject({
      type: 'code',
    })
  })

  test('a numbered list is a list all the same', async () => {
    expect((await body('1. Mars er en planet.\n2. Mai er et navn.'))[0]!.blocks[0]).toMatchObject({ type: 'list' })
  })

  test('has fact boxes, figures with credit, speech, and line breaks', async () => {
    const [section] = await body(
      '<aside>\n\n### Fakta\n\n- a\n\n</aside>\n\n<figure><img src="b.png" alt="En bru"><figcaption>Brua <cite>Foto: oss</cite></figcaption></figure>\n\n– Tale.\n\nEn  \nto',
    )
    expect(section!.blocks).toEqual([
      {
        type: 'factbox',
        heading: 'Fakta',
        blocks: [{ type: 'list', ordered: false, start: 1, entries: [[{ type: 'paragraph', text: ['a'] }]] }],
      },
      { type: 'image', image: expect.objectContaining({ alt: 'En bru', caption: 'Brua', credit: 'Foto: oss' }) },
      { type: 'paragraph', speech: true, text: ['– Tale.'] },
      { type: 'paragraph', text: ['En\nto'] },
    ])
  })

  test('keeps the language of a foreign phrase and quotes as the language does', async () => {
    const [section] = await body('Han sa <span lang="en">so long</span> og <q>takk</q>.')
    expect(section!.blocks[0]).toMatchObject({
      text: ['Han sa ', { mark: 'lang', lang: 'en', text: ['so long'] }, ' og «takk».'],
    })
  })

  test('has its footnotes at the end, under a heading in its language', async () => {
    const sections = await body('Påstand.[^1]\n\n[^1]: Kilden.\n')
    expect(sections.at(-1)).toMatchObject({
      heading: 'Fotnoter',
      blocks: [{ type: 'footnotes', notes: [[{ type: 'paragraph', text: ['Kilden.'] }]] }],
    })
    expect(textOf(only(await readMd(matter('title: T', 'Påstand.[^1]\n\n[^1]: Kilden.\n'))))).toContain('Kilden.')
    for (const [language, heading] of [
      ['en-GB', 'Footnotes'],
      // No word of ours would be read out rightly there.
      ['ar', null],
    ]) {
      const story = only(await readMd(matter(`title: T\nlanguage: ${language}`, 'a[^1]\n\n[^1]: b\n')))
      expect(story.sections.at(-1)!.heading).toBe(heading)
    }
  })
})

describe('what HTML may not bring in', () => {
  test.each([
    ['<script>alert(1)</script>', 'script'],
    ['<iframe src="https://x.example"></iframe>', 'iframe'],
    ['<svg onload="alert(1)"><text>hei</text></svg>', 'svg'],
    ['<style>p{}</style>', 'style'],
    ['<form action="/x"><button>b</button></form>', 'form'],
    ['tekst <object data="x"></object>', 'object'],
    ['<video src="v.mp4"></video>', 'video'],
  ])('%s is dropped with a finding', async (html, element) => {
    const reading = await readMd(matter('title: T\nlanguage: nb', `Før.\n\n${html}\n\nEtter.`))
    const article = only(reading)
    expect(JSON.stringify(article)).not.toMatch(/alert|x\.example|onload/)
    expect(textOf(article)).toContain('Etter.')
    expect(reading.findings).toContainEqual(
      expect.objectContaining({ code: 'html.dropped', message: expect.stringContaining(`<${element}`) }),
    )
  })

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    'file:///etc/passwd',
  ])('a link to %s keeps its text and loses its address', async (href) => {
    const reading = await readMd(matter('title: T\nlanguage: nb', `Se <a href="${href}" onclick="x()">denne</a>.`))
    expect(only(reading).sections[0]!.blocks).toEqual([{ type: 'paragraph', text: ['Se denne.'] }])
    expect(reading.findings.map(({ code }) => code)).toEqual(['link.dropped'])
  })

  test('a text nested hundreds of levels deep is rejected, not a crash', async () => {
    const { articles, findings } = await readMd(matter('title: T', `${'<div>'.repeat(400)}x`))
    expect(articles).toEqual([])
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'rejected', code: 'limit.nesting' }))
  })

  test.each([
    ['## Utgave 4\n\n- en rettelse\n- og en til', 'Utgave 4'],
    ['- En rettelse. Med mer.\n- og en til', 'En rettelse'],
    ['| Lag | Mål |\n|---|---|\n| Odd | 2 |', 'Lag Mål Odd 2'],
  ])('a text without a paragraph, %j, is not lost but called %s', async (text, headline) => {
    const article = only(await readMd(text))
    expect(article).toMatchObject({ headline, derived: expect.arrayContaining(['headline']) })
    for (const word of text.match(/\p{L}+/gu)!) expect(textOf(article)).toContain(word)
  })

  test('no text makes the reading fail', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '---\n',
        'title: x\n',
        '<aside>',
        '</p>',
        '<table>',
        '| a |\n|---|\n',
        '> ',
        '- ',
        '# ',
        '![',
        '](',
        '<!--',
        '```',
        '[^1]',
        '&#0;',
        '&lt;',
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece), async (pieces) => {
        const { articles, findings } = await readMd(pieces.join(''))
        const isExplained = findings.some(({ kind, code }) => /^(rejected|held)$/.test(kind) || code === 'no.article')
        expect(articles.length === 1 || isExplained).toBe(true)
      }),
    )
  })
})

test('a picture in the headline stands below it', async () => {
  const article = only(await readMd('# Brua åpner ![Brua](b.png)\n\nDet ble fest ved Sundet.\n'))
  expect(article.headline).toBe('Brua åpner')
  expect(article.sections[0]!.blocks).toMatchObject([{ type: 'image', image: { alt: 'Brua' } }, { type: 'paragraph' }])
})
