import { describe, expect, test } from 'vitest'
import { only, readMd } from './reading.ts'

const read = (yaml: string, body = 'Det er ikke mer å si om saken.') => readMd(`---\n${yaml}\n---\n\n${body}\n`)

describe('front matter that is no YAML is rejected in plain words', () => {
  test.each([
    ['title: Sak: en sak', 2, /": ".*quotation marks/],
    ['title: [Nytt fra byen\nlanguage: nb', 2, /begins with "\["[^.]* and does not end\. Close it/],
    ['title: {Nytt', 2, /begins with "\["[^.]* and does not end\. Close it/],
    ['title: T\nlede: "uferdig', 3, /quotation mark.*missing/],
    ['title: T\nbyline:\n\tname: x', 4, /tab/],
    ['title: @kari', 2, /quotation marks/],
    ['title: *Viktig*', 2, /quotation marks/],
    ['title: !Viktig sak', 2, /"!".*quotation marks/],
    ['bare tekst', 2, /key: value/],
    [`title: ${'['.repeat(5000)}`, 2, /nested/],
    [
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c]`,
      1,
      /without end/,
    ],
  ])('%s', async (yaml, line, message) => {
    const { articles, findings } = await read(yaml)
    expect(articles).toEqual([])
    const expected = { kind: 'rejected', file: 'norge/sak.md', line, code: 'front.matter' }
    expect(findings).toEqual([expect.objectContaining({ ...expected, message: expect.stringMatching(message) })])
  })

  test('or that never ends', async () => {
    const { findings } = await readMd('\n---\ntitle: T\n\nTekst.\n')
    expect(findings).toEqual([expect.objectContaining({ kind: 'rejected', line: 2, code: 'front.matter' })])
  })
})

describe('fences that a program has drawn as dashes, or that lack a sign, are those of front matter', () => {
  test.each(['—', '—-', '–-', '–––', '--', '----'])('%s', async (fence) => {
    const reading = await readMd(
      `${fence}\ntitle: Brua er åpen\nlanguage: nb\n${fence}\n\nFerja har gått for siste gang.\n`,
    )
    expect(only(reading).headline).toBe('Brua er åpen')
    const expected = { kind: 'repaired', code: 'front.fence', message: expect.stringContaining(`"${fence}"`) }
    expect(reading.findings).toEqual([expect.objectContaining(expected)])
  })

  test('but a text between dashes is text', async () => {
    const reading = await readMd('—\nFerja: den har gått.\n—\n\nDet var siste gang den gikk over fjorden.\n')
    expect(JSON.stringify(only(reading))).toContain('Ferja: den har gått.')
  })
})

describe('nothing in front matter is lost silently', () => {
  test.each([
    ['title: En\ntitle: To', 'key.repeated', 3],
    ['title: T\nembargo: 2020-01-01\nembargo: 2020-01-02', 'key.repeated', 4],
    ['title: T\nlede: a\ndescription: b', 'key.doubled', 4],
    ['title: T\nimage: { src: a.png, captoin: x }', 'key.wrong', 3],
    ['title: T\nimage: { src: a.png, alt: [x] }', 'key.wrong', 3],
    ['title: T\nbyline: [{ name: Kari, mail: k@a.example }]', 'key.wrong', 3],
    ['title: T\nbyline: [[Kari]]', 'key.wrong', 3],
    ['title: T\nsource: { name: NTB, url: ntb.no }', 'key.wrong', 3],
    ['title: T\nrights: [a]', 'key.wrong', 3],
    ['title: T\ncorrection: { note: [a] }', 'key.wrong', 3],
    ['title: T\ncorrection: [[a]]', 'key.wrong', 3],
    ['title: T\ntopics: [a, { b: c }]', 'key.wrong', 3],
    ['title: T\ncanonical: www.avisa.no', 'key.wrong', 3],
    ['title: T\nid: [a]', 'key.wrong', 3],
  ])('%s', async (yaml, code, line) => {
    const reading = await read(`${yaml}\nlanguage: nb`)
    only(reading)
    expect(reading.findings).toContainEqual(expect.objectContaining({ code, line }))
  })

  test('an empty value is none', async () => {
    const reading = await read('title: T\nlanguage: nb\nlede: ""\nrights: " "\nsource:\nbyline: " "\ntopics: ","')
    expect(reading.findings).toEqual([])
    expect(only(reading)).toMatchObject({ lede: null, rights: null, source: null, byline: [], topics: [] })
  })

  test('nothing in a list is none of it', async () => {
    const reading = await read('title: T\nlanguage: nb\nbyline: [null, Kari Nordmann]\ntopics: [~, Bru]')
    expect(reading.findings).toEqual([])
    expect([only(reading).byline, only(reading).topics].flat()).toMatchObject([
      { name: 'Kari Nordmann' },
      { name: 'Bru' },
    ])
  })
})

test('a hashtag in a text for readers is a word of theirs, and is told; a comment is not read', async () => {
  const reading = await read(
    "language: nb\ntitle: Derfor deler alle #metoo-historier 'nå'\nlede: Slik #blir det # sjekk",
  )
  expect(only(reading)).toMatchObject({ headline: "Derfor deler alle #metoo-historier 'nå'", lede: 'Slik #blir det' })
  expect(reading.findings).toEqual([expect.objectContaining({ code: 'front.hashtag', line: 3 })])
  expect(only(await read('title: Bru # arbeidstittel\nlanguage: nb')).headline).toBe('Bru')
  expect((await read('title: T\ndraft: false #klar')).stories.map(({ standing }) => standing.status)).toEqual([
    'usable',
  ])
})

describe('a draft', () => {
  test.each(['true', 'True', 'yes', 'ja', '[x]'])('is held when it says %s', async (draft) => {
    const { stories, findings } = await read(`title: T\ndraft: ${draft}`)
    expect(stories.map(({ standing }) => standing.status)).toEqual(['withheld'])
    expect(findings).toEqual([expect.objectContaining({ kind: 'held', code: 'draft', line: 3 })])
  })

  test.each(['false', 'no', '""'])('goes out when it says %s', async (draft) => {
    expect(only(await read(`title: T\ndraft: ${draft}`)).headline).toBe('T')
  })
})

describe('names', () => {
  test.each([
    ['Kari Nordmann og Ola Nordmann', ['Kari Nordmann', 'Ola Nordmann']],
    ['Kari Nordmann, Ola van der Berg', ['Kari Nordmann', 'Ola van der Berg']],
    ['Av Kari Nordmann', ['Kari Nordmann']],
    ['Lov og orden-redaksjonen', ['Lov og orden-redaksjonen']],
    ['NTB/AFP', ['NTB/AFP']],
    ['Kari Nordmann, journalist', ['Kari Nordmann']],
    ['[Kari, Ola]', ['Kari', 'Ola']],
  ])('%s', async (byline, names) => {
    expect(only(await read(`title: T\nbyline: ${byline}`)).byline.map(({ name }) => name)).toEqual(names)
  })
})

describe('a story without a title', () => {
  test('has its first sentence once, also where it is marked up', async () => {
    const article = only(await read('kicker: K', '**Dette er *første* setning. Og** neste. Slutt.'))
    expect(article.headline).toBe('Dette er første setning')
    expect(article.sections[0]!.blocks).toEqual([
      { type: 'paragraph', text: [{ mark: 'strong', text: ['Og'] }, ' neste. Slutt.'] },
    ])
  })

  test('does not take a sub-heading for one', async () => {
    const article = only(await read('kicker: K', '## Bakgrunn\n\nEn setning. Og en til.'))
    expect([article.headline, article.sections[0]!.heading]).toEqual(['En setning', 'Bakgrunn'])
  })

  test('and without a paragraph takes its first words', async () => {
    const { articles } = await read('kicker: K\nlanguage: nb', '- bare\n- liste')
    expect(articles).toEqual([expect.objectContaining({ headline: 'bare' })])
  })
})

test('a story that holds nothing once it is made safe is rejected', async () => {
  const { articles, findings } = await read('title: T\nlanguage: nb', '<script>alert(1)</script>')
  expect(articles).toEqual([])
  expect(findings.map(({ kind, code }) => [kind, code])).toEqual([
    ['repaired', 'html.dropped'],
    ['rejected', 'article.empty'],
  ])
})

test('an H1 that repeats the title is not printed again, another one is', async () => {
  expect(only(await read('title: T', '# T\n\nTekst.')).sections.map(({ heading }) => heading)).toEqual([null])
  expect(only(await read('title: T', '# U\n\nTekst.')).sections.map(({ heading }) => heading)).toEqual(['U'])
})

test('front matter may have Norwegian names, and is told of none of them', async () => {
  const reading = await readMd(
    '---\nspråk: nn\ntittel: Ny bru\nstikktittel: Sundet\nundertittel: Ferja er historie.\nforfatter: Kari Nordmann\ndato: 2024-05-17\noppdatert: 2024-05-18\nseksjon: Lokalt\nemner: Bru, Ferje\nkilde: NTB\nbilde: bru.jpg\nbildetekst: Brua i dag\nfotograf: Ola Hansen\n---\n\nDet er ikkje meir å seie om saka.\n',
  )
  expect(reading.findings).toEqual([])
  expect(only(reading)).toMatchObject({
    language: 'nn',
    headline: 'Ny bru',
    kicker: 'Sundet',
    lede: 'Ferja er historie.',
    updated: '2024-05-18',
    section: 'Lokalt',
    topics: [{ name: 'Bru' }, { name: 'Ferje' }],
    source: { name: 'NTB' },
    image: { caption: 'Brua i dag', credit: 'Ola Hansen' },
  })
})
