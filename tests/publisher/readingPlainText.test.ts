import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wordsOf } from '#publisher/sources/words/plainWords.ts'
import { only, readText, textOf } from './reading.ts'

/** A text of ours in the form the project began from: date header, lede, two sub-headings, speech, a leftover. */
const form = [
  ' date 2017-11 Elva gikk over sine bredder natt til lørdag, ifølge kommunen. Ingen kom til skade.',
  'Vannet steg raskt da regnet kom, og veien langs elva ble stengt.',
  'Kommunen – som hadde øvd på dette – fikk flyttet beboerne i tide.',
  'Over halvannen meter',
  '– Vi har aldri målt så mye vann her, og vi måler hver eneste høst, heter det i meldingen.',
  'De som bor nærmest, kaller det «den store flommen».',
  'Oppryddingen',
  'Arbeidet tar til når vannet har trukket seg tilbake, og det kan ta flere uker.',
  'Mest sett siste uken',
].join('\n\n')

describe('the form the project began from', () => {
  test('gives a story dated by month, its headline derived, no sentence printed twice', async () => {
    const article = only(await readText(form))
    expect(article.headline).toBe('Elva gikk over sine bredder natt til lørdag, ifølge kommunen')
    expect(article.lede).toBe('Ingen kom til skade.')
    expect(article.published).toBe('2017-11')
    expect(article.language).toBe('nb')
    expect(article.derived).toEqual(['id', 'slug', 'headline', 'language', 'section'])
    expect(article.slug).toBe('elva-gikk-over-sine-bredder-natt-til-lordag-ifolge-kommunen')
    expect([article.id, article.section]).toEqual(['verden/sak', 'Verden'])
  })

  test('has its sub-headings as sections, and speech byte for byte', async () => {
    const { sections } = only(await readText(form))
    expect(sections.map(({ heading, blocks }) => [heading, blocks.length])).toEqual([
      [null, 2],
      ['Over halvannen meter', 2],
      ['Oppryddingen', 1],
    ])
    expect(sections[1]!.blocks[0]).toEqual({
      type: 'paragraph',
      speech: true,
      text: ['– Vi har aldri målt så mye vann her, og vi måler hver eneste høst, heter det i meldingen.'],
    })
    expect(sections[0]!.blocks[1]).not.toHaveProperty('speech')
  })

  test('the leftover of a widget is no section but a finding', async () => {
    const reading = await readText(form)
    expect(textOf(only(reading))).not.toContain('Mest sett')
    expect(reading.findings).toContainEqual(
      expect.objectContaining({
        kind: 'repaired',
        line: 17,
        code: 'leftover.dropped',
        message: expect.stringContaining('“Mest sett siste uken”'),
      }),
    )
  })

  test('every other character of the source is accounted for', async () => {
    const article = only(await readText(form))
    const shown = [
      `${article.headline}.`,
      article.lede,
      ...article.sections.flatMap(({ heading, blocks }) => [
        heading,
        ...blocks.map((block) => (block.type === 'paragraph' ? wordsOf(block.text) : '')),
      ]),
    ]
    const kept = shown.filter((text) => text !== null)
    const source = form.replace(' date 2017-11 ', '').replace('\n\nMest sett siste uken', '')
    expect(kept.join(' ')).toBe(source.replaceAll('\n\n', ' '))
  })
})

describe('a plain text', () => {
  test('that opens with a short line without a period has that as its headline', async () => {
    const article = only(
      await readText('Bru åpnet\n\nDen nye brua ble åpnet mandag.\n\nDet er ikke første gang.\n\nMange kom.'),
    )
    expect([article.headline, article.lede]).toEqual(['Bru åpnet', 'Den nye brua ble åpnet mandag.'])
    expect(article.derived).not.toContain('headline')
    expect(article.sections[0]!.blocks).toHaveLength(2)
  })

  test('without a blank line has a paragraph a line', async () => {
    const article = only(
      await readText('Bru åpnet\nDen nye brua ble åpnet mandag.\nDet er ikke første gang.\nMange kom.'),
    )
    expect(article.lede).toBe('Den nye brua ble åpnet mandag.')
    expect(article.sections[0]!.blocks).toHaveLength(2)
  })

  test.each([
    [
      'Det skjedde 10. november 2017 kl. 9.30 i Oslo. Så ble det stille.',
      'Det skjedde 10. november 2017 kl. 9.30 i Oslo',
    ],
    ['J. F. Kennedy og bl.a. Nixon møttes. Det var i 1960.', 'J. F. Kennedy og bl.a. Nixon møttes'],
    ['Prisen steg 3,5 prosent. 17 land er med.', 'Prisen steg 3,5 prosent'],
    ['Hva nå? Ingen vet.', 'Hva nå?'],
    ['Én setning uten mer', 'Én setning uten mer'],
  ])('"%s" gets its first sentence as headline', async (text, headline) => {
    expect(only(await readText(`${text}\n\nEt avsnitt til.`.replace('uten mer', 'uten mer'))).headline).toBe(headline)
  })

  test.each(['2017-13', '2017-02-30', '0000-00'])(
    'with the impossible date %s goes out undated, and says so',
    async (date) => {
      const reading = await readText(`date ${date} Elva gikk over sine bredder. Ingen kom til skade.\n\nVannet steg.`)
      expect(only(reading).published).toBeNull()
      expect(reading.findings).toContainEqual(
        expect.objectContaining({ kind: 'repaired', line: 1, code: 'date.unknown' }),
      )
    },
  )

  test('in a language nobody can tell says so and carries none', async () => {
    const reading = await readText('Lorem\n\nIpsum dolor sit amet.\n\nConsectetur.')
    expect(only(reading).language).toBeUndefined()
    expect(reading.findings).toContainEqual(expect.objectContaining({ code: 'language.unknown' }))
  })

  test('with nothing in it is rejected', async () => {
    for (const text of ['', ' \n\n\t', '\uFEFF']) {
      const { articles, findings } = await readText(text)
      expect(articles).toEqual([])
      expect(findings).toEqual([expect.objectContaining({ kind: 'rejected', code: 'article.empty' })])
    }
  })

  test('loses no character, whatever it holds, unless a finding names it', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('Mest lest', 'Overskrift', '– Tale, sa hun.', 'date 2017-11 x', ''),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.constantFrom('\n', '\n\n', '\r\n'), async (lines, separator) => {
        const text = lines.join(separator)
        const { articles, findings } = await readText(text)
        const dropped = findings.map(({ message }) => message).join('')
        const kept = letters(articles.map(textOf).join('') + dropped)
        const header = /^\s*date[ \t]+\d\S*/.exec(text)?.[0] ?? ''
        for (const [letter, count] of letters(text.slice(header.length).normalize('NFC'))) {
          expect(kept.get(letter) ?? 0, letter).toBeGreaterThanOrEqual(
            articles.length > 0 ? count - (letter === '.' ? 1 : 0) : 0,
          )
        }
      }),
    )
  })
})

/** How often each character that is no white space stands in a text. */
function letters(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const letter of text.replace(/[\s\uFEFF]/g, '')) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return counts
}

test.each(['Oppdatert 5. mai 2024 vedtok Stortinget saken', 'Oppdatert liste over de 20 beste skolene'])(
  '“%s” is the story’s own words, not when it was published',
  async (line) => {
    const article = only(
      await readText(`En overskrift\n\nDet første avsnittet er her.\n\n${line}\n\nDet siste avsnittet er her.\n`),
    )
    expect(textOf(article)).toContain(line)
    expect(article.published).toBeNull()
  },
)
