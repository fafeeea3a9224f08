import { describe, expect, test } from 'vitest'
import { only, readFile, textOf } from './reading.ts'

const nitf = (content: string, top = '') =>
  readFile(
    `<nitf baselang="nb"><body><body.head><hedline><hl1>Bru åpnet</hl1></hedline>${top}</body.head><body.content>${content}</body.content></body></nitf>`,
    'wire/a.xml',
  )
const blocksOf = async (content: string) => only(await nitf(content)).sections.flatMap(({ blocks }) => blocks)
const paragraph = (...text: unknown[]) => ({ type: 'paragraph', text })

describe('the text of NITF says what its marks say', () => {
  test.each([
    ['<num>2<frac><numer>1</numer><denom>2</denom></frac></num> mil', '2\u20091/2 mil'],
    [
      '<num>2</num><frac><frac-num>1</frac-num><frac-sep>/</frac-sep><frac-den>2</frac-den></frac> mil',
      '2\u20091/2 mil',
    ],
    ['2<num><frac><numer>1</numer><denom>2</denom></frac></num> mil', '2\u20091/2 mil'],
    ['2 <frac><numer>1</numer><denom>2</denom></frac> mil', '2 1/2 mil'],
    ['Om <frac><numer>1</numer><denom>2</denom></frac> mil', 'Om 1/2 mil'],
    ['Om <frac>1/2</frac> mil', 'Om 1/2 mil'],
  ])('a fraction in %s stays what it is', async (written, read) => {
    expect(await blocksOf(`<p>${written}</p>`)).toEqual([paragraph(read)])
    expect(only(await nitf('<p>T.</p>', `<abstract><p>${written}</p></abstract>`)).lede).toBe(read)
  })

  test.each([
    ['<person><name.given>Kari</name.given><name.family>Nordmann</name.family></person> kom.', 'Kari Nordmann kom.'],
    ['<person>Kari Nordmann</person><function>ordfører</function>', 'Kari Nordmann ordfører'],
    ['<location><city>Oslo</city><country>Norge</country></location>', 'Oslo Norge'],
    ['<person>Kari</person><org>NTB</org>', 'Kari NTB'],
    ['<name.given>Kari</name.given>-<name.family>Ås</name.family>', 'Kari-Ås'],
    ['<person>Kari</person>, <org>NTB</org>.', 'Kari, NTB.'],
  ])('names that meet, as in %s, are words of their own', async (written, read) => {
    expect(await blocksOf(`<p>${written}</p>`)).toEqual([paragraph(read)])
  })

  test('a footnote stands at the end, and its number where it is referred to', async () => {
    const reference = (note: number) => ({
      mark: 'sup',
      text: [{ mark: 'footnote', note, reference: 1, text: [String(note)] }],
    })
    expect(
      await blocksOf(
        '<p>100<fn>Inkludert <em>moms</em></fn> millioner<fn><p>Anslag.</p></fn>.</p><table><tr><td>5<fn>Foreløpig</fn></td></tr></table>',
      ),
    ).toEqual([
      paragraph('100', reference(1), ' millioner', reference(2), '.'),
      expect.objectContaining({ rows: [[{ header: false, text: ['5', reference(3)] }]] }),
      {
        type: 'footnotes',
        notes: [
          [paragraph('Inkludert ', { mark: 'em', text: ['moms'] })],
          [paragraph('Anslag.')],
          [paragraph('Foreløpig')],
        ],
      },
    ])
  })

  test('a note on lines of its own is a paragraph where it stands, and one without words is none', async () => {
    expect(await blocksOf('<p>Først.</p><p>100<fn/> millioner.</p><fn>Inkludert moms</fn><media/><p>Mer.</p>')).toEqual(
      [paragraph('Først.'), paragraph('100 millioner.'), paragraph('Inkludert moms'), paragraph('Mer.')],
    )
  })

  test('where there can be no footnotes they stand in parentheses', async () => {
    const article = only(
      await nitf('<p lede="true">100<fn>Inkludert moms</fn> millioner.</p><hl2>Prisen<fn>I kroner</fn></hl2><p>T.</p>'),
    )
    expect(article.lede).toBe('100 (Inkludert moms) millioner.')
    expect(article.sections.map(({ heading }) => heading)).toContain('Prisen (I kroner)')
    expect(textOf(only(await nitf('<p>T.</p>', '<abstract>100<fn>Med moms</fn> millioner.</abstract>')))).toContain(
      '100 (Med moms) millioner.',
    )
  })

  test('a list keeps its numbers, and a list of definitions its terms', async () => {
    expect(
      await blocksOf(
        '<ol seqnum="3"><li>Tre</li><li value="7">Sju</li></ol><ol start="5" type="a" reversed="reversed"><li>E</li><li>D</li></ol><dl><dt>Bru</dt><dd>Vei over vann.</dd></dl>',
      ),
    ).toMatchObject([
      { type: 'list', ordered: true, start: 3 },
      { type: 'list', ordered: true, start: 7 },
      { type: 'list', ordered: true, start: 5, numbering: 'a', reversed: true, entries: [{}, {}] },
      { type: 'list', ordered: false, entries: [[paragraph({ mark: 'strong', text: ['Bru'] }), {}]] },
    ])
  })
})
