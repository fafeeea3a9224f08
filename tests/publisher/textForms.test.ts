import { describe, expect, test } from 'vitest'
import { only, readText } from './reading.ts'

const headings = async (text: string) => only(await readText(text)).sections.map(({ heading }) => heading)
const chunks = (...texts: string[]) => texts.join('\n\n')
const around = (...middle: string[]) => chunks('Tittel', 'En ingress.', 'Et avsnitt.', ...middle)

describe('leftovers of a web page', () => {
  test.each([
    'Mest sett siste uken',
    'Mest lest',
    'Mest lest siste døgn:',
    'Les også',
    'Les også: Slik gikk det',
    'Les også Slik gikk det',
    'Les mer: Slik gikk det',
    'LES OGSÅ: SLIK GIKK DET',
    'Følg Dagsavisen på Facebook og Twitter!',
    'Del saken på Facebook',
    'Annonse',
    'Most viewed',
    'Read more: How it went',
  ])('such as "%s" are dropped and quoted in a finding', async (leftover) => {
    const { articles, findings } = await readText(chunks('Bru åpnet', 'Brua er her.', leftover, 'Mange kom for å se.'))
    expect(JSON.stringify(articles)).not.toContain(leftover)
    expect(findings).toContainEqual(
      expect.objectContaining({
        kind: 'repaired',
        line: 5,
        code: 'leftover.dropped',
        message: expect.stringContaining(leftover),
      }),
    )
  })

  test.each([
    'Mest sett av alle programmene i år var finalen.',
    'Les avtalen først, sa hun.',
    'Delte meninger',
    'Følg med, sa han.',
    'Annonsene forsvant',
  ])('do not take "%s" with them', async (text) => {
    const { articles, findings } = await readText(chunks('Bru åpnet', 'Brua er her.', text, 'Mange kom for å se.'))
    expect(JSON.stringify(articles)).toContain(text)
    expect(findings.map(({ code }) => code)).not.toContain('leftover.dropped')
  })
})

describe('what stands first', () => {
  test('after the date on its line is the lede, also when it is short', async () => {
    const article = only(await readText(chunks(' date 2017-11 Elva steg', 'Det regnet.', 'Mye.', 'Veldig mye.')))
    expect([article.headline, article.lede, article.derived.includes('headline')]).toEqual(['Elva steg', null, true])
  })

  test('below a line that holds only the date may be the headline', async () => {
    const article = only(await readText('date 2017-11-10\nElva steg\n\nDet regnet.\n\nMye.\n\nVeldig mye.'))
    expect([article.published, article.headline, article.lede]).toEqual(['2017-11-10', 'Elva steg', 'Det regnet.'])
  })

  test('on several lines is no headline', async () => {
    const article = only(await readText('Elva steg over\nsine bredder. Så sank den.\n\nDet regnet.'))
    expect([article.headline, article.lede]).toEqual(['Elva steg over sine bredder', 'Så sank den.'])
  })

  test('and alone is the headline of a story without more', async () => {
    const article = only(await readText('Elva steg.'))
    expect([article.headline, article.lede, article.sections]).toEqual(['Elva steg', null, []])
  })

  test('is no date when it only looks like one', async () => {
    const article = only(await readText('date night i byen. Mange kom.\n\nDet ble sent.'))
    expect([article.published, article.headline]).toEqual([null, 'date night i byen'])
  })
})

describe('sub-headings', () => {
  test('stand alone between paragraphs', async () => {
    expect(await headings(around('Mellom', 'Tekst.'))).toEqual([null, 'Mellom'])
    expect(await headings(around('10 år etter', 'Tekst.'))).toEqual([null, '10 år etter'])
    expect(await headings(chunks('Tittel', 'En ingress.', 'Mellom', 'Tekst.', 'Mer.'))).toEqual(
      [null, 'Mellom'].slice(1),
    )
  })

  test.each([
    ['long', `Mellom ${'og '.repeat(20)}alt`],
    ['with a final mark', 'Hva skjedde?'],
    ['with a closing quotation mark', 'Kaller det «galskap»'],
    ['beginning small', 'mellom'],
    ['on two lines', 'Mellom\nalt'],
    ['speech', '– Vi vant'],
  ])('are not %s', async (_, text) => {
    expect(await headings(around(text, 'Tekst.'))).toEqual([null])
  })

  test('are not the lines of a list', async () => {
    expect(await headings('Tittel\nEn ingress.\nMedaljer\nNorge 16\nTyskland 12\nSå kom resten.')).toEqual([null])
  })

  test('with nothing under them are kept as text, with a note', async () => {
    const reading = await readText(around('Kari Nordmann'))
    expect(JSON.stringify(only(reading).sections)).toContain('Kari Nordmann')
    expect(reading.findings).toContainEqual(expect.objectContaining({ kind: 'note', line: 7, code: 'heading.alone' }))
  })
})

test('findings name the line of the file, also with blank lines before the header', async () => {
  const { findings } = await readText('\n\n date 2017-13 Elva steg. Mye.\n\nTekst.\n\nMest lest\n')
  expect(findings.map(({ code, line }) => [code, line])).toEqual([
    ['date.unknown', 3],
    ['leftover.dropped', 7],
    ['headline.derived', 3],
    ['language.unknown', undefined],
  ])
})
