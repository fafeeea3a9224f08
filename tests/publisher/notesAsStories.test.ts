import { describe, expect, test } from 'vitest'
import { only, readMd, textOf } from './reading.ts'

const read = (body: string, more = '') => readMd(`---\ntitle: Bru\nlanguage: nb\n${more}---\n\n${body}\n`)
const blocksOf = async (body: string) => only(await read(body)).sections.flatMap(({ blocks }) => blocks)

describe('a note from Obsidian or its like', () => {
  test('has what it marks without the signs around it, but for code', async () => {
    const { articles, findings } = await readMd('# Bru\n\nDet er ==viktig **å huske**==, sier `a ==b== c` her.\n')
    expect(textOf(articles[0]!)).toContain('Det er viktig å huske, sier a ==b== c her.')
    expect(findings.filter(({ kind }) => kind !== 'note')).toEqual([])
  })

  test('has the words of its links', async () => {
    const reading = await read(
      'Den [[Brua|nye brua]], [[Ferja]], [[Ferja#Ruter]] og [[#Kilder]].\n\n| A | B |\n|---|---|\n| [[Brua\\|bru]] | x |',
    )
    expect(textOf(only(reading))).toContain('Den nye brua, Ferja, Ferja > Ruter og Kilder.')
    expect(textOf(only(reading))).toContain('\nbru\n')
    expect(reading.links.map(({ to, place }) => [to, place.line])).toEqual([
      ['Brua', 6],
      ['Ferja', 6],
      ['Ferja#Ruter', 6],
      ['Brua', 10],
    ])
  })

  test.each([
    ['<div>Se [[ferje]] her.</div>', 'Se ferje her.'],
    ['Tekst.\n\n<aside>\nSe [[ferje|ferja]] her.\n</aside>', 'Se ferja her.'],
    ['    Se [[ferje]] her.', 'Se ferje her.'],
    ['[Se [[ferje]] her.](https://avisa.example)', 'Se ferje her.'],
    ['<b class="[[ferje]]">Se</b> her.', 'Se her.'],
  ])('has words where no link can stand: %j', async (body, words) => {
    const reading = await read(body)
    expect(textOf(only(reading))).toContain(words)
    expect(reading.findings.map((found) => found.words)).toContain('link.dropped')
  })

  test('is signed by names that are links', async () => {
    const { byline } = only(await read('Tekst.', 'authors:\n  - "[[Kari Nordmann]]"\n  - "[[folk/ola|Ola Hansen]]"\n'))
    expect(byline.map(({ name }) => name)).toEqual(['Kari Nordmann', 'Ola Hansen'])
    expect(only(await read('Tekst.', 'author: "[[Kari Nordmann]]"\n')).byline[0]!.name).toBe('Kari Nordmann')
  })

  test('has its pictures, and tells of other notes in it', async () => {
    const { wanted, findings, articles } = await read(
      'Før.\n\n![[bru i sol.png|300]]\n\n![[Annet notat]]\n\n![[kart.png|Et kart]]',
    )
    expect(wanted.map(({ src, image }) => [decodeURI(src), image.alt])).toEqual([
      ['[[bru i sol.png]]', ''],
      ['[[kart.png]]', 'Et kart'],
    ])
    expect(findings).toContainEqual(
      expect.objectContaining({ words: 'html.dropped', values: { what: '![[Annet notat]]' }, line: 10 }),
    )
    expect(textOf(articles[0]!)).not.toMatch(/[[\]]/)
  })

  test('has boxes and quotes', async () => {
    expect(
      await blocksOf(
        '> [!info]- Fakta om *brua*\n> Den er lang.\n> - Og ny\n\n> [!NOTE]\n> Husk det.\n\n> [!quote]\n> Sagt av noen.\n\n> [!quote] Ordføreren\n> Ja.\n\n> [Vår anmerkning] står her.',
      ),
    ).toMatchObject([
      { type: 'factbox', heading: 'Fakta om brua', blocks: [{ text: ['Den er lang.'] }, { type: 'list' }] },
      { type: 'factbox', heading: null, blocks: [{ text: ['Husk det.'] }] },
      { type: 'quote', blocks: [{ text: ['Sagt av noen.'] }] },
      { type: 'factbox', heading: 'Ordføreren', blocks: [{ type: 'quote', blocks: [{ text: ['Ja.'] }] }] },
      { type: 'quote', blocks: [{ text: ['[Vår anmerkning] står her.'] }] },
    ])
  })
})

test('boxes of Docusaurus and VuePress keep their titles', async () => {
  const body =
    ':::note Fakta om *brua*\nDen er lang.\n\n- Og ny\n:::\n\n::: warning[Husk]\nHusk det.\n:::\n\n```\n:::note Kode\nx\n:::\n```'
  const reading = await read(body)
  expect(only(reading).sections.flatMap(({ blocks }) => blocks)).toMatchObject([
    { type: 'factbox', heading: 'Fakta om brua', blocks: [{ text: ['Den er lang.'] }, { type: 'list' }] },
    { type: 'factbox', heading: 'Husk', blocks: [{ text: ['Husk det.'] }] },
    { type: 'code', text: ':::note Kode\nx\n:::' },
  ])
  expect(reading.findings.map(({ words }) => words)).not.toContain('template.dropped')
})

test('marks that name or set a piece of text are taken out and told', async () => {
  const reading = await read(
    'Ingress.\n{: .ingress}\n\n![Bru](bru.png){: width="300"}\n\n## Bru {#bru .stor}\n\n::: {.faktaboks}\nFakta.\n:::\n\n[Ord]{.smallcaps} her. ^a1b2c3',
  )
  expect(textOf(only(reading))).not.toMatch(/[{}^]|:::/)
  expect(only(reading).sections.map(({ heading }) => heading)).toContain('Bru')
  expect(textOf(only(reading))).toContain('Fakta.')
  const told = reading.findings.filter(({ words }) => words === 'template.dropped')
  expect(told.map(({ line, values }) => `${line} ${values.template}`)).toEqual([
    '7 {: .ingress}',
    '9 {: width="300"}',
    '11 {#bru .stor}',
    '13 ::: {.faktaboks}',
    '17 {.smallcaps}',
    '17 ^a1b2c3',
  ])
})

test('a number that links to its source stays a link', async () => {
  expect(await blocksOf('Kilde [[1]](https://a.example/) her.')).toEqual([
    { type: 'paragraph', text: ['Kilde ', { mark: 'link', href: 'https://a.example/', text: ['[1]'] }, ' her.'] },
  ])
})

test.each([
  'Kilde [[1]] her.',
  'Et sett {a, b} og {x} og x ^2 her.',
  'Skriv `[[Brua]]` og `{: .x}`.',
  'H~2~O og 10 ^3^ er tall.',
  'Liste [a][b] og [c].',
])('what only looks like them stays: %s', async (body) => {
  const reading = await read(body)
  expect(textOf(only(reading))).toContain(body.replaceAll('`', ''))
  expect(reading.findings.filter(({ code }) => /dropped/.test(code))).toEqual([])
})
