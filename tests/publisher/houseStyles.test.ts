import { describe, expect, test } from 'vitest'
import { allWords, wordsOf } from '#publisher/sources/words/plainWords.ts'
import { only, readFile, readText, textOf } from './reading.ts'

const chunks = (...texts: string[]) => texts.join('\n\n')
const body = ['Kommunen kjøper ny bil til hjemmetjenesten, sier ordføreren.', 'Den kommer til våren.', 'Den er rød.']

/** Sub-headings (`## …`) and paragraphs below the headline and the lede. */
async function linesOf(text: string, path = 'norge/bil.txt'): Promise<string[]> {
  const { lede, sections } = only(await readFile(text, path))
  return [
    ...(lede === null ? [] : [lede]),
    ...sections.flatMap(({ heading, blocks }) => [
      ...(heading === null ? [] : [`## ${heading}`]),
      ...blocks.map((block) => (block.type === 'paragraph' ? wordsOf(block.text) : block.type)),
    ]),
  ]
}

describe('paragraphs of a plain text', () => {
  const vote =
    'Kommunestyret vedtok tirsdag kveld å kjøpe en ny bil til hjemmetjenesten, etter en lang debatt der både pris, farge og drivstoff var oppe.'
  const car =
    'Bilen skal være elektrisk og kunne kjøre hele dalen rundt uten å lades, sier ordføreren, som selv har kjørt dieselbil i alle år.'

  test('are lines where these are wider than anybody wraps text', async () => {
    const lines = [vote, car, '– Vi har ventet på den i mange år, sier hun.', 'Det var sju mot seks stemmer.', vote]
    expect(await linesOf(`Kommunen kjøper bil\n\n${lines.join('\n')}`)).toEqual(lines)
    expect(await linesOf(`Kommunen kjøper bil\n\n${vote}\nDyr bil\n${car}`)).toEqual([vote, '## Dyr bil', car])
  })

  test('are lines where four or more of them all end a sentence', async () => {
    const lines = [vote.slice(0, 72), car.slice(0, 75), vote.slice(0, 66), car.slice(0, 70)].map((line) => `${line}.`)
    expect(await linesOf(`Kommunen kjøper bil\n\n${lines.join('\n')}`)).toEqual(lines)
    const [first, ...others] = lines
    const wrapped = [first!.slice(0, -1), ...others].join('\n')
    expect(await linesOf(`Kommunen kjøper bil\n\n${wrapped}`)).toEqual([wrapped.replaceAll('\n', ' ')])
  })

  test('are lines where these hold long addresses', async () => {
    const lines = ['https://lom.example/bil', 'https://lom.example/sak'].map(
      (address) => `${vote} Se ${address} i dag.`,
    )
    expect(await linesOf(`Kommunen kjøper bil\n\n${lines.join('\n')}`)).toEqual(lines)
  })

  test('begin with an indent, which an entry of a list does not', async () => {
    const lines = [
      'Kommunestyret vedtok tirsdag kveld å kjøpe en ny bil til hjemmetjenesten.\nDet var en lang debatt, og mange tok ordet før det ble stemt over den.',
      '\tBilen skal være elektrisk og kunne kjøre hele dalen rundt uten en stans.',
    ]
    expect(await linesOf(`Kommunen kjøper bil\n\n${lines.join('\n')}`)).toEqual(
      lines.map((line) => line.trim().replace('\n', ' ')),
    )
    const indented = [
      '\tKommunestyret vedtok tirsdag kveld å kjøpe en ny bil til hjemmetjenesten.',
      '\tDet var en lang debatt, og mange tok ordet før det ble stemt over den, og\nnoen gikk.',
    ]
    expect(await linesOf(`Kommunen kjøper bil\n\n${indented.join('\n')}`)).toEqual(
      indented.map((line) => line.trim().replace('\n', ' ')),
    )
    const list = '- Lue og votter, og et skjerf som er stort nok til å dekke ansiktet.\n  Det kan bli kaldt.'
    expect(await linesOf(chunks('Ta med', list, 'Slutt.'))).toContain(list.replace('\n ', ''))
  })

  test.each([
    'Kommunestyret vedtok tirsdag kveld å kjøpe en ny bil til hjemmetjenesten.\nDet var en lang debatt, og mange tok ordet før det ble stemt over den, og\nnoen gikk.',
    `– Dette er en stor dag for hele dalen, sier ordføreren på torget i dag.\n  Han har kjørt dieselbil i alle år.`,
    `${vote.slice(0, 120)}.\nBilen skal være elektrisk og kunne kjøre hele dalen rundt uten å lades, sier ordføreren, som har kjørt diesel og\ner lei.`,
    `${car.slice(0, 108)}.\nBilen skal være elektrisk og kunne kjøre hele dalen rundt, sier ordføreren, som har kjørt diesel i alle år.`,
    'Status: Kommunestyret vedtok tirsdag kveld å kjøpe en ny bil til hjemmetjenesten i\nLom, og den skal være elektrisk og kunne kjøre hele dalen.',
    `${vote.slice(0, -1)}, sier\nordføreren.`,
    `${vote.slice(0, -1)}, sier bl.a.\nordføreren.`,
  ])('go on where lines are wrapped: %j', async (text) => {
    expect(await linesOf(chunks('Kommunen kjøper bil', text))).toEqual([text.replaceAll(/\s+/g, ' ')])
  })

  test('are lines in JSON Feed and in NITF set by typewriter, too', async () => {
    const lines = ['Kommunen kjøper bil.', '– Den er rød, sier Kari Nordmann.', 'Den kommer snart.', 'Slutt.']
    const items = [{ id: '1', title: 'Bil', content_text: lines.join('\n') }]
    const feed = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Avisa', items })
    const nitf = (pre: string) =>
      `<nitf><body><body.head><hedline><hl1>Bil</hl1></hedline></body.head><body.content><pre>${pre}</pre></body.content></body></nitf>`
    expect(await linesOf(feed, 'feed.json')).toEqual(lines)
    expect(await linesOf(nitf(lines.join('\n')), 'bil.xml')).toEqual(lines)
    const wrapped = 'Kommunestyret vedtok tirsdag kveld å kjøpe en ny bil.\nDet var en lang debatt, og mange tok ordet.'
    expect(await linesOf(nitf(wrapped), 'bil.xml')).toEqual([wrapped.replace('\n', ' ')])
  })
})

describe('a short line between paragraphs of a plain text', () => {
  const [above, below] = [body.join(' '), body.toReversed().join(' ')]

  test.each([
    'Prisen er 3 prosent høyere enn i fjor.*',
    'Prisen er 3 prosent høyere enn i fjor.¹',
    'Arkivfoto: NTB',
    'Slik blir bilen. Illustrasjon: Kommunen',
    'Parti      2019   2023\nAp         25,0   26,1\nSp         20,0   25,9',
    'Parti\tProsent\nAp\t25\nR',
    '1. Vask bilen.\n2. Tørk den\n3. Kjør en tur.\n4. Hvil',
    '1. Vask bilen.\n\n2. Tørk den\n\n3. Kjør en tur.',
  ])('is no sub-heading where it is a sentence, a credit, a row or a step: %j', async (text) => {
    const lines = text.split(/\n+/)
    expect(await linesOf(chunks('Kommunen kjøper bil', above, text, below))).toEqual([above, ...lines, below])
  })

  test('is one though it has a number or tells of pictures', async () => {
    const text = chunks('Kommunen kjøper bil', above, '1. Slik er den', below, '2. Bedre foto: fem tips', above)
    expect(await linesOf(text)).toEqual([above, '## 1. Slik er den', below, '## 2. Bedre foto: fem tips', above])
  })
})

describe('lines that stand one by one in a plain text', () => {
  const above = 'Kommunestyret vedtok tirsdag kveld å kjøpe en ny bil til\nhjemmetjenesten.'
  const lines = ['– Den er rød, sier hun.', '– Den er dyr, sier han.']
  const results = ['Eliteserien:', 'Lom–Vågå 2–1', 'Skjåk–Sel 0–0']
  const text = chunks(above, lines.join('\n'), results.join('\n'))
  const id = { uri: 'urn:a', id: 'urn:a', headline: 'Bil', title: 'Bil', language: 'nb' }

  test.each([
    ['plain text', 'a.txt', `Bil\n\n${text}`],
    ['ninjs 1', 'a.json', JSON.stringify({ ...id, body_text: text })],
    ['ninjs 3', 'a.json', JSON.stringify({ ...id, bodies: [{ contentType: 'text/plain', value: text }] })],
    [
      'JSON Feed',
      'a.json',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Avisa',
        items: [{ ...id, content_text: text }],
      }),
    ],
    [
      'NewsML-G2',
      'a.xml',
      `<newsItem guid="urn:a"><itemMeta><itemClass qcode="ninat:text"/></itemMeta><contentMeta><headline>Bil</headline></contentMeta><contentSet><inlineData>${text}</inlineData></contentSet></newsItem>`,
    ],
    [
      'Atom',
      'a.xml',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>Avisa</title><entry><id>urn:a</id><title>Bil</title><content type="text">${text}</content></entry></feed>`,
    ],
    [
      'RSS',
      'a.xml',
      `<rss version="2.0"><channel><title>Avisa</title><item><title>Bil</title><guid>urn:a</guid><description>${text}</description></item></channel></rss>`,
    ],
  ])('do so in %s, too', async (_, path, content) => {
    expect(await linesOf(content, path)).toEqual([above.replace('\n', ' '), ...lines, ...results])
  })
})

describe('above the headline', () => {
  test.each([
    'Av Kari Nordmann',
    'Av: Kari Nordmann',
    'Av Kari Nordmann\nkari@avisa.example',
    'By: Kari Nordmann',
    'By Kari Nordmann, journalist',
    'By Kari Nordmann\nkari@avisa.example',
    'Tekst og foto: Kari Nordmann',
  ])('a byline is one: %j', async (byline) => {
    const reading = await readText(chunks(byline, 'Kommunen kjøper bil', ...body))
    expect(only(reading)).toMatchObject({
      headline: 'Kommunen kjøper bil',
      byline: [expect.objectContaining({ name: 'Kari Nordmann' })],
      lede: body[0],
    })
    expect(reading.findings).toContainEqual(expect.objectContaining({ kind: 'note', code: 'byline.taken', line: 1 }))
  })

  test.each([
    ['By Royal Appointment', 'How a village bakery came to serve the king'],
    ['By Land And Sea', 'A journey of three days'],
    ['BY NIGHT', 'The city sleeps'],
    ['Av Guds Nåde', 'Kongen i Lom'],
    ['By Train Through Norway', 'A journey of three days', 'By Kari Nordmann'],
    ['By Monday the bridge will open', 'The minister has promised'],
    ['BY OG BYGD', 'Ny bru i Lom'],
    ['Tekst og tone i kirka', 'Kari Nordmann spiller'],
    ['Av Kari Nordmann', 'Kommunen kjøper ny bil til hjemmetjenesten.'],
  ])('“%s” is none', async (...lines) => {
    expect(only(await readText(chunks(...lines, ...body))).headline).toBe(lines[0])
  })

  test.each(['', 'SAMFERDSEL:\n\n'])('a date to come is an event’s, and text: %j', async (kicker) => {
    const reading = await readText(chunks(`${kicker}Dato: 5. desember 2090`, 'Julemarked på torget', ...body))
    expect(only(reading)).toMatchObject({ headline: 'Julemarked på torget', published: null })
    expect(textOf(only(reading))).toContain('Dato: 5. desember 2090')
  })

  test('a date may stand below a kicker', async () => {
    const article = only(await readText(chunks('SAMFERDSEL:', '17. mai 2024', 'Kommunen kjøper bil', ...body)))
    expect(article).toMatchObject({
      kicker: 'SAMFERDSEL',
      headline: 'Kommunen kjøper bil',
      published: '2024-05-17',
    })
  })
})

test.each([
  ['Av Ali al-Hassan', ['Ali al-Hassan']],
  ['Av Erik d’Ivry og Ali al-Hassan', ['Erik d’Ivry', 'Ali al-Hassan']],
  ['Av NTB og Kari Nordmann', ['NTB', 'Kari Nordmann']],
  ['Av Kari Nordmann (tekst)\nOla Hansen (foto)', ['Kari Nordmann', 'Ola Hansen']],
  ['Byline: Kari Nordmann', ['Kari Nordmann']],
])('“%s” names %j', async (byline, names) => {
  const article = only(await readText(chunks('Kommunen kjøper bil', byline, ...body)))
  expect([article.byline.map(({ name }) => name), article.lede]).toEqual([names, body[0]])
})

test('a photographer beside the byline is named there, and a credit of a picture is not', async () => {
  const beside = (photo: string) =>
    readText(chunks('Kommunen kjøper bil', `Tekst: Kari Nordmann\nFoto: ${photo}`, ...body))
  expect(only(await beside('Ola Hansen')).byline).toEqual([
    { name: 'Kari Nordmann', role: null },
    { name: 'Ola Hansen', role: 'Foto' },
  ])
  const captioned = await readText(
    chunks('Kommunen kjøper bil', 'Av Kari Nordmann', body[0]!, 'Foto: Ola Hansen', ...body),
  )
  expect(only(captioned).byline).toEqual([{ name: 'Kari Nordmann', role: null }])
  expect(captioned.findings.map(({ code }) => code)).toContain('caption.dropped')
  for (const photo of ['NTB', 'Privat', 'Ola Hansen / NTB', 'Den nye bilen utenfor rådhuset i går'])
    expect(only(await beside(photo)).byline).toEqual([{ name: 'Kari Nordmann', role: null }])
})

describe('a name at the end of a text', () => {
  const long = [...body, ...body]

  test.each([
    ['Tekst: Kari Nordmann', 'kari.nordmann@avisa.example'],
    ['Av Kari Nordmann', ''],
  ])('is its byline, which is told: %s', async (line, address) => {
    const reading = await readText(chunks('Kommunen kjøper bil', ...long, `${line}\n${address}`))
    expect(only(reading).byline).toEqual([{ name: 'Kari Nordmann', role: null }])
    expect(allWords(only(reading).sections)).not.toMatch(/Kari|@/)
    expect(reading.findings.map(({ words }) => words)).toContain('byline.taken/below')
  })

  test('signs no more than the last of several that are signed', async () => {
    const signed = (name: string) => [...long, `Av ${name}`]
    const { byline } = only(await readText(chunks('Tre bøker', ...signed('Kari Nordmann'), ...signed('Ola Hansen'))))
    expect(byline).toEqual([])
  })
})

test.each(['Kilde: Kommunen', 'Tekst: Redaksjonen', 'Se video: https://lom.example/bil'])(
  'a line that says where something is from is no sub-heading: %s',
  async (line) => {
    const text = chunks('Kommunen kjøper bil', ...body, line, ...body)
    expect(await linesOf(text)).toEqual([...body, line, ...body])
  },
)

test('a byline may name a paper', async () => {
  const article = only(await readText(chunks('Kommunen kjøper bil', 'Av Kari Nordmann, Avisa', ...body)))
  expect(article.byline).toEqual([{ name: 'Kari Nordmann', role: 'Avisa' }])
  const authors = [{ name: 'Nordmann Hansen, Kari' }]
  const items = [{ id: '1', title: 'Bil', content_text: body[0], authors }]
  const feed = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Avisa', items })
  expect(only(await readFile(feed, 'feed.json')).byline).toEqual([{ name: 'Nordmann Hansen, Kari', role: null }])
})

describe('links to other stories', () => {
  test.each([
    ['Les også:\nFergekrisen i vest\nNy bru i sør', ''],
    ['Les også', 'Fergekrisen i vest', 'Les også: Ny bru'],
    ['Mest lest\n1. Han vant i lotto\n2. Elgen kom på besøk', ''],
    ['Les også: Ny bru over fjorden\nMest lest', ''],
  ])('go with the label above them, told: %j', async (...labels) => {
    const links = labels.filter(Boolean)
    const reading = await readText(chunks('Kommunen kjøper bil', body[0]!, ...links, body[1]!))
    const [{ article }] = reading.stories as [(typeof reading.stories)[0]]
    expect(allWords(article.sections).trim()).toBe(`${body[0]} ${body[1]}`)
    const dropped = reading.findings.filter(({ code }) => code === 'leftover.dropped')
    expect(dropped.map(({ values }) => values.text)).toEqual(links.flatMap((lines) => lines.split('\n')))
  })

  test.each([
    ['Les også:', '## Dyr bil'],
    ['Les også: Ny bru over fjorden', '## Dyr bil'],
    ['Les også\n\nNy bru over fjorden', '## Dyr bil'],
    ['Mest lest', '## Dyr bil'],
  ])('leave the sub-heading below them: %j', async (label, heading) => {
    const text = chunks('Kommunen kjøper bil', ...body, label, heading.slice(3), ...body)
    expect(await linesOf(text)).toEqual([...body, heading, ...body])
  })

  test.each(['Les også\n\nNy bru over fjorden', 'Les også:\nNy bru over fjorden\nBilen er her', 'Mest lest'])(
    'leave the results and the name at the end: %j',
    async (label) => {
      const end = ['Resultater', 'Brann – Viking 3–1', 'Ola Hansen, leder i Lom']
      expect((await linesOf(chunks('Kommunen kjøper bil', ...body, label, ...end))).slice(3)).toEqual(end)
    },
  )

  test.each(['Mest lest', 'Se også:'])('are no list below a blank line: %s', async (label) => {
    const list = ['1. Meld deg på hos kommunen', '2. Møt opp i tide']
    expect(await linesOf(chunks('Kommunen kjøper bil', ...body, label, list.join('\n'), ...body))).toEqual([
      ...body,
      ...list,
      ...body,
    ])
  })

  test('are not the address that a label names', async () => {
    const text = 'Se også:\nhttps://lom.example/bil'
    expect(await linesOf(chunks('Kommunen kjøper bil', text, ...body))).toContain(text.replace('\n', ' '))
  })

  test.each(['Mest sett siste uken\n', 'Mest sett siste uken\n\n', 'Mest lest siste døgn:\n\n', 'Mest lest nå\n\n'])(
    'are all that is left of a text below what was read of late: %j',
    async (label) => {
      const links = ['Brann vant 3–1 over Viking', '– Slik blir været i helgen', '3. Elgen kom på besøk']
      expect(await linesOf(chunks('Kommunen kjøper bil', ...body, label + links.join('\n')))).toEqual(body)
      const parted = await readText(chunks('Kommunen kjøper bil', ...body, label.trim(), ...links.slice(0, 1)))
      expect(allWords(only(parted).sections)).not.toContain('Viking')
    },
  )

  test.each(['Mest sett lørdag:', 'Mest sett siste uken:'])('are not what people watched most: %s', async (label) => {
    const list = `${label}\n1. Beat for Beat 812.000\n2. Dagsrevyen 700.000`
    expect(await linesOf(chunks('Kommunen kjøper bil', ...body, list))).toContain('1. Beat for Beat 812.000')
  })
})

test('lines of signs underline a headline or a sub-heading, and part paragraphs', async () => {
  const text = chunks(`Kommunen kjøper bil\n==========\n${body[0]}`, `Dyr bil\n-------\n${body[1]}\n---\n${body[2]}`)
  expect(only(await readText(text)).headline).toBe('Kommunen kjøper bil')
  expect(await linesOf(text)).toEqual([body[0], '## Dyr bil', body[1], 'rule', body[2]])
})

test('a text that opens with a heading of Markdown is Markdown, whatever its file is called', async () => {
  const article = only(await readText(`# Kommunen kjøper bil\n\nDen er **rød**, sier ordføreren.\n`))
  expect(article.headline).toBe('Kommunen kjøper bil')
  expect(textOf(article)).toContain('Den er rød, sier')
  for (const headline of ['# 1 i verden', '#metoo i Lom', '1. # er et tegn'])
    expect(only(await readText(chunks(headline, ...body))).headline).toBe(headline)
})

describe('a desk’s template', () => {
  test.each([
    `Stikktittel: Bil\nTittel: Kommunen kjøper bil\nIngress: Det blir dyrt.\nAv: Kari Nordmann\nBrødtekst:\n${body.join('\n\n')}`,
    chunks(
      'Av Kari Nordmann',
      'TITTEL: Kommunen kjøper bil\nSTIKKTITTEL: Bil',
      'INGRESS: Det blir dyrt.',
      `BRØDTEKST: ${body.join('\n\n')}`,
    ),
    chunks(
      'STIKKTITTEL:\nBil',
      'TITTEL:\nKommunen kjøper bil',
      'Av Kari Nordmann',
      'INGRESS:\nDet blir dyrt.',
      ...body,
    ),
  ])('says what each line is: %j', async (text) => {
    const reading = await readText(`${text}\n\nBildetekst: Bilen er rød. Foto: Ola Hansen\n`)
    expect(only(reading)).toMatchObject({
      kicker: 'Bil',
      headline: 'Kommunen kjøper bil',
      lede: 'Det blir dyrt.',
      byline: [{ name: 'Kari Nordmann', role: null }],
    })
    expect(allWords(only(reading).sections).trim()).toBe(body.join(' '))
    expect(reading.findings.map(({ code }) => code)).toContain('caption.dropped')
  })

  test('may name the lede and the text alone', async () => {
    const article = only(await readText(chunks('Bil', 'INGRESS: Det blir dyrt.', 'BRØDTEKST:', ...body)))
    expect([article.headline, article.lede]).toEqual(['Bil', 'Det blir dyrt.'])
    expect(textOf(article)).not.toContain('BRØDTEKST')
  })

  test('has each label on its own, also without a blank line or a title', async () => {
    const lines = 'Undertittel: Det blir dyrt.\nByline: Kari Nordmann\nTekst:'
    const text = chunks(`Stikktittel: Bil\n${lines}`, body[0]!, `Mellomtittel: Dyr bil\n${body[1]}`, body[2]!)
    expect(only(await readText(text))).toMatchObject({ headline: 'Det blir dyrt', byline: [{ name: 'Kari Nordmann' }] })
    expect(await linesOf(text)).toEqual([body[0], '## Dyr bil', body[1], body[2]])
    const whole = `Tittel: Bil\nIngress: Det blir dyrt.\nByline: Kari Nordmann\n\n${chunks(...body)}`
    expect(await linesOf(whole)).toEqual(['Det blir dyrt.', ...body])
  })

  test('may hold facts of somebody, whose status is none of the story', async () => {
    const facts = ['Navn: Kari Nordmann', 'Status: Gift, to barn']
    const reading = await readText(
      `Tittel: Kari blir rektor\nIngress: Hun gleder seg.\n${facts.join('\n')}\n\n${chunks(...body)}`,
    )
    expect(reading.stories.map(({ standing }) => standing.status)).toEqual(['usable'])
    expect(textOf(only(reading))).toContain('Status: Gift, to barn')
  })

  test.each([
    ['Frigis: 1. januar 2090', { embargo: { until: '2090-01-01' } }],
    ['Status: Kladd, ikke ferdig', { status: 'withheld', isDraft: true }],
    ['Publiser: nei', { status: 'withheld', isDraft: true }],
    ['Merknad: Ikke publiser før fredag', { embargo: { until: null } }],
    ['Status: ferdig', { status: 'usable', embargo: null }],
    ['Sperrefrist: opphevet', { status: 'usable', embargo: null }],
  ])('says how the story stands, as front matter does: %s', async (line, standing) => {
    const text = `Tittel: Bil\n${line}\nIngress: Det blir dyrt.\n\n${chunks(...body)}`
    const reading = await readText(text)
    expect(reading.stories).toEqual([expect.objectContaining({ standing: expect.objectContaining(standing) })])
    const told = reading.findings.some(({ words, line: at }) => words === 'leftover.dropped/field' && at === 2)
    expect(told).toBe(/ferdig|opphevet/.test(line) && !/Kladd/.test(line))
    const short = await readText(`Tittel: Bil\n${line}\n\n${chunks(...body)}`)
    expect(short.stories).toEqual([expect.objectContaining({ standing: expect.objectContaining(standing) })])
    expect(textOf(only(short))).not.toContain(line)
    expect(await linesOf(text)).toEqual(['Det blir dyrt.', ...body])
  })

  test.each([
    chunks('Avisas ordliste', body[0]!, 'Tittel: Det som står øverst.', 'Ingress: Det som står under.'),
    chunks('Tre plater', 'Tittel: Regn', body[0]!, 'Tittel: Sol', body[1]!, 'Ingress: Det som står under.'),
    chunks('Tre plater', 'Tittel: Regn\nTittel: Sol\nIngress: Det som står under.', body[0]!),
  ])('opens a text, and ends where its paragraphs begin: %j', async (text) => {
    const article = only(await readText(text))
    expect(textOf(article).split('\n').filter(Boolean)).toEqual(text.split(/\n+/))
  })

  test.each(['Tittel: Elva\nForfatter: Ola Hansen', 'Ingress: Spillet alle spiller', 'En bok\n\nTittel: Elva'])(
    'is not what a text opens with: %j',
    async (opening) => {
      for (const line of opening.split(/\n+/))
        expect(textOf(only(await readText(chunks(opening, ...body))))).toContain(line)
    },
  )

  test('holds the story where it says so', async () => {
    const text = chunks('SPERREFRIST: 1. januar 2090', 'Tittel: Bil\nIngress: Det blir dyrt.', ...body)
    const { stories } = await readText(text)
    expect(stories.map(({ standing }) => standing.embargo)).toEqual([{ until: '2090-01-01' }])
  })
})

test('a row of a table of results is no sub-heading, and a match is', async () => {
  const text = chunks('Runden', ...body, 'Nes 10 8 1 1', body[0]!, 'Brann – Viking 3–1', body[1]!)
  expect(await linesOf(text)).toEqual([...body, 'Nes 10 8 1 1', body[0], '## Brann – Viking 3–1', body[1]])
})

describe('a template that has a date', () => {
  test.each([
    ['Title: Kommunen kjøper bil', 'Date: 2024-05-17', 'Author: NTB'].join('\n'),
    ['Tittel: Kommunen kjøper bil', 'Dato: 17. mai 2024', 'Ingress: Det blir dyrt.', 'Journalist: NTB'].join('\n'),
    ['Title: Kommunen kjøper bil', 'Author: NTB', 'Date: 17 May 2024'].join('\n\n'),
  ])('has its headline, day and writer: %j', async (template) => {
    const article = only(await readText([template, ...body].join('\n\n')))
    expect(article).toMatchObject({
      headline: 'Kommunen kjøper bil',
      published: '2024-05-17',
      byline: [{ name: 'NTB', role: null }],
    })
    const ledes = template.includes('Ingress') ? ['Det blir dyrt.'] : []
    expect(textOf(article).split('\n').filter(Boolean)).toEqual([article.headline, ...ledes, ...body])
  })

  test.each(['Dato: 17. mai 2040', 'Dato: hver fredag i mai'])('keeps that of an event as text: %s', async (line) => {
    const article = only(await readText([`Tittel: Konsert\nIngress: Det blir fest.\n${line}`, ...body].join('\n\n')))
    expect(article.published).toBeNull()
    expect(textOf(article)).toContain(line)
  })

  test('is none where it tells of a book', async () => {
    const facts = 'Title: Brua\nAuthor: Kari Nordmann\nPublisher: Forlaget'
    const article = only(await readText([facts, ...body].join('\n\n')))
    expect(article.byline).toEqual([])
    expect(textOf(article)).toContain('Author: Kari Nordmann')
  })
})
