import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detectLanguage } from '#publisher/sources/words/detectLanguage.ts'
import { languageFrom } from '#publisher/sources/words/languageFrom.ts'
import { laterOf } from '#publisher/sources/words/dateFrom.ts'
import { earliest, latest, readDate } from '#publisher/sources/words/dates.ts'
import { firstSentence, headlineFrom } from '#publisher/sources/words/firstSentence.ts'
import { readFile } from './reading.ts'
import { idGiver, slugFrom } from '#publisher/sources/words/slugs.ts'

describe('a date', () => {
  test.each(['1814', '2017-11', '2017-11-10', '2024-02-29', '2017-01-11T11:11:11+01:00', '2017-01-11T10:11:11Z'])(
    '%s stays as it is written',
    (written) => {
      expect(readDate(` ${written} `)).toMatchObject({ date: written, trouble: null })
    },
  )

  test.each([
    ['2014-02-28 9:00:34 -0400', '2014-02-28T09:00:34-04:00'],
    ['2017-11-10 09:30 +01:00', '2017-11-10T09:30:00+01:00'],
    ['2017-11-10t09:30:00z', '2017-11-10T09:30:00Z'],
    ['2017-11-10T09:30:00.123+0100', '2017-11-10T09:30:00.123+01:00'],
  ])('%s is the moment %s', (written, date) => {
    expect(readDate(written)).toMatchObject({ date, trouble: null })
  })

  test.each([
    ['Fri, 10 Nov 2017 09:30:00 GMT', '2017-11-10T09:30:00Z'],
    ['2017-11-10T09:30:7+01:00', '2017-11-10T09:30:07+01:00'],
    ['10 Nov 17 09:30 EST', '2017-11-10T09:30:00-05:00'],
    ['10 Nov 1967 09:30:00 PDT', '1967-11-10T09:30:00-07:00'],
    ['Fri Nov 10 09:30:00 CET 2017', '2017-11-10T09:30:00+01:00'],
    ['20171110', '2017-11-10'],
    ['20171110T093000-0500', '2017-11-10T09:30:00-05:00'],
    ['20171110T0930Z', '2017-11-10T09:30:00Z'],
    ['10.11.2017', '2017-11-10'],
    ['10.11.17', '2017-11-10'],
    ['10th November 2017', '2017-11-10'],
    ['10 november 2017 kl 8 +0100', '2017-11-10T08:00:00+01:00'],
    ['17 mai 2017', '2017-05-17'],
    ['fredag den 10. november 2017', '2017-11-10'],
    ['10th of November 2017', '2017-11-10'],
    ['17. mai 2017', '2017-05-17'],
    ['fredag 10. november 2017', '2017-11-10'],
    ['desember 2017', '2017-12'],
    ['May 17, 2017', '2017-05-17'],
    ['November 10, 2017 at 3:20 pm GMT+1', '2017-11-10T15:20:00+01:00'],
    ['November 10, 2017 at 12:20 pm GMT+1', '2017-11-10T12:20:00+01:00'],
    ['November 10, 2017 at 12:20 a.m. GMT+1', '2017-11-10T00:20:00+01:00'],
    ['2017/11/10', '2017-11-10'],
    ['25/12/2017', '2017-12-25'],
    ['12/25/2017', '2017-12-25'],
    ['2017-314', '2017-11-10'],
    ['2017-11-10T09:30:00+01:00[Europe/Oslo]', '2017-11-10T09:30:00+01:00'],
    ['Fri, 10 Nov 2017 09:30:00 +0100 (CET)', '2017-11-10T09:30:00+01:00'],
    ['2017-11-10 9:05 +01', '2017-11-10T09:05:00+01:00'],
    ['10.11.2017 - 09:30 +0100', '2017-11-10T09:30:00+01:00'],
    ['10. november 2017 klokken 14.30 +0100', '2017-11-10T14:30:00+01:00'],
    ['2017-11-10 09:30:00 +0100 CET', '2017-11-10T09:30:00+01:00'],
    ['Fri, 10 Nov 2017 09:30:00 MSK', '2017-11-10T09:30:00+03:00'],
    ['fredag 10.11.2017', '2017-11-10'],
    ['lør. 11.11.2017 kl. 9.30 +0100', '2017-11-11T09:30:00+01:00'],
    ['10/11-2017', '2017-11-10'],
    ['10/11 2017', '2017-11-10'],
    ['10. november, 2017', '2017-11-10'],
    ['2017-11-10 09:30:00 Europe/Oslo', '2017-11-10T09:30:00+01:00'],
    ['2017-11-09T24:00:00+01:00', '2017-11-10T00:00:00+01:00'],
    ['fredag 31.12.2027 kl. 24.00 CET', '2028-01-01T00:00:00+01:00'],
    ['10. november 2017, 09:30 (UTC+2)', '2017-11-10T09:30:00+02:00'],
    ['November 10, 2017 at 3:20 PM GMT+1', '2017-11-10T15:20:00+01:00'],
    ['Fri, 10 Nov 2017 09:30:00 +0530', '2017-11-10T09:30:00+05:30'],
    ['Fri, 10 Nov 2017 09:30:00 -0000', '2017-11-10T09:30:00Z'],
    ['2017-11-10 09:30:00 America/St_Johns', '2017-11-10T09:30:00-03:30'],
    ['2017-11-10 09:30:00 America/Port-au-Prince', '2017-11-10T09:30:00-05:00'],
    ['2017-11-10 09:30:00 Europe/London', '2017-11-10T09:30:00+00:00'],
    ['2017-11-10T09:30:00Z[UTC]', '2017-11-10T09:30:00Z'],
    ['10.\u00A0 november  ２０１７', '2017-11-10'],
  ])('%s is read as %s', (written, date) => {
    expect(readDate(written)).toMatchObject({ date, trouble: null })
  })

  test('at the end of a day is that moment, also where midnight says that no time is known', () => {
    const rules = { midnightIsDay: true }
    expect(readDate('2017-11-09T24:00:00+01:00', rules).date).toBe('2017-11-10T00:00:00+01:00')
    expect(readDate('2017-11-10T00:00:00+01:00', rules).date).toBe('2017-11-10')
  })

  test.each([
    ['2026-11-24', '2026-11-23T10:00:00Z', '2026-11-25T12:00:00Z'],
    ['2026-12', '2026-11-30T10:00:00Z', '2027-01-01T12:00:00Z'],
    ['2026', '2025-12-31T10:00:00Z', '2027-01-01T12:00:00Z'],
    ['2026-11-24T09:30:00+01:00', '2026-11-24T08:30:00Z', '2026-11-24T08:30:00Z'],
  ])('%s begins with the first clock on Earth, and is past with the last', (date, first, last) => {
    expect([earliest(date), latest(date)]).toEqual([Date.parse(first), Date.parse(last)])
  })

  test.each([
    ['2026-11-24', '2026-11-23', '2026-11-24'],
    ['2026-11-24T09:30:00Z', '2026-11-24T10:30:00+01:00', null],
    ['2026-11-24T09:30:00Z', '2026-11-24', null],
    ['2026-11-24', '2026-11-24T09:30:00Z', null],
    ['2026-11-23', '2026-11-24', null],
    ['2026-11-24', null, '2026-11-24'],
  ])('%s is an update of a story of %s only where it is known to be later', (updated, published, date) => {
    expect(laterOf(updated, published)).toBe(date)
  })

  test.each([
    ['2017-11-10 09:30', 'date.zone'],
    ['2017-11-10T00:00:00', 'date.midnight'],
    ['Fri, 10 Nov 2017 09:30:00 XYZ', 'date.zone/unknown'],
    ['Fri, 10 Nov 2017 09:30:00 BST', 'date.zone/unknown'],
    ['Fri, 10 Nov 2017 09:30:00 Q', 'date.zone/unknown'],
    ['10. november 2017 kl. 14.30', 'date.zone'],
    ['10 november 2017 kl 8', 'date.zone'],
    ['10. november 2017 Klokken 8', 'date.zone'],
    ['10. november 2017 klokka 0800', 'date.zone'],
    ['10. november 2017 00:00:00.00', 'date.midnight'],
    ['10. november 2017 kl. 0800', 'date.zone'],
    ['10. november 2017 kl. 24.00', 'date.zone'],
  ])('%s has no zone anybody knows, so only its day is sure', (written, trouble) => {
    expect(readDate(written)).toMatchObject({ date: '2017-11-10', trouble })
  })

  test.each([
    ['2017-07-10 09:30', '2017-07-10T09:30:00+02:00', 'date.assumed'],
    ['2017-11-10 09:30', '2017-11-10T09:30:00+01:00', 'date.assumed'],
    ['2017-11-09 24:00', '2017-11-10T00:00:00+01:00', 'date.assumed'],
    // The hour that summer time leaves out, and the one it gives twice.
    ['2017-03-26 02:30', '2017-03-26', 'date.zone/twice'],
    ['2017-10-29 02:30', '2017-10-29', 'date.zone/twice'],
  ])('%s in the zone of the newsroom is %s', (written, date, trouble) => {
    expect(readDate(written, { zone: 'Europe/Oslo' })).toMatchObject({ date, trouble })
  })

  test('that states a zone nobody can be sure of is not in that of the newsroom', () => {
    expect(readDate('Fri, 17 May 2024 23:30:00 BST', { zone: 'Europe/Oslo' })).toMatchObject({
      date: '2024-05-17',
      trouble: 'date.zone/unknown',
      values: { zone: 'BST' },
    })
  })

  test('at midnight is a day where the format says so', () => {
    for (const written of ['20020225T000000-0500', '20020225T000000', '20020225T000000.00Z']) {
      expect(readDate(written, { midnightIsDay: true })).toMatchObject({ date: '2002-02-25', trouble: null })
    }
  })

  test.each([
    '0000-05-17',
    '0000-00-00 00:00:00',
    '2017-13',
    '2023-02-29',
    '2017-02-31 09:30',
    '2017-11-10 25:00',
    '2017-11-10 24:01',
    '2017-11-10 09:30 +9900',
    '9999-12-31T24:00:00Z',
    '2017-11-10 99:99',
    '01/02/2024',
    '1. mai 2017 kl 25',
    '31.02.17',
    '2017-366',
    '2017-000',
    '31 November 2017',
    '17 Maibel 2017',
    'Mon Mon 99',
    'YYYYMMDD000000-HHMM',
    '1510302600',
    'i går',
    '',
  ])('"%s" is none, and says so rather than guess', (written) => {
    expect(readDate(written)).toMatchObject({ date: null, trouble: expect.stringMatching(/^date.unknown/) })
  })

  test.each([
    '0001-01-01T00:00:00Z',
    '0001-01-01T00:00:00',
    '0001-01-01',
    'Mon, 01 Jan 0001 00:00:00 +0000',
    '01.01.0001 00:00:00',
    '1970-01-01T00:00:00Z',
    '1970-01-01T01:00:00.000+01:00',
    'Thu, 01 Jan 1970 00:00:00 GMT',
  ])('%s is what programs write when they know none', (written) => {
    expect(readDate(written)).toMatchObject({ date: null, trouble: 'date.unknown/none' })
  })

  test('1970-01-01 without a time is a day like any other', () => {
    expect(readDate('1970-01-01')).toMatchObject({ date: '1970-01-01', trouble: null })
  })

  test('is never made up: what comes out begins with what was written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{4}-\d\d-\d\d[T ]\d{1,2}:\d\d$/)), (written) => {
        const { date } = readDate(written)
        expect(written.replace(/\D/g, '')).toContain(date?.slice(0, 4) ?? '')
      }),
    )
  })
})

describe('the language of a text', () => {
  test.each([
    ['nb', 'Regjeringen sier at den ikke har noe å skjule, og at saken blir behandlet etter reglene.'],
    ['nn', 'Regjeringa seier at ho ikkje har noko å skjule, og at saka vert handsama etter reglane.'],
    ['en', 'The government says that it has nothing to hide, and that the case is being handled by the rules.'],
    ['da', 'Regeringen siger, at den ikke har noget at skjule, og at sagen bliver behandlet efter reglerne.'],
    ['sv', 'Regeringen säger att den inte har något att dölja och att ärendet behandlas enligt reglerna.'],
    ['de', 'Mit dem Auto und dem Zug nach dem Essen, dem Bericht zufolge. Dem Mann wurde geholfen.'],
    ['nl', 'De regering zegt dat zij niets te verbergen heeft en dat de zaak van de man was en of het kan.'],
    ['fr', 'Le président de la République et le ministre de la Défense en visite en Norvège, et de retour.'],
    ['es', 'El presidente de la República y el ministro de Defensa en una visita en Noruega, que fue de un día.'],
    ['it', 'Il presidente della Repubblica ha detto che fra gli amici non ho visto che la casa di lui.'],
    ['nb', 'Flere skadet i ulykke i Per Krohgs vei'],
    ['nb', 'Strømprisen har aldri vært så lav i juli'],
    ['nb', 'La oss se: El-bil solgte best i Los Angeles, en ny rekord. Se mer på nett.'],
    ['nb', 'Resultater fra Bygdekampen. 1. Kari Nordmann, Solvik IL, 2. Per Lie, Moen IL, 3. Per Vik, Solvik IL'],
    ['nn', 'Ho vil ha fleire born i barnehagen'],
    ['it', 'Il re di Norvegia è arrivato a Tromsø con la regina'],
    ['en', 'I think I can win in Rome, the skier said after the race'],
    ['nb', 'Kort sagt\nEn kort sak om været. Det regner i dag.'],
    ['nb', 'Alliansen møtes i dag, og det er ventet at alle kommer. Møtet varer til i morgen.'],
    ['nb', 'Laget jubler etter seier i cupen. Det var ikke ventet.'],
    ['nn', 'Ho seier at brua er open for alle i dag, og at det ikkje er kø.'],
    ['nn', 'Sogndal vann 2–1 mot Brann på laurdag. Det var fint.'],
    ['da', 'Broen blev åbnet i går. Mange kom for at se den nye bro.'],
    ['da', 'Det er en stor dag for byen, siger borgmesteren. Vi har ventet i mange år på den nye bro.'],
    ['da', 'Hun har skrevet en bog om havet og om at komme hjem.'],
    ['da', 'Borgmesteren var glad for, at broen endelig er færdig.'],
    ['sv', 'Bron öppnades i går. Många kom för att se den nya bron.'],
    ['fo', 'Brúgvin er opin. Nógv fólk kom at síggja hana í gjár, og landsstýrismaðurin helt røðu.'],
    ['is', 'Brúin var opnuð í gær. Margir komu til að sjá hana og ráðherrann hélt ræðu.'],
    [
      'se',
      'Sámediggi lea mearridan ođđa njuolggadusaid. Dat lea dehálaš, dadjá presideanta, ja muitala ahte leat ilus.',
    ],
    ['fkv', 'Kväänin kieli oon tärkeä meile, ja se oon hyvä ette nuoret kans haluthaan puhhuut kieltä.'],
    ['fi', 'Suomen kieli on tärkeä meille, ja se on hyvä, että nuoret myös haluavat puhua kieltä.'],
    // Words that the languages share, and no others.
    [null, 'Seier for Viking\nViking vant 2–1 over Brann søndag. Det avgjørende målet kom på overtid.'],
    [null, 'Ny bru i Lom\nBrua opna i går. Det var mange som kom.'],
    [null, 'Per og Kari gifter seg i Rom i dag'],
    [null, 'Per Olsen i Lom: Aldri i livet.'],
    [null, 'I Italia i dag: Per i finalen'],
    [null, 'Ny bok: «Hvad nu» kommer på fredag.'],
    [null, 'Oslo 2017'],
    [null, 'Borgmester Rasmussen møtte i byretten i København mandag.'],
    [null, 'Skjær bog i biter og brun den. Ha bogen i gryta.'],
    [null, ''],
    ['ja', '東京で会談が行われた。'],
  ])('is %s in "%s"', (language, text) => {
    expect(detectLanguage(text)).toBe(language)
  })
})

test.each([
  ['NO-nb', 'nb'],
  ['no_nn', 'nn'],
  ['nb-NO', 'nb'],
  ['no-NO', 'no'],
])('the language stated as %s is %s', (stated, language) => {
  expect(languageFrom(stated, { remark: () => expect.fail() }, {})).toBe(language)
})

describe('the first sentence', () => {
  test.each([
    ['Prisen er ca. 100 kroner. Den øker.', 'Prisen er ca. 100 kroner.'],
    ['Se f.eks. Oslo og nr. 10 på lista. Så videre.', 'Se f.eks. Oslo og nr. 10 på lista.'],
    ['Det var 17. mai kl. 9.30 i Bergen. Alle sang.', 'Det var 17. mai kl. 9.30 i Bergen.'],
    ['J. F. Kennedy og J.R.R. Tolkien møttes aldri. Synd.', 'J. F. Kennedy og J.R.R. Tolkien møttes aldri.'],
    ['Han tok 3.5 prosent. Hun tok resten.', 'Han tok 3.5 prosent.'],
    ['Norge vant 2–1. Brasil gikk videre.', 'Norge vant 2–1.'],
    ['Det var i 1998. Ingen glemmer det.', 'Det var i 1998.'],
    ['Det var på 17. Mai-dagen. Alle sang.', 'Det var på 17. Mai-dagen.'],
    ['«Vi vinner.» Slik begynte det.', '«Vi vinner.»'],
    ['Hva nå? – Jeg vet ikke. Ingen vet.', 'Hva nå?'],
    ['De bygde hus, bruer osv. men ikke veier. Slutt.', 'De bygde hus, bruer osv. men ikke veier.'],
    ['Uten punktum', 'Uten punktum'],
    ['افتتحت المدينة مكتبتها. هل هذا يوم عظيم؟ نعم.', 'افتتحت المدينة مكتبتها.'],
    ['هل هذا يوم عظيم؟ نعم.', 'هل هذا يوم عظيم؟'],
    ['पुस्तकालय खुल गया है। यह एक महान दिन है।', 'पुस्तकालय खुल गया है।'],
    ['图书馆今天开放。市长说：“好！”大家很高兴。', '图书馆今天开放。'],
    ['「開いた。」と市長は述べた。東京は晴れ。', '「開いた。」と市長は述べた。'],
  ])('of "%s" is "%s"', (text, sentence) => {
    expect(firstSentence(text).sentence).toBe(sentence)
  })

  test('and the rest are together the whole text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('A', 'b', ' ', '. ', '? ', '»', '– ', '1', 'nr. ', '\u00A0')), (pieces) => {
        const text = pieces.join('')
        const { sentence, rest } = firstSentence(text)
        expect((sentence + rest).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        expect(headlineFrom(sentence) === '').toBe(sentence === '')
      }),
    )
  })
})

describe('an address', () => {
  test.each([
    ['Æresprisen gikk til Øystein på Åsgårdstrand', 'aeresprisen-gikk-til-oystein-pa-asgardstrand'],
    ['Crème brûlée à la Łódź & Straße', 'creme-brulee-a-la-lodz-strasse'],
    ['AT&T <b>kjøper</b> «alt»!', 'at-t-b-kjoper-b-alt'],
    ['東京で会談', ''],
    ['Прага', ''],
    ['Áŋgiruššan Deanuŧ ja Ŋuorŋŋa', 'angirussan-deanut-ja-nuornna'],
    ['Menneske\u00ADrettighets\u00ADdomstolen', 'menneskerettighetsdomstolen'],
    ['\u200EKultur\u200F og null\u200Bbredde', 'kultur-og-nullbredde'],
    ['A\u030Angstro\u0308m', 'angstrom'],
  ])('of "%s" is "%s"', (headline, slug) => {
    expect(slugFrom(headline)).toBe(slug)
  })

  test('is at most 80 characters and ends at a word', () => {
    expect(slugFrom('ord '.repeat(40))).toBe('ord-'.repeat(20).slice(0, -1))
    expect(slugFrom('a'.repeat(100))).toHaveLength(80)
  })

  test('of a heading is its own within the article, also when one is called like another with a number', () => {
    const idOf = idGiver()
    expect(['Ett', 'Ett 2', 'Ett', 'Ett', '東京', '東京'].map(idOf)).toEqual([
      'ett',
      'ett-2',
      'ett-3',
      'ett-4',
      'avsnitt',
      'avsnitt-2',
    ])
  })
})

describe('a date that is to come', () => {
  const toldOf = ({ findings }: Awaited<ReturnType<typeof readFile>>) =>
    findings.filter(({ words }) => words === 'date.coming').map(({ values }) => values.date)
  const ninjs = (more: object) => JSON.stringify({ uri: 'urn:a', headline: 'Bru', body_text: 'Brua åpner.', ...more })
  const soon = new Date(Date.now() + 60 * 60 * 1000).toISOString()

  test('is told where it holds nothing back', async () => {
    expect(toldOf(await readFile(' date 2041-01 Brua åpner. Alle gleder seg.\n\nSlutt.\n', 'a.txt'))).toEqual([
      '2041-01',
    ])
    const sent = { versioncreated: '2041-01-01T10:00:00Z' }
    expect(toldOf(await readFile(ninjs(sent), 'a.json'))).toEqual(['2041-01-01T10:00:00Z'])
  })

  test('is told of an update, which readers are shown, in Markdown too', async () => {
    const wordsOf = async (dates: string) =>
      (await readFile(`---\ntitle: Bru\n${dates}\n---\n\nBrua åpner.\n`, 'a.md')).findings.map(({ words }) => words)
    expect(await wordsOf('date: 2024-05-17\nupdated: 2041-05-18')).toContain('date.coming/updated')
    expect(await wordsOf('date: 2024-05-17\nupdated: 2024-05-18')).not.toContain('date.coming/updated')
    expect(await wordsOf('date: 2041-05-17\nupdated: 2041-05-18\nembargo: 2041-05-17')).not.toContain(
      'date.coming/updated',
    )
  })

  test('is nothing to tell of a story that it holds, or an embargo does, nor of a clock that is ahead', async () => {
    expect(toldOf(await readFile('---\ntitle: Bru\ndate: 2041-01-01\n---\n\nBrua åpner.\n', 'a.md'))).toEqual([])
    const held = { versioncreated: '2041-01-01T10:00:00Z', embargoed: '2041-01-01T10:00:00Z' }
    expect(toldOf(await readFile(ninjs(held), 'a.json'))).toEqual([])
    expect(toldOf(await readFile(ninjs({ versioncreated: soon }), 'a.json'))).toEqual([])
  })
})
