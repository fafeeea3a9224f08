import { describe, expect, test } from 'vitest'
import { wordsOf } from '#publisher/sources/words/plainWords.ts'
import { only, readFile, readMd, readText, textOf } from './reading.ts'

const headings = async (text: string) => only(await readText(text)).sections.map(({ heading }) => heading)
const chunks = (...texts: string[]) => texts.join('\n\n')
const around = (...middle: string[]) => chunks('Tittel', 'En ingress.', 'Et avsnitt.', ...middle)

describe('leftovers of a web page', () => {
  test.each([
    'Mest sett siste uken',
    'Mest lest',
    'Relaterte saker',
    'Del på Facebook',
    'Kommentarer (12)',
    'Mest lest siste døgn:',
    'Les også',
    'Les også: Slik gikk det',
    'Les også Slik gikk det',
    'Les mer: Slik gikk det',
    'LES OGSÅ: SLIK GIKK DET',
    'Følg Dagsavisen på Facebook og Twitter!',
    'Del saken på Facebook',
    'Annonse',
    'Side 1 av 2',
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
    'Les også boka om brua, råder hun.',
    'Følg oss på Facebook, sier plakaten på veggen.',
    '«Read more books», says the minister.',
  ])('are no words that somebody says: %s', async (said) => {
    const article = only(await readText(chunks('Bru åpnet', 'Brua er her.', said, 'Mange kom for å se.')))
    expect(textOf(article)).toContain(said)
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

  test.each(['Dato: 17. mai 2024', '17. mai 2024', 'Fredag den 17. mai 2024'])(
    'is when the story was published where it is a date above the headline: %s',
    async (date) => {
      const reading = await readText(chunks(date, 'Elva steg', 'Det regnet i Lom i går. Det var mye.'))
      expect(only(reading)).toMatchObject({ headline: 'Elva steg', published: '2024-05-17' })
      expect(reading.findings).toContainEqual(
        expect.objectContaining({ kind: 'note', line: 1, code: 'stamp.taken', message: expect.stringContaining(date) }),
      )
    },
  )

  test.each([
    'Pressemelding',
    'PRESSEMELDING:',
    'Pressemelding, 17. mai 2024',
    'FOR IMMEDIATE RELEASE',
    'Leserinnlegg',
  ])('is a kicker where it says only that others have sent it: %s', async (label) => {
    const { kicker, headline } = only(await readText(chunks(label, 'Elva steg', 'Det regnet i Lom i går.')))
    expect([kicker, headline]).toEqual([label.replace(/:$/, ''), 'Elva steg'])
  })

  test('is a headline where it is a date above a text without one', async () => {
    const article = only(await readText(chunks('17. mai 2024', 'I dag gikk toget. Alle ble våte.', 'Så gikk vi.')))
    expect([article.headline, article.published]).toEqual(['17. mai 2024', null])
  })

  test.each([
    'Fra: Kari Nordmann <kari@avisa.example>\nSendt: fredag 17. mai 2024 10:00\nTil: Desken\nEmne: Elva',
    'From: Kari Nordmann\nDate: Fri, 17 May 2024 10:00\nSubject: Elva',
    'Emne: Elva\nFra: Kari Nordmann\nTil: Desken',
  ])('as a mail has it makes no story, as people would meet who sent it: %j', async (headers) => {
    const { stories, findings } = await readText(chunks(headers, 'Hei! Elva steg i går, og det regnet mye.'))
    expect(stories).toEqual([])
    expect(findings).toEqual([expect.objectContaining({ words: 'no.article/mail', kind: 'note' })])
  })

  test('may say from where and to where without being a mail', async () => {
    for (const opening of ['Fra: Lom\nTil: Oslo', 'From: Lom\nTo: Oslo']) {
      const article = only(await readText(chunks(opening, 'Bussen går hver dag, sier selskapet.', 'Bra.')))
      expect(textOf(article)).toContain(opening.split('\n')[0])
    }
  })

  test.each([
    ['date 2017-11-10 10:30 +01:00 Elva steg. Alle ble våte.', 'Elva steg', '2017-11-10T10:30:00+01:00'],
    ['Date 2017-11-10T10:30:00+01:00 Elva steg. Alle ble våte.', 'Elva steg', '2017-11-10T10:30:00+01:00'],
    ['date 2017-11-10 10.30 – Elva steg, sier hun. Alle ble våte.', '– Elva steg, sier hun', '2017-11-10'],
    ['date 2017-11-10 10.30 steg elva. Alle ble våte.', '10.30 steg elva', '2017-11-10'],
    ['date 2017-11 12.30 steg elva. Alle ble våte.', '12.30 steg elva', '2017-11'],
    ['Date 5 gikk bra. Alle ble våte.', 'Date 5 gikk bra', null],
    ['Date 2024 gikk bra. Alle ble våte.', 'Date 2024 gikk bra', null],
  ])('may say when on that day it was: “%s”', async (line, headline, published) => {
    const article = only(await readText(chunks(line, 'Så gikk vi.')))
    expect([article.headline, article.published]).toEqual([headline, published])
  })

  test('is no date when it only looks like one', async () => {
    const article = only(await readText('date night i byen. Mange kom.\n\nDet ble sent.'))
    expect([article.published, article.headline]).toEqual([null, 'date night i byen'])
  })
})

describe('when it was published', () => {
  const read = (line: string) =>
    readText(chunks('Elva steg', 'Det regnet i Lom i går. Det var mye.', line, 'Det er slutt nå.'))

  test.each([
    ['Publisert: 17.05.24 kl. 8', '2024-05-17', null],
    ['Publisert 17. mai 2024 kl. 14.30', '2024-05-17', null],
    ['Publisert 17. mai 2024 kl. 0800', '2024-05-17', null],
    ['Publisert: 17. mai 2024 kl. 08:15 - Oppdatert: 18. mai 2024 kl. 10.00', '2024-05-17', '2024-05-18'],
    ['Published 17th of May 2024 | Last updated 18 May 2024', '2024-05-17', '2024-05-18'],
    ['Publisert 17. mai 2024 – oppdatert i dag kl. 15:50', '2024-05-17', null],
    ['Publisert 17.05.2024 kl. 09:30  Sist oppdatert 18.05.2024 kl. 14:10', '2024-05-17', '2024-05-18'],
    ['Publisert 17. mai 2024 Oppdatert 18. mai 2024', '2024-05-17', '2024-05-18'],
  ])('is taken from “%s”', async (line, published, updated) => {
    const reading = await read(line)
    expect(only(reading)).toMatchObject({ published, updated })
    expect(textOf(only(reading))).not.toContain('ublis')
    expect(reading.findings.map(({ code }) => code)).toContain('stamp.taken')
    expect(reading.findings.map(({ code }) => code)).not.toContain('stamp.dropped')
  })

  test('is told to be a day alone where the clock has no zone', async () => {
    expect((await read('Publisert: 17.05.24 kl. 8')).findings).toContainEqual(
      expect.objectContaining({ kind: 'repaired', code: 'date.zone', line: 5 }),
    )
  })

  test.each(['Oppdatert i går kveld var tallet 20, sier kommunen.', 'Publisert i dag: 15 nye bøker om været'])(
    'is not what the sentence “%s” says',
    async (line) => expect(textOf(only(await read(line)))).toContain(line),
  )

  test.each(['Oppdatert i dag 15:50', 'Publisert kl. 15.50', 'Publisert 15:50 i går'])(
    'is dropped and told where no day is named: %s',
    async (line) => {
      const reading = await read(line)
      expect(textOf(only(reading))).not.toContain(line)
      expect(reading.findings.map(({ code }) => code)).toContain('stamp.dropped')
    },
  )
})

test('a paragraph that begins as a credit of a picture does is text', async () => {
  const long =
    `Video: Se hvordan elva steg i går. ${'Det regnet i Lom hele dagen, og alle ble våte. '.repeat(4)}`.trim()
  expect(textOf(only(await readText(around(long, 'Slutt.'))))).toContain(long)
})

test('a line on a picture may be long where it is one sentence', async () => {
  const caption = `Foto: Elva steg ${'i Lom og i Skjåk og i Vågå '.repeat(6)}hele dagen`
  const reading = await readText(around(caption, 'Slutt.'))
  expect(textOf(only(reading))).not.toContain(caption)
  expect(reading.findings).toContainEqual(expect.objectContaining({ code: 'caption.dropped' }))
})

test('a byline may begin as an English word does', async () => {
  const text = chunks('The river rose', 'By An Nguyen', 'It rained in Lom all day.', 'It was wet.')
  expect(only(await readText(text)).byline).toEqual([{ name: 'An Nguyen', role: null }])
})

describe('sub-headings', () => {
  test.each([
    'By The Numbers',
    'By Its Own Rules',
    'Text Messages Cost More',
    'By Monday the bridge will open',
    'BY OG BYGD',
  ])('are no bylines: %s', async (heading) => {
    const article = only(await readText(chunks('The river rose', 'It rained.', heading, 'It cost a lot. It did.')))
    expect([article.byline, article.sections.at(-1)!.heading]).toEqual([[], heading])
  })

  test('are no names above an address', async () =>
    expect(await headings(around('Kari Nordmann', 'kari@avisa.example', 'Et avsnitt til.'))).toEqual([null]))

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

  test.each([
    ['«Brua er det fineste vi har.»', 'Kari Nordmann, ordfører i Lom', 'Mange var i Lom i går.'],
    ['Brua er fin.', 'Kari Nordmann, Bodø', 'Et annet brev handler om ferja.'],
    ['Brua er fin.', 'Kari Nordmann og Ola Hansen, Mo i Rana', 'Et annet brev handler om ferja.'],
  ])('are not who said or wrote what stands above: %s / %s', async (...lines) => {
    expect(await headings(around(...lines))).toEqual([null])
  })

  test.each([
    ['Brua er fin.', 'Kari Nordmann, Bodø', '– Jeg er glad.'],
    ['«Brua er fin.»', 'Kari Nordmann, lærer', '«Jeg er glad.»'],
    ['«Brua er fin.»', 'Bruer, ferjer og veier', 'Alt koster penger.'],
    ['Brua er fin.', 'Kari Nordmann, ordfører', 'Hun er fra Lom.'],
    ['Vi spurte to.', 'Kari Nordmann, Bodø', 'Brua er fin.', 'Ola Hansen, Lom', 'Jeg er glad.'],
  ])('are who says what stands below: %s / %s / %s', async (...lines) => {
    expect(await headings(around(...lines))).toEqual([null, ...lines.filter((line) => line.includes(', '))])
  })

  test('with nothing under them are kept as text, with a note', async () => {
    const reading = await readText(around('Kari Nordmann'))
    expect(JSON.stringify(only(reading).sections)).toContain('Kari Nordmann')
    expect(reading.findings).toContainEqual(expect.objectContaining({ kind: 'note', line: 7, code: 'heading.alone' }))
  })
})

describe('lines without a blank line between them', () => {
  const paragraphs = async (text: string) =>
    only(await readText(text)).sections.flatMap(({ heading, blocks }) => [
      ...(heading === null ? [] : [`## ${heading}`]),
      ...blocks.map((block) => (block.type === 'paragraph' ? wordsOf(block.text) : block.type)),
    ])

  test('are a headline, its byline, an address and dates where they read so', async () => {
    const reading = await readText(
      chunks(
        'Brannmenn reddet katt\nAv Kari Nordmann (tekst) og Ola Hansen (foto)\nkari@avisa.example\nPublisert 17. mai 2024',
        'En katt satt fast i et tre i Lom onsdag.',
        'Den ble hentet ned etter en time.',
      ),
    )
    expect(only(reading)).toMatchObject({
      headline: 'Brannmenn reddet katt',
      byline: [
        { name: 'Kari Nordmann', role: 'tekst' },
        { name: 'Ola Hansen', role: 'foto' },
      ],
      published: '2024-05-17',
    })
    expect(textOf(only(reading))).not.toMatch(/Publisert|@/)
    expect(reading.findings.map(({ code, line }) => [code, line])).toEqual([
      ['leftover.dropped', 3],
      ['stamp.taken', 4],
    ])
  })

  test('are a kicker and its headline where the first ends with a colon', async () => {
    const article = only(await readText(chunks('INNENRIKS:\nBrannmenn reddet hund', 'En hund satt fast i Lom onsdag.')))
    expect([article.kicker, article.headline]).toEqual(['INNENRIKS', 'Brannmenn reddet hund'])
  })

  test.each([
    ['two who speak', ['– Skolen må bestå, sier rektoren.', '– Nei, sier ordføreren.', '– Jo!']],
    ['a list', ['Dette må du ha med:', '- Lue', '- votter', '* Skjerf']],
    ['a list after its label', ['• Katten heter Pus', '• Den er fire år']],
    ['results', ['Brann – Viking 3–1', 'Molde – Rosenborg 0–0']],
    [
      'results below their label',
      ['Resultater:', 'Vågan–Prøve 2–1', 'Stamsund–Leknes 5–4 (2–2)', 'Svolvær–Kabelvåg 1–1'],
    ],
    ['one result below its label', ['Resultat:', 'Vågan–Prøve 2–1']],
    ['results below two labels', ['Fotball:', 'Eliteserien:', 'Vågan–Prøve 2–1', 'Bodø/Glimt–Rosenborg 0–0']],
    ['rows of a spreadsheet', ['Parti\tProsent\tEndring', 'Ap\t32,1\t+2,1', 'Frie Velgere i Lom\t15,0\t+0,2']],
    ['what goes into a soup', ['Ingredienser (4 personer):', '600 g torsk', '3 dl fløte', 'salt og pepper']],
    ['demands', ['Vi krever:', 'a) At skolen består og får nok lærere til alle', 'b) At vi blir hørt', 'c) Svar']],
    ['rows of a table', ['Lag      K  V  U  T  Mål    P', 'Vågan    12  8  2  2  31–12  26', 'Prøve    12 7 3 2 24']],
    ['a menu', ['Mandag: Ertesuppe med flesk', 'Tirsdag: Fiskekaker med råkost og poteter', 'Onsdag: Lapskaus']],
    ['what happens on which day', ['5. desember: Konsert', '7.–8. desember: Utstilling', '24. desember: Messe']],
    ['what happens when', ['kl. 10.00: Dørene til biblioteket åpner', 'kl. 12.00: Mat']],
    ['what each has a label', ['Født: 3. mars 1921 i Lom i Gudbrandsdalen', 'Døde: 5. april 2001 i Oslo']],
    ['names below their label', ['Disse får prisen:', 'Kari Nordmann Hansen-Berg fra Skjåk', 'Ola Hansen', 'Per Lie']],
    ['places', ['1. Ola Hansen, Lom 31.20', '2. Per Nilsen, Skjåk og omegn IL 31.44', '3. Jon Berg, Vågå 32.01']],
    ['places after their label', ['Slik gikk det:', '1. Kari', '2. Ola']],
    [
      'an interview',
      ['– Fordi det er dyrt, og fordi vi ikke har råd til det nå.', 'Og hva nå?', '– Vi får se.', 'Og etterpå?'],
    ],
  ])('are apart when they are %s', async (_, lines) => {
    expect(await paragraphs(around(lines.join('\n'), 'Slutt på saken.'))).toEqual([
      'Et avsnitt.',
      ...lines,
      'Slutt på saken.',
    ])
  })

  test.each([
    'Kommunen – som hadde øvd på dette hver høst i ti år – fikk flyttet alle\nbeboerne i tide. Veien langs elva, som er den eneste ut av dalen, er stengt\n– trolig til helgen – og ordføreren ber folk om å holde seg hjemme. Det sier\nKari Nordmann.',
    'Saken ble kjent 1. mai, og siden har både\n17. mai-komiteen og skolen sagt sitt om at\nNorge trenger flere som kan\nspille korps.',
    'Boka om elva som går over sine bredder, er skrevet\nav Kari Nordmann og Ola Hansen\nog kom i fjor.',
    'Vågan slo Prøve 2–1 på hjemmebane, Stamsund slo Leknes 5–4\nog Svolvær og Kabelvåg spilte 1–1',
    'Stillingen i serien er klar: Vågan har 26 poeng etter seier 2–1\nmot Prøve: Stamsund kommer etter med 21, og Leknes har 3',
    'Kampene i helga gikk slik: Vågan slo Prøve 2–1, og det gjorde\nVågan også i fjor, da de vant 3–0',
    'Kari og Ola har fått et hus, en hund,\n2 katter, 3 barn, 600 sauer og 12 kyr på\ngarden i Lom: De er lykkelige.',
    'Dette er det viktigste i planen for skolen:\n3 nye klasser til høsten, som koster om lag\nto millioner kroner i året',
    'Her er det som er nytt i år, sier kommunen.\nOppdatert liste over de 20 beste skolene i\nlandet kommer i juni.',
  ])('go on where they are wrapped', async (text) => {
    expect(await paragraphs(around(text))).toEqual(['Et avsnitt.', text.replaceAll('\n', ' ')])
  })

  test.each([
    ['', 'Kommunen vil spare penger på skoler og barnehager i hele fylket'],
    ['    ', 'Kommunen sparer'],
  ])('are a headline and wrapped paragraphs in a file that has no blank line at all', async (indent, headline) => {
    const first = [
      'Kommunen vil spare penger på skolene i hele fylket, og det blir',
      'færre lærere til høsten enn det har vært i mange år, sier hun som',
      'leder skolene.',
    ]
    const second = ['Ordføreren er enig i at det må spares, men mener at kommunen må', 'spare et annet sted.']
    const lines = [headline, `${indent}${first.join('\n')}`, `${indent}${second.join('\n')}`]
    expect(await paragraphs(lines.join('\n'))).toEqual([first.join(' '), second.join(' ')])
  })

  test('keep the hyphen of a word that is divided between them, and that is told', async () => {
    const text = 'Kommunen vil spare på skole-\nog barnehagedrift, og det er ordføre-\nren enig i.'
    expect(await paragraphs(around(text))).toEqual([
      'Et avsnitt.',
      'Kommunen vil spare på skole- og barnehagedrift, og det er ordføre-ren enig i.',
    ])
    expect((await readText(around(text))).findings).toContainEqual(
      expect.objectContaining({ words: 'word.divided', values: { count: 1 }, line: 8 }),
    )
  })

  test('of nothing but signs are no heading', async () => {
    expect(await paragraphs(around('---', 'Mer.', '* * *', 'Slutt.'))).toEqual([
      'Et avsnitt.',
      'rule',
      'Mer.',
      'rule',
      'Slutt.',
    ])
  })

  test('of an interview in Markdown are apart, also where the questions are in bold', async () => {
    const article = only(
      await readMd(
        '# Brua\n\n**Hva mener du?**\n– Den er fin.\n**Og prisen?**\n– Den er for høy, og det har den vært hele tiden.\nHvorfor?\n– Vi får se.\n\n– Vent.\nPå hva?\n',
      ),
    )
    expect(
      article.sections[0]!.blocks.map((block) => block.type === 'paragraph' && [wordsOf(block.text), block.speech]),
    ).toEqual([
      ['Hva mener du?', undefined],
      ['– Den er fin.', true],
      ['Og prisen?', undefined],
      ['– Den er for høy, og det har den vært hele tiden.', true],
      ['Hvorfor?', undefined],
      ['– Vi får se.', true],
      ['– Vent.', true],
      ['På hva?', undefined],
    ])
  })

  test.each(['– Hva skal vi gjøre nå som brua er stengt?\nIngen vet.', 'Det er dyrt.\nHvorfor?\nIngen vet.'])(
    'of Markdown go on where nobody is asked: %j',
    async (text) => {
      expect(textOf(only(await readMd(`---\ntitle: Brua\n---\n\n${text}\n`)))).toContain(text.replaceAll('\n', ' '))
    },
  )

  test('of Markdown that begin with “•” each stand alone, where they are several', async () => {
    const linesOf = async (text: string) =>
      textOf(only(await readMd(`---\ntitle: Brua\nlede: L.\n---\n\n${text}\n`)))
        .split('\n')
        .slice(4)
    expect(await linesOf('Ta med:\n• melk\n• brød, gjerne\ngrovt')).toEqual([
      'Ta med:',
      '• melk',
      '• brød, gjerne grovt',
    ])
    expect(await linesOf('·\tmelk\n·\tbrød')).toEqual(['· melk', '· brød'])
    expect(await linesOf('Bruk tegnet\n• til lister.')).toEqual(['Bruk tegnet • til lister.'])
  })

  test.each(['  ', '\\'])('of a poem stand together, whoever speaks in it: ends with %j', async (end) => {
    const verse = ['Elva sa: Kom!', '– Jeg kommer,', 'sa jeg.', 'Hvem er du?', '– Jeg er elva.']
    const article = only(await readMd(`# Elva\n\nEt dikt.\n\n${verse.join(`${end}\n`)}\n`))
    expect(article.sections[0]!.blocks.at(-1)).toEqual({ type: 'paragraph', text: [verse.join('\n')] })
  })

  test('of Markdown are apart when they are two who speak, and only then', async () => {
    const article = only(
      await readMd(
        '# Kampen om skolen\n\n– Skolen *må* bestå, sier rektoren.\n– Nei, sier ordføreren\n– som ikke er\nenig.\n– *Jo!*\n',
      ),
    )
    expect(article.sections[0]!.blocks).toEqual([
      { type: 'paragraph', speech: true, text: ['– Skolen ', { mark: 'em', text: ['må'] }, ' bestå, sier rektoren.'] },
      { type: 'paragraph', speech: true, text: ['– Nei, sier ordføreren – som ikke er enig.'] },
      { type: 'paragraph', speech: true, text: ['– ', { mark: 'em', text: ['Jo!'] }] },
    ])
  })
})

describe('a line that holds its story', () => {
  const bru = [
    'Regjeringen vil bygge bru',
    'Regjeringen vil bygge bru over fjorden, sier statsministeren.',
    'Det er bra.',
  ]
  const page = (line: string) =>
    `<!DOCTYPE html><html lang="nb"><head><title>${bru[0]}</title><meta property="og:type" content="article"></head><body><main><h1>${bru[0]}</h1><p>${line}</p>${'<p>Kommunestyret vedtok tirsdag kveld å legge ned skolen etter en lang og opphetet debatt i salen.</p>'.repeat(3)}</main></body></html>`

  test.each([
    ['SPERREFRIST: 1. januar 2030 kl. 12.00', '2030-01-01'],
    ['Sperrefrist: 01.01.2030', '2030-01-01'],
    ['EMBARGO UNTIL 00:01 1 JANUARY 2030', '2030-01-01'],
    ['Strictly embargoed until Monday January 4th, 2027, 06.00 GMT', '2027-01-04'],
    ['Embargo: 2027-01-04T06:00:00+01:00', '2027-01-04T06:00:00+01:00'],
    ['Må ikke publiseres før onsdag kl. 12', null],
    ['KLAUSULERT', null],
    ['(Ikke for publisering!)', null],
    ['Publiseres fredag kl. 06.00', null],
    ['Skal publiseres 5. januar 2040', '2040-01-05'],
    ['To be published Friday at 6 a.m.', null],
    ['EMBARGOED FOR RELEASE UNTIL 5 JANUARY 2040', '2040-01-05'],
    ['Embargo lifts 5 January 2040', '2040-01-05'],
    ['Embargoed until 9 a.m. Eastern Time, January 5, 2040', '2040-01-05'],
    ['Embargo: 00.01hrs Sydney time, 1st of January 2040', '2040-01-01'],
    ['Sperrefrist: natt til lørdag 5. januar 2040 kl. 12.00 GMT+1', '2040-01-05'],
    ['Kan ikke publiseres før tor. 5. jan. 2040', '2040-01-05'],
    ['sperrefrist: 5. januar 2040', '2040-01-05'],
    ['«Embargo til 5. januar 2040»', '2040-01-05'],
    ['🔒 Sperre\u00ADfrist: 5. januar 2040', '2040-01-05'],
  ])('“%s” is its embargo, and no part of it', async (line, until) => {
    const readings = await Promise.all([
      readText(chunks(line, ...bru)),
      readText(chunks(`${bru[0]}\n${line}`, ...bru.slice(1))),
      readText(chunks(...bru, line)),
      readMd(`# ${bru[0]}\n\n**${line}**\n\n${bru[1]}\n`),
      readMd(`# ${bru[0]}\n\n${line}\n${bru[1]}\n`),
      readMd(`# ${bru[0]}\n\n${bru[1]}\n\n## ${line}\n\n${bru[2]}\n`),
      readFile(page(line), 'sak.html'),
    ])
    for (const reading of readings) {
      expect(reading.stories.map(({ standing }) => standing.embargo)).toEqual([{ until }])
      expect(only(reading).headline).toBe(bru[0])
      expect(textOf(only(reading))).not.toContain(line)
      expect(reading.findings).toContainEqual(
        expect.objectContaining({ kind: 'repaired', code: 'embargo.line', message: expect.stringContaining(line) }),
      )
    }
  })

  test.each([
    'KLADD – ikke publiser',
    'Utkast',
    'DRAFT v2',
    'Status: utkast',
    'KLADD - IKKE FERDIG',
    'UTKAST 17.05.2024',
    '(utkast)',
    'draft',
  ])('“%s” makes it a draft', async (line) => {
    for (const reading of [await readText(chunks(line, ...bru)), await readMd(chunks(line, ...bru))]) {
      expect(reading.stories.map(({ standing }) => [standing.status, standing.isDraft])).toEqual([['withheld', true]])
      expect(reading.findings).toContainEqual(expect.objectContaining({ kind: 'held', words: 'draft/line' }))
    }
  })

  test.each([
    ['*** EMBARGO: 3. januar 2040 ***', 'in a text'],
    ['== SPERREFRIST 3. januar 2040 ==', 'in a text'],
    ['\u200ESPERREFRIST 3. januar 2040', 'in a text'],
  ])('“%s” holds whatever signs stand around it', async (line) => {
    const { stories } = await readText(chunks(bru[0]!, line, ...bru.slice(1)))
    expect(stories.map(({ standing }) => standing.embargo)).toEqual([{ until: '2040-01-03' }])
  })

  test.each([
    '**Sperrefrist:** 5. januar 2040\n**Kontakt:** Kari Nordmann',
    '**Sperrefrist: 5. januar 2040**\\\n*NB!*',
    '> **Sperrefrist:** 5. januar 2040',
    '> [!warning] Sperrefrist\n> 5. januar 2040',
    '- Sperrefrist: 5. januar 2040\n- Kontakt: Kari Nordmann',
    '| Sperrefrist | 5. januar 2040 |\n| --- | --- |\n| Kontakt | Kari Nordmann |',
    '    Sperrefrist: 5. januar 2040',
    `${'Mer om brua.\n\n'.repeat(6)}Sperrefrist: 5. januar 2040`,
  ])('holds in Markdown as %j', async (lines) => {
    const { stories } = await readMd(chunks(`# ${bru[0]}`, lines, ...bru.slice(1)))
    expect(stories.map(({ standing }) => standing.embargo)).toEqual([{ until: '2040-01-05' }])
    expect(textOf(stories[0]!.article)).not.toContain('Sperrefrist')
  })

  test('holds above those whom to call', async () => {
    const last = ['Sperrefrist: 5. januar 2040', 'Kontakt: Kari Nordmann, tlf. 22 22 22 22']
    const readings = [
      await readText(chunks(...bru, 'Mer.\n'.repeat(9), ...last)),
      await readMd(
        chunks(`# ${bru[0]}`, ...bru, ...'123456'.split('').map((sign) => `Avsnitt ${sign} om brua.`), ...last),
      ),
    ]
    for (const { stories } of readings)
      expect(stories.map(({ standing }) => standing.embargo)).toEqual([{ until: '2040-01-05' }])
  })

  test.each([
    'Brua er åpen\nstatus: draft\n---',
    '-----\ntitle: Bru\ndraft: true\n-----',
    '  ---\n  title: Bru\n  draft: true\n  ---',
    '--- # Sak\ntitle: Bru\ndraft: true\n---',
    '<!-- husk -->\n---\ntitle: Bru\ndraft: true\n---',
    '***\ntitle: Bru\ndraft: true\n***',
    'draft: true',
    'status:: draft',
    'Published: false',
  ])('is a setting where no front matter is seen: %j', async (top) => {
    const { stories, findings } = await readMd(chunks(top, ...bru))
    expect(stories.map(({ standing }) => standing.status)).toEqual(['withheld'])
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'held', words: 'draft/line' }))
  })

  test('is not how code shows a draft, nor a word that a line ends with', async () => {
    const { stories } = await readMd(
      chunks(`# ${bru[0]}`, '```yaml\ndraft: true\n```', 'Rådet vil ha en ny\nembargo\nog få til et\nutkast'),
    )
    expect(stories.map(({ standing }) => [standing.status, standing.embargo])).toEqual([['usable', null]])
    expect(textOf(stories[0]!.article)).toContain('Rådet vil ha en ny embargo og få til et utkast')
  })

  test('is no kicker of one word, nor the film below a headline', async () => {
    const readings = [
      await readMd(`---\ntitle: T\nkicker: Draft\n---\n\n${bru[1]}\n`),
      await readMd(chunks(`# ${bru[0]}`, 'Embargo', ...bru.slice(1))),
      await readText(chunks(bru[0]!, 'Embargo', ...bru.slice(1))),
      await readText(chunks(bru[0]!, 'Embargo (2010)', ...bru.slice(1))),
    ]
    for (const { stories } of readings)
      expect(stories.map(({ standing }) => [standing.status, standing.embargo])).toEqual([['usable', null]])
  })

  test.each([
    ['in its header', `<header><h1>${bru[0]}</h1><p class="label">Embargo til 1. januar 2030</p></header>`],
    ['in an aside', `<aside class="notice"><p>Sperrefrist: 1. januar 2030 kl. 06.00</p></aside><h1>${bru[0]}</h1>`],
    [
      'below a picture',
      `<h1>${bru[0]}</h1><figure><img src="x.jpg"><figcaption>Embargo til 1. januar 2030</figcaption></figure>`,
    ],
    [
      'in a letterhead',
      `<table><tr><td><p>PRESSEMELDING</p></td><td><p><b>SPERREFRIST: 1. januar 2030</b></p></td></tr></table><h1>${bru[0]}</h1>`,
    ],
    [
      'beside other words',
      `<h1>${bru[0]}</h1><p><strong>SPERREFRIST: 1. januar 2030</strong><br>Fra <em>kommunen</em></p>`,
    ],
  ])('holds a web page %s', async (_, top) => {
    const long =
      '<p>Kommunestyret vedtok tirsdag kveld å legge ned skolen etter en lang og opphetet debatt i salen.</p>'
    const html = (before: string, after: string) =>
      `<!DOCTYPE html><html lang="nb"><head><title>${bru[0]}</title><meta property="og:type" content="article"></head><body><article>${before}<div class="body">${long}${long}</div>${after}</article></body></html>`
    for (const [before, after] of [
      [top, ''],
      [`<h1>${bru[0]}</h1>`, top],
    ] as const) {
      const { stories, findings } = await readFile(html(before, after), 'sak.html')
      expect(stories.map(({ standing }) => standing.embargo)).toEqual([{ until: '2030-01-01' }])
      expect(findings.filter(({ code }) => code === 'embargo.line')).toHaveLength(1)
      expect(textOf(stories[0]!.article)).not.toContain('SPERREFRIST')
    }
  })

  test('holds a story that is nothing but data', async () => {
    const articleBody = `SPERREFRIST: 1. januar 2030\n\n${bru[1]}`
    const { stories } = await readFile(
      JSON.stringify({ '@type': 'NewsArticle', headline: bru[0], articleBody }),
      'a.json',
    )
    expect(stories.map(({ standing }) => standing.embargo)).toEqual([{ until: '2030-01-01' }])
    expect(textOf(stories[0]!.article)).not.toContain('SPERREFRIST')
  })

  test('leaves the words that stand beside it as they are', async () => {
    const line = '<strong>SPERREFRIST: 1. januar 2030</strong><br>Fra <em>kommunen</em>'
    const { sections } = only(await readFile(page(line), 'sak.html'))
    expect(sections[0]!.blocks[0]).toMatchObject({ text: ['Fra ', { mark: 'em', text: ['kommunen'] }] })
  })

  test.each(['Embargo fra 5. desember', 'Embargo fra 5. desember 2040', 'Embargo i dag', 'Embargo 2022'])(
    'is not the sub-heading or the caption “%s”',
    async (words) => {
      const caption = `<figure><img src="x.jpg"><figcaption>${words}</figcaption></figure>`
      for (const html of [page(`${bru[1]}</p><h2>${words}</h2><p>Mer.`), page(`${bru[1]}</p>${caption}<p>Mer.`)]) {
        const { stories } = await readFile(html, 'sak.html')
        expect(stories.map(({ standing }) => standing.embargo)).toEqual([null])
        expect(JSON.stringify(stories[0]!.article)).toContain(words)
      }
    },
  )

  test('is not the sub-heading “Embargo”', async () => {
    const { stories } = await readText(around('Embargo', 'Tekst.'))
    const marked = await readMd('# T\n\nEt avsnitt.\n\n## Embargo\n\nTekst.\n')
    for (const { article, standing } of [...stories, ...marked.stories]) {
      expect([article.sections.at(-1)!.heading, standing.embargo]).toEqual(['Embargo', null])
    }
  })

  test.each([
    'Embargo mot Russland utvides',
    'Publiseres hver fredag kl. 06.00',
    'Publiseres rapporten 5. januar 2040, blir det bråk i partiet',
    'Publiseres fredag',
    'Embargo: EU strammer inn',
    'Sperrefristen er ute',
    'Ikke publiser bildene, sier politiet',
    'Klausulert avtale holdt i 20 år',
    'Embargo: EU strammer inn fra 5. januar 2040',
    'Embargo on Russian oil until 5 January 2040',
    'Embargo lifted',
    'Utkast til ny lov',
    'Draft 2024',
    '– Ikke publiser',
  ])('is not one that reads “%s”', async (line) => {
    for (const reading of [await readText(chunks(line, ...bru)), await readMd(chunks(`# ${line}`, ...bru))]) {
      expect(reading.stories.map(({ standing }) => [standing.status, standing.embargo])).toEqual([['usable', null]])
      expect(textOf(only(reading))).toContain(line)
    }
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

describe('the lede of a plain text', () => {
  const body = ['Brua ble åpnet i dag.', 'Det tok fire år å bygge den.', 'Den er 412 meter lang.']

  test('is its first paragraph', async () => {
    expect(only(await readText(chunks('Ny bru', ...body))).lede).toBe(body[0])
  })

  test.each([
    ['one of several', '* Strømmen er tilbake.', '* Veien er åpen.'],
    ['what is asked first', 'Hvorfor tok det så lang tid?', '– Fjellet var hardere enn vi trodde.'],
  ])('is not %s', async (_, first, second) => {
    const article = only(await readText(chunks('Ny bru', first, second, ...body)))
    expect(article.lede).toBeNull()
    expect(textOf(article).split('\n').filter(Boolean)).toEqual(['Ny bru', first, second, ...body])
  })
})

test.each([
  '<p>Brua er <b>åpen</b>.</p>',
  'Brua er &aring;pen.',
  '## Bakgrunn',
  '> Brua er åpen.',
  'Brua er **åpen**.',
  '[Brua](https://vei.example)',
])('what HTML or Markdown is written with stands as it is in a plain text, and is told: %s', async (text) => {
  const reading = await readText(around(text, 'Slutt på saken.'))
  expect(textOf(only(reading))).toContain(text)
  expect(reading.findings).toContainEqual(expect.objectContaining({ words: 'text.notation', line: 7 }))
})

test.each([
  'Laget har 3 < 4 > 2 poeng.',
  'Firmaet R&D; er stort **',
  '– Ja > nei, sier han.',
  '#tag og [1] og (https://vei.example)',
])('no sign alone is told to be of HTML or Markdown: %s', async (text) =>
  expect((await readText(around(text, 'Slutt på saken.'))).findings.map(({ words }) => words)).not.toContain(
    'text.notation',
  ),
)
