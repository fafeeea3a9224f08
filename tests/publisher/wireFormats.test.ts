import { describe, expect, test } from 'vitest'
import { only, readFile, textOf } from './reading.ts'

const ninjs = (more: object) => readFile(JSON.stringify({ uri: 'urn:a', language: 'nb', ...more }), 'wire/a.json')
const codesOf = ({ findings }: Awaited<ReturnType<typeof readFile>>) =>
  findings.map(({ kind, words }) => `${kind} ${words}`)

describe('ninjs', () => {
  test('takes one of several bodies, the one that carries most, and leaves out what it repeats', async () => {
    const article = only(
      await ninjs({
        headlines: [
          { role: 'vignette', value: 'Samferdsel' },
          { role: 'main', value: 'Bru åpnet' },
        ],
        bodies: [
          { role: 'ttnitf', contenttype: 'application/x-tt', value: '<nitf/>' },
          { role: 'text', contenttype: 'text/plain', value: 'Samferdsel\n\nBru åpnet\n\nTekst uten lenker.' },
          {
            role: 'html5',
            contenttype: 'text/html',
            value: '<p>Samferdsel</p><p>Bru åpnet</p><p>Tekst med <a href="https://a.example">lenke</a>.</p>',
          },
        ],
      }),
    )
    expect([article.kicker, article.headline]).toEqual(['Samferdsel', 'Bru åpnet'])
    expect(article.sections[0]!.blocks).toEqual([
      { type: 'paragraph', text: ['Tekst med ', { mark: 'link', href: 'https://a.example', text: ['lenke'] }, '.'] },
    ])
  })

  test('whose body is a whole page, and whose description is its beginning cut off, says nothing twice', async () => {
    const article = only(
      await ninjs({
        headline: 'Bru åpnet',
        description_text: 'Brua er åpen for alle som vil over . – Endelig, sier ord',
        body_html:
          '<html><head><title>Bru åpnet</title></head><body><article><section><h1>Bru åpnet</h1><div class="bodytext"><p>Brua er åpen for alle som vil over.</p><p>– Endelig, sier ordføreren i dag.</p><p>Køen var lang.</p></div></section></article></body></html>',
      }),
    )
    expect(textOf(article).split('\n').filter(Boolean)).toEqual([
      'Bru åpnet',
      'Brua er åpen for alle som vil over.',
      '– Endelig, sier ordføreren i dag.',
      'Køen var lang.',
    ])
  })

  test('may be a headline and a description, or a headline alone', async () => {
    const brief = await ninjs({ headline: 'Hast: Bru åpnet', title: 'bru-1', ednote: 'Følges opp', by: 'NTB' })
    expect(only(brief)).toMatchObject({
      headline: 'Hast: Bru åpnet',
      byline: [{ name: 'NTB', role: null }],
      sections: [],
    })
    expect(codesOf(brief)).toContain('note article.brief')
    expect(only(await ninjs({ headline: 'Bru åpnet', description_text: 'Køen var lang.' })).lede).toBe('Køen var lang.')
    expect(JSON.stringify(brief.articles)).not.toMatch(/Følges opp|bru-1/)
  })

  test('has a sub-headline as its lede where there is no other; headlines it has no place for are told', async () => {
    const body = {
      body_text: 'Brua er åpen for alle som vil over.',
      headline: 'Bru åpnet',
      headline_short: 'Bru åpnet',
    }
    const brief = await ninjs({ ...body, headline_sub: 'Køen var lang hele dagen', headline_seo: 'Åpning av ny bru' })
    expect(only(brief).lede).toBe('Køen var lang hele dagen')
    expect(brief.findings.map(({ words, values }) => [words, values.text])).toEqual([['part.left', 'Åpning av ny bru']])
    const told = await ninjs({ ...body, headline_sub: 'Køen var lang', description_text: 'Det ble ventet lenge.' })
    expect(only(told).lede).toBe('Det ble ventet lenge.')
    expect(told.findings.map(({ values }) => values.text)).toEqual(['Køen var lang'])
    const subject = await ninjs({ ...body, headline_subject: 'Samferdsel' })
    expect(only(subject).lede).not.toBe('Samferdsel')
    expect(subject.findings.map(({ values }) => values.text)).toContain('Samferdsel')
    const { body_text } = body
    expect(only(await ninjs({ body_text, headline_subtitle: 'Køen var lang', headline_web: 'Åpnet' }))).toMatchObject({
      headline: 'Åpnet',
      lede: 'Køen var lang',
    })
  })

  test.each(['picture', 'audio', 'video', 'graphic', 'component', 'event', 'planning'])(
    'of the type %s is named for what it is',
    async (type) => {
      const reading = await ninjs({ type, headline: 'x' })
      expect(reading.articles).toEqual([])
      expect(reading.findings).toContainEqual(expect.objectContaining({ words: 'no.article/ninjs', values: { type } }))
    },
  )

  test('in an envelope or a list is several stories', async () => {
    const items = [1, 2].map((nth) => ({ uri: `urn:${nth}`, headline: `Sak ${nth}`, body_text: 'Tekst.' }))
    for (const value of [{ item: items }, items]) {
      const { stories } = await readFile(JSON.stringify(value), 'wire/a.json')
      expect(stories.map(({ item, article }) => [item, article.headline])).toEqual([
        [1, 'Sak 1'],
        [2, 'Sak 2'],
      ])
    }
  })

  test('has its dates, topics, rights and source', async () => {
    const article = only(
      await ninjs({
        headline: 'H',
        body_text: 'T.',
        firstcreated: '2019-08-09T09:30:04Z',
        versioncreated: '2019-08-09T09:46:53Z',
        located: 'Skien',
        subject: [{ name: 'Innenriks', rel: 'category' }, { name: 'Teknologi' }],
        infosource: [{ name: 'NTB' }],
        copyrightholder: 'NTB',
        usageterms: 'Bare for abonnenter',
        digitalsourcetype: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
      }),
    )
    expect(article).toMatchObject({
      published: '2019-08-09T09:30:04Z',
      updated: '2019-08-09T09:46:53Z',
      dateline: 'Skien',
      section: 'Innenriks',
      topics: [{ slug: 'teknologi', name: 'Teknologi' }],
      source: { name: 'NTB', url: null },
      rights: { holder: 'NTB', notice: null, usage: 'Bare for abonnenter' },
      madeWith: 'ai',
    })
  })

  test('has the main one of its pictures at the top, the others after the text', async () => {
    const picture = (headline: string, width: number) => ({
      uri: `urn:${width}`,
      type: 'picture',
      headline,
      byline: 'Kari Nordmann',
      renditions: { liten: { href: `${width}-liten.jpg`, width: 10 }, stor: { href: `${width}.jpg`, width } },
    })
    const { articles, wanted } = await ninjs({
      headline: 'H',
      body_html: '<p>T.</p>',
      associations: { annet: picture('Et annet', 800), mainimage: picture('Det første', 900) },
    })
    expect(articles[0]!.image).toMatchObject({ caption: 'Det første', credit: 'Kari Nordmann' })
    expect(wanted.map(({ src }) => src)).toEqual(['900.jpg', '800.jpg'])
    expect(articles[0]!.sections[0]!.blocks.map(({ type }) => type)).toEqual(['paragraph', 'image'])
  })

  test.each([
    [{ type: 'notis' }, 'key.value'],
    [{ urgency: 12 }, 'key.value'],
    [{ urgency: 'høy' }, 'key.kind/number'],
    [{ genre: 'Nyhet' }, 'key.kind/list'],
    [{ $standard: 'ninjs 1.3' }, 'key.kind/object'],
    [{ contentcreated: { start: '2022' } }, 'key.kind/text'],
    [{ altids: 'avis:1' }, 'key.kind/list-or-object'],
    [{ digitalsourcetype: 'kamera' }, 'key.kind/object'],
    [{ headline_: 'x' }, 'ninjs.unread'],
    [{ overskrift: 'x' }, 'ninjs.unread'],
    [{ person: ['Kari'] }, 'key.kind/object'],
    [{ person: [{ name: 3 }] }, 'key.kind/text'],
    [{ subjects: [{ name: 'Bru', relevance: 300 }] }, 'key.value'],
    [{ places: [{ name: 'Skien', geojson: { type: 'Punkt', coordinates: [1, 2] } }] }, 'key.value'],
    [{ places: [{ name: 'Skien', befolkning: 3 }] }, 'ninjs.unread'],
    [{ associations: [{ uri: 'urn:b' }] }, 'key.missing'],
    [{ associations: [{ name: 'b' }] }, 'key.missing'],
    [{ bodies: [{ role: 'main' }] }, 'key.missing'],
    [{ renditions: { stor: { href: 'a.jpg', width: '900' } } }, 'key.kind/number'],
    [{ renditions: [{ name: 'a', href: 'a.jpg', extensions: { 'speil:no': 3 } }] }, 'key.kind/text'],
    [{ contentDigitised: [] }, 'key.kind/text'],
    [{ rightsinfo: { linkedrights: 'https://a.example/', encodedrights: '{}' } }, 'key.value'],
    [{ eventDetails: { dates: { startDate: '2024-05-17', expectedStartDate: '2024' } } }, 'key.value'],
    [{ eventDetails: { dates: { expectedStartDate: '17. mai' } } }, 'key.value'],
    [{ plannedCoverage: [{ urgency: 10 }] }, 'key.value'],
    [{ uri: undefined }, 'ninjs.uri'],
  ])('with %j is read, and told what is wrong', async (more, words) => {
    const reading = await ninjs({ headline: 'H', body_text: 'T.', versioncreated: '2022-01-01T00:00:00Z', ...more })
    only(reading)
    expect(reading.findings.map((found) => found.words)).toContain(words)
  })

  test('from which a machine wrote says so in every version', async () => {
    const code = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia'
    for (const digitalsourcetype of [code, { name: 'KI', uri: code }])
      expect(only(await ninjs({ headline: 'H', body_text: 'T.', digitalsourcetype })).madeWith).toBe('ai')
  })

  test('with nothing but an address is valid, and no article', async () => {
    expect(codesOf(await readFile('{"uri": "urn:a", "$standard": {"name": "ninjs"}}', 'a.json'))).toEqual([
      'note no.article/bare',
    ])
  })

  test('that is broken off is told with its line', async () => {
    const { findings } = await readFile('{\n "uri": "urn:a",\n "headline": "Bru\nåpnet"\n}', 'a.json')
    expect(findings).toEqual([expect.objectContaining({ kind: 'rejected', code: 'json.broken', line: 3 })])
  })
})

const nitf = (content: string, { head = '', top = '<hedline><hl1>Bru åpnet</hl1></hedline>', end = '' } = {}) =>
  readFile(
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">\n<nitf baselang="nb"><head><docdata>${head}</docdata></head><body><body.head>${top}</body.head><body.content>${content}</body.content>${end}</body></nitf>`,
    'wire/a.xml',
  )

describe('NITF', () => {
  test('has its sub-headings, tables, quotes, lists and fact boxes', async () => {
    const { sections } = only(
      await nitf(
        '<p>Først.</p><hl2>- Det skjulte landet</hl2><p>Hos <org>NTB</org> i <location><city>Oslo</city></location>.</p><ul><li>En</li></ul><bq><block><p>Sitat.</p></block><credit>Ibsen</credit></bq><table><tr><th>Lag</th><td>1</td></tr></table><note><p>Fakta.</p></note><hr/>',
      ),
    )
    expect(sections[1]!.heading).toBe('- Det skjulte landet')
    expect(sections[1]!.blocks).toMatchObject([
      { type: 'paragraph', text: ['Hos NTB i Oslo.'] },
      { type: 'list' },
      { type: 'quote', credit: 'Ibsen' },
      { type: 'table' },
      { type: 'factbox' },
      { type: 'rule' },
    ])
  })

  test('has its lede from the abstract, or from the paragraph that says so', async () => {
    expect(
      only(
        await nitf('<p>Tekst.</p>', { top: '<hedline><hl1>H</hl1></hedline><abstract><p>Ingressen.</p></abstract>' }),
      ).lede,
    ).toBe('Ingressen.')
    const marked = only(await nitf('<p class="lead" lede="true">Ingressen.</p><p>Tekst.</p>'))
    expect([marked.lede, textOf(marked)]).toEqual(['Ingressen.', expect.not.stringMatching(/Ingressen[^]*Ingressen/)])
  })

  test('whose body is typed as lines of a page becomes paragraphs', async () => {
    const lines = '   Ordføreren klipte snora<br/>og talte lenge om brua.<br/>   Så kom korpset<br/>og spilte.'
    expect(textOf(only(await nitf(`<p>${lines}</p>`)))).toContain(
      'Ordføreren klipte snora og talte lenge om brua.\nSå kom korpset og spilte.',
    )
    expect(textOf(only(await nitf('<pre>Første avsnitt\nover to linjer.\n\nAndre avsnitt.</pre>')))).toContain(
      'Første avsnitt over to linjer.\nAndre avsnitt.',
    )
    // In a poem the breaks are the writer's.
    expect(textOf(only(await nitf('<p>Ja, vi elsker<br/>dette landet</p>')))).toContain('Ja, vi elsker\ndette landet')
  })

  test('has its pictures, with what is said of them', async () => {
    const { articles, wanted } = await nitf(
      '<media media-type="image"><media-reference source="liten.jpg" width="100"/><media-reference source="bru.jpg" width="900" alternate-text="Ei bru"/><media-caption>Brua i går.</media-caption><media-producer>Kari Nordmann</media-producer></media><p>Tekst.</p>',
    )
    expect(wanted.map(({ src }) => src)).toEqual(['bru.jpg'])
    expect(articles[0]!.image ?? articles[0]!.sections[0]!.blocks[0]).toMatchObject({
      alt: 'Ei bru',
      caption: 'Brua i går.',
      credit: 'Kari Nordmann',
    })
  })

  test('has all that is said of a picture', async () => {
    const { articles } = await nitf(
      '<p>T.</p><media media-type="image"><media-reference source="bru.jpg"/><media-caption>Brua i går.</media-caption><media-caption>Køen i dag.</media-caption><media-producer>Kari Nordmann</media-producer><media-producer>NTB</media-producer></media>',
    )
    expect(articles[0]!.sections[0]!.blocks[1]).toMatchObject({
      image: { caption: 'Brua i går. Køen i dag.', credit: 'Kari Nordmann, NTB' },
    })
  })

  test('is dated, placed and signed', async () => {
    const article = only(
      await nitf('<p>T.</p>', {
        head: '<doc-id id-string="iptc.1" regsrc="NTB"/><date.issue norm="20020225T000000-0500"/><ed-msg info="Hemmelig"/><key-list><keyword key="Bru"/></key-list><doc.copyright holder="NTB" year="2002"/>',
        top: '<hedline><hl1>H</hl1></hedline><note noteclass="editorsnote">Hemmelig</note><byline>Av <person>Kari Nordmann</person><byttl>NTB</byttl></byline><dateline><location>Oslo</location><story.date norm="20020225">i dag</story.date></dateline>',
        end: '<body.end><tagline>kari@ntb.example</tagline></body.end>',
      }),
    )
    expect(article).toMatchObject({
      id: 'iptc.1',
      published: '2002-02-25',
      byline: [{ name: 'Kari Nordmann', role: 'NTB' }],
      dateline: 'Oslo',
      topics: [{ name: 'Bru' }],
      source: { name: 'NTB' },
      rights: { holder: 'NTB', notice: '© 2002 NTB' },
    })
    expect(JSON.stringify(article)).not.toMatch(/Hemmelig|kari@/)
  })

  test('has its section, topics and address from its head, and its day where nothing else tells one', async () => {
    const headed = (head: string, top = '') =>
      readFile(
        `<nitf baselang="nb"><head>${head}</head><body><body.head>${top}</body.head><body.content><p>T.</p></body.content></body></nitf>`,
        'wire/a.xml',
      )
    const printed =
      '<title>Bru åpnet</title><meta name="canonical" content="https://avisa.example/bru"/><tobject tobject.type="Nyheter"><tobject.subject tobject.subject.type="Økonomi" tobject.subject.matter="Samferdsel"/><tobject.subject tobject.subject.type="Politikk"/></tobject><docdata><key-list><keyword key="Bru"/></key-list></docdata><pubdata date.publication="20020226" position.section="Innenriks"/>'
    expect(only(await headed(printed, '<distributor>NTB</distributor>'))).toMatchObject({
      headline: 'Bru åpnet',
      canonicalUrl: 'https://avisa.example/bru',
      section: 'Innenriks',
      topics: [{ name: 'Samferdsel' }, { name: 'Politikk' }, { name: 'Bru' }],
      published: '2002-02-26',
      source: { name: 'NTB' },
    })
    const issued = printed.replace('<docdata>', '<docdata><date.issue norm="20020225"/>').replace(/position\S+"/, '')
    expect(only(await headed(issued))).toMatchObject({ section: 'Nyheter', published: '2002-02-25' })
  })

  test('runs no words together where lines and paragraphs meet', async () => {
    const article = only(
      await nitf('<p>Tekst.</p>', {
        top: '<hedline><hl1>Statsråden går<br/>etter bråket</hl1></hedline><abstract><p>Hun går på dagen.</p><p>Ingen vet</p></abstract>',
      }),
    )
    expect([article.headline, article.slug, article.lede]).toEqual([
      'Statsråden går etter bråket',
      'statsraden-gar-etter-braket',
      'Hun går på dagen. Ingen vet',
    ])
    expect(only(await nitf('<p lede="true">Hun går på dagen,<br/>sier hun.</p><p>Tekst.</p>')).lede).toBe(
      'Hun går på dagen, sier hun.',
    )
  })

  test('has all its decks, above the headline or as its lede', async () => {
    const decks = '<hedline><hl1>H</hl1><hl2>Kø i timevis</hl2><hl2>Korpset spilte</hl2></hedline>'
    expect(only(await nitf('<p>T.</p>', { top: decks })).kicker).toBe('Kø i timevis. Korpset spilte')
    const long = decks.replace('Kø i timevis', 'Folk fra hele fylket sto i kø i timevis for å komme over.')
    expect(only(await nitf('<p>T.</p>', { top: long })).lede).toBe(
      'Folk fra hele fylket sto i kø i timevis for å komme over. Korpset spilte',
    )
  })

  test.each([
    ['Av <person>Kari Nordmann</person> og Ola Hansen', ['Kari Nordmann', 'Ola Hansen']],
    ['Av <person>Kari Nordmann</person> og <person>Ola Hansen</person>', ['Kari Nordmann', 'Ola Hansen']],
    ['Av <person>Kari Nordmann</person>, <org>NTB</org>', ['Kari Nordmann']],
    ['<org>NTB</org>', ['NTB']],
    ['<person>Kari Nordmann</person> i Oslo', ['Kari Nordmann i Oslo']],
    ['<person>Kari Nordmann</person> fulgte brua i de ti årene den tok å bygge.', ['Kari Nordmann']],
    ['Av Kari Nordmann<br/>Ola Hansen', ['Kari Nordmann', 'Ola Hansen']],
    ['Av<br/>Kari Nordmann og<br/>\nOla Hansen<br/>', ['Kari Nordmann', 'Ola Hansen']],
    ['Kari Nordmann<br/>Journalist', ['Kari Nordmann']],
  ])('signed %s is by everyone it names', async (byline, names) => {
    const article = only(await nitf('<p>T.</p>', { top: `<hedline><hl1>H</hl1></hedline><byline>${byline}</byline>` }))
    expect(article.byline.map(({ name }) => name)).toEqual(names)
  })

  test('ends with what stands below its text, and is whole when it has several parts', async () => {
    const reading = await nitf('<p>Først.</p></body.content><body.content><p>Så.</p>', {
      end: '<body.end><tagline>Kari er journalist.</tagline><bibliography>Brukommisjonens rapport</bibliography></body.end>',
    })
    expect(textOf(only(reading))).toMatch(/Først\.\nSå\.\nKari er journalist\.\nBrukommisjonens rapport$/)
  })

  test.each(['kari@ntb.example', 'Kari Nordmann, tlf. 22 00 11 22', 'Vakt: +4722001122'])(
    'ends with nothing that tells the desk whom to call, and says so: %s',
    async (tagline) => {
      const reading = await nitf('<p>T.</p>', { end: `<body.end><tagline>${tagline}</tagline></body.end>` })
      expect(textOf(only(reading))).toMatch(/T\.$/)
      expect(codesOf(reading)).toEqual(['note note.internal'])
    },
  )

  test('says what it leaves out because there is one already', async () => {
    const reading = await nitf('<p>T.</p>', {
      top: '<hedline><hl1>H</hl1><hl1>Enda en</hl1></hedline><abstract>En.</abstract><abstract>To.</abstract><dateline><location>Oslo</location></dateline><dateline><location>Skien</location></dateline>',
    })
    expect(only(reading).dateline).toBe('Oslo, Skien')
    expect(reading.findings.filter(({ code }) => code === 'part.left').map(({ values }) => values)).toEqual([
      { name: '<hl1>', text: 'Enda en' },
      { name: '<abstract>', text: 'To.' },
    ])
  })

  test.each([
    ['not-a-date', null, 'date.unknown'],
    ['2021-05-16T09:00:04', '2021-05-16', 'date.zone'],
    ['2022-07-11 18:33', '2022-07-11', 'date.zone'],
    ['20241215', '2024-12-15', undefined],
    ['20020225T143000-0500', '2002-02-25T14:30:00-05:00', undefined],
  ])('with the date %s is from %s', async (norm, published, words) => {
    const reading = await nitf('<p>T.</p>', { head: `<date.issue norm="${norm}"/>` })
    expect(only(reading).published).toBe(published)
    expect(reading.findings.find(({ code }) => code.startsWith('date'))?.words).toBe(words)
  })

  test('is one story in all its versions, though each has a number of its own', async () => {
    const version = async (nth: number) =>
      only(
        await nitf('<p>T.</p>', {
          head: `<doc-id id-string="sak-2024-05-17-bru_${nth}"/><du-key key="sak-2024-05-17-bru" version="${nth}"/>`,
        }),
      ).id
    expect([await version(1), await version(12)]).toEqual(['sak-2024-05-17-bru', 'sak-2024-05-17-bru'])
    const other = await nitf('<p>T.</p>', { head: '<doc-id id-string="iptc.1"/><du-key key="sak-2024-05-17-bru"/>' })
    expect(only(other).id).toBe('iptc.1')
  })

  test('tells the elements it does not know, and keeps their text', async () => {
    const reading = await nitf('<p>Brua er <sterk>åpen</sterk>.</p><ramme><p>Fakta.</p></ramme>')
    expect(textOf(only(reading))).toMatch(/Brua er åpen\.\s+Fakta\./)
    expect(reading.findings).toContainEqual(
      expect.objectContaining({ words: 'nitf.unread', values: { names: '<sterk>, <ramme>' } }),
    )
  })

  test('without a headline, a body or its end says so', async () => {
    expect(
      only(
        await readFile(
          '<nitf><head><title>Fra tittelen</title></head><body><body.head/><body.content><p>T.</p></body.content></body></nitf>',
          'a.xml',
        ),
      ).headline,
    ).toBe('Fra tittelen')
    expect(codesOf(await readFile('<nitf><head/></nitf>', 'a.xml'))).toEqual([
      'note nitf.incomplete',
      'note no.article/bare',
    ])
    expect(codesOf(await readFile('<nitf><body><body.content><p>Brua ble åp', 'a.xml'))).toContain('rejected xml.cut')
  })
})

const item = (content: string, { meta = '', about = '<headline>Bru åpnet</headline>', guid = 'urn:g2' } = {}) =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="${guid}" version="2" xml:lang="nb"><itemMeta><itemClass qcode="ninat:text"/><provider qcode="x:NTB"><name>NTB</name></provider><versionCreated>2024-05-17T10:00:00+02:00</versionCreated>${meta}</itemMeta><contentMeta>${about}</contentMeta><contentSet>${content}</contentSet></newsItem>`

describe('NewsML-G2', () => {
  test.each([
    [
      'XHTML',
      '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Brua er <em>åpen</em>.</p></body></html></inlineXML>',
    ],
    [
      'XHTML in no namespace',
      '<inlineXML contenttype="xhtml/xml"><html xmlns=""><body><p>Brua er <em>åpen</em>.</p></body></html></inlineXML>',
    ],
    [
      'NITF',
      '<inlineXML><nitf><body><body.content><block><p>Brua er <em>åpen</em>.</p></block></body.content></body></nitf></inlineXML>',
    ],
    [
      'escaped HTML',
      '<inlineData contenttype="text/html">&lt;p&gt;Brua er &lt;em&gt;åpen&lt;/em&gt;.&lt;/p&gt;</inlineData>',
    ],
    [
      'HTML escaped twice in its body',
      '<inlineXML><html><body>&lt;p&gt;Brua er &lt;em&gt;åpen&lt;/em&gt;.&lt;/p&gt;</body></html></inlineXML>',
    ],
  ])('with %s inside', async (_, content) => {
    const { sections } = only(await readFile(item(content), 'a.xml'))
    expect(sections).toEqual([
      {
        id: null,
        heading: null,
        blocks: [{ type: 'paragraph', text: ['Brua er ', { mark: 'em', text: ['åpen'] }, '.'] }],
      },
    ])
  })

  test.each([
    ['XHTML', '<inlineXML><html><body><p>Brua er åpen.</p><p>Skriv &lt;b&gt; foran.</p></body></html></inlineXML>'],
    ['plain text', '<inlineData contenttype="text/plain">Brua er åpen.\n\nSkriv &lt;b&gt; foran.</inlineData>'],
  ])('keeps the marks that %s tells of, and its paragraphs', async (_, content) => {
    const article = only(await readFile(item(content), 'a.xml'))
    expect(textOf(article).trim().split('\n').slice(-2)).toEqual(['Brua er åpen.', 'Skriv <b> foran.'])
  })

  test('keeps the paragraphs of escaped marks that stand in lines', async () => {
    const content = '<inlineData>Brua er &lt;b&gt;åpen&lt;/b&gt;.\n\nKøen er &lt;i&gt;lang&lt;/i&gt;.</inlineData>'
    const article = only(await readFile(item(content), 'a.xml'))
    expect(textOf(article).trim().split('\n').slice(-2)).toEqual(['Brua er åpen.', 'Køen er lang.'])
  })

  describe('with several contents', () => {
    const html = (words: string, more = '') =>
      `<inlineXML contenttype="application/xhtml+xml"${more}><html xmlns="http://www.w3.org/1999/xhtml"><body><p>${words}</p></body></html></inlineXML>`
    const told = ({ findings }: Awaited<ReturnType<typeof readFile>>) =>
      findings.filter(({ words }) => words === 'newsml.body').map(({ values }) => values.body)
    const story = 'Brua er åpen for alle som vil over, og køen var lang.'

    test('is one text where they say the same, in the form that carries most', async () => {
      const reading = await readFile(
        item(`<inlineData>Bru åpnet\n\n${story}</inlineData>${html(story.replace('åpen', '<em>åpen</em>'))}`),
        'a.xml',
      )
      expect(JSON.stringify(only(reading).sections)).toContain('"mark":"em"')
      expect(told(reading)).toEqual([])
    })

    test.each([
      [html(story), html('Kort.')],
      [html('Kort.'), html(story)],
      [html('Kort.'), `<inlineData>${story}</inlineData>`],
      [html(story, ' xml:lang="nb"'), html(`Kort. ${'The bridge is open. '.repeat(9)}`, ' xml:lang="en"')],
    ])('has the whole one, and tells the other: %s', async (one, other) => {
      const reading = await readFile(item(one + other), 'a.xml')
      expect(textOf(only(reading))).toContain(story)
      expect(told(reading)).toEqual([expect.stringMatching(/^Kort\./)])
    })

    test('takes no picture for a text', async () => {
      const reading = await readFile(
        item(`${html(story)}<inlineData contenttype="image/png" encoding="base64">${'iVBOR'.repeat(99)}</inlineData>`),
        'a.xml',
      )
      expect(textOf(only(reading))).toContain(story)
      expect(told(reading)).toEqual([])
    })
  })

  test('in a message is several stories, with the pictures they link to; what is no article is named', async () => {
    const picture =
      '<newsItem guid="urn:bilde" version="1"><itemMeta><itemClass qcode="ninat:picture"/><provider literal="x"/><versionCreated>2024-05-17T10:00:00Z</versionCreated></itemMeta><contentMeta><creditline>NTB</creditline><description>Brua i går.</description></contentMeta><contentSet><remoteContent contenttype="image/jpeg" href="liten.jpg" width="90"/><remoteContent contenttype="image/jpeg" href="bru.jpg" width="900"/></contentSet></newsItem>'
    const text = item('<inlineData>Brua er åpen.</inlineData>', {
      meta: '<link rel="irel:associatedWith" residref="urn:bilde"/>',
    })
    const reading = await readFile(
      `<newsMessage><itemSet>${text}${picture}<packageItem guid="urn:p"/></itemSet></newsMessage>`,
      'a.xml',
    )
    expect(only(reading).image).toMatchObject({ caption: 'Brua i går.', credit: 'NTB' })
    expect(reading.wanted.map(({ src }) => src)).toEqual(['bru.jpg'])
    const named = reading.findings
      .filter(({ code }) => code === 'no.article')
      .map(({ item: nth, values }) => [nth, values.kind])
    expect(named).toEqual([
      [2, 'picture'],
      [3, 'packageItem'],
    ])
  })

  test('has all the pictures it links to: the first leads, others stand below the text, none twice', async () => {
    const pictures = ['bru', 'elv', 'dal'].map(
      (name) =>
        `<newsItem guid="urn:${name}"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta><contentMeta><description>${name}.</description></contentMeta><contentSet><remoteContent contenttype="image/jpeg" href="${name}.jpg"/></contentSet></newsItem>`,
    )
    const text = item(
      '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Brua er åpen.</p><img src="elv.jpg"/><p>Elva går under.</p></body></html></inlineXML>',
      { meta: '<link residref="urn:bru"/><link residref="urn:elv"/><link residref="urn:dal"/>' },
    )
    const reading = await readFile(`<newsMessage><itemSet>${text}${pictures.join('')}</itemSet></newsMessage>`, 'a.xml')
    const { image, sections } = only(reading)
    expect(image?.caption).toBe('bru.')
    const shown = sections.flatMap(({ blocks }) => blocks.map((block) => (block.type === 'image' ? 'image' : 'text')))
    expect(shown).toEqual(['text', 'image', 'text', 'image'])
    expect(reading.wanted.map(({ src }) => src).toSorted()).toEqual(['bru.jpg', 'dal.jpg', 'elv.jpg'])
  })

  test('has its kicker, lede, byline, place and topics', async () => {
    const about =
      '<contentCreated>2024-05</contentCreated><by/><creator><name>Kari Nordmann</name></creator><dateline>OSLO</dateline><language tag="nn-NO"/><genre><name>Reportasje</name></genre><subject type="cpnat:abstract"><name>Samferdsel</name></subject><headline rank="3">Bru</headline><headline rank="1">Bru åpnet</headline><description role="drol:summary">Køen var lang.</description>'
    expect(only(await readFile(item('<inlineData>T.</inlineData>', { about }), 'a.xml'))).toMatchObject({
      kicker: 'Bru',
      headline: 'Bru åpnet',
      lede: 'Køen var lang.',
      byline: [{ name: 'Kari Nordmann' }],
      dateline: 'OSLO',
      language: 'nn',
      published: '2024-05',
      section: 'Reportasje',
      topics: [{ name: 'Samferdsel' }],
      source: { name: 'NTB' },
    })
  })

  test('has its topics in its own language, and for its source whoever provides it', async () => {
    const names =
      '<name xml:lang="de">Wirtschaft</name><name xml:lang="nb">Næringsliv</name><name xml:lang="en">Economy</name>'
    const about = `<creditline>NTB/Kari Nordmann</creditline><subject type="cpnat:abstract">${names}</subject><subject literal="fiske"><name xml:lang="sv">Fiske</name></subject><headline>Bru åpnet</headline>`
    const { topics, source } = only(await readFile(item('<inlineData>T.</inlineData>', { about }), 'a.xml'))
    expect(topics.map(({ name }) => name)).toEqual(['Næringsliv', 'Fiske'])
    expect(source).toMatchObject({ name: 'NTB' })
  })

  test('tells a credit that names somebody else than whoever provides it', async () => {
    const about = '<creditline>Fjordavisa</creditline><headline>Bru åpnet</headline>'
    const reading = await readFile(item('<inlineData>T.</inlineData>', { about }), 'a.xml')
    expect(only(reading).source).toMatchObject({ name: 'NTB' })
    expect(reading.findings).toMatchObject([{ words: 'part.left', line: 1, values: { text: 'Fjordavisa' } }])
  })

  test('runs no words together where its lines break', async () => {
    const about =
      '<by>Av Kari Nordmann<br/>og Ola Hansen</by><headline>Bru<br/>åpnet</headline><description role="drol:summary">Køen var lang.<br/>Korpset spilte.</description>'
    expect(only(await readFile(item('<inlineData>T.</inlineData>', { about }), 'a.xml'))).toMatchObject({
      headline: 'Bru åpnet',
      lede: 'Køen var lang. Korpset spilte.',
      byline: [{ name: 'Kari Nordmann' }, { name: 'Ola Hansen' }],
    })
  })

  test('is called by its main headline, wherever that stands; a sub-headline is the lede when there is no other', async () => {
    const headlines = (more: string) =>
      `<headline role="hld:subHeadline">Køen var lang</headline>${more}<headline role="hld:main">Bru åpnet</headline>`
    const read = async (about: string) => readFile(item('<inlineData>T.</inlineData>', { about }), 'a.xml')
    expect(only(await read(headlines('<headline role="hld:kicker">Samferdsel</headline>')))).toMatchObject({
      kicker: 'Samferdsel',
      headline: 'Bru åpnet',
      lede: 'Køen var lang',
    })
    const reading = await read(
      `${headlines('<headline role="hld:short">Bru</headline>')}<description role="drol:summary">Alle ville over.</description>`,
    )
    expect(only(reading)).toMatchObject({ kicker: null, headline: 'Bru åpnet', lede: 'Alle ville over.' })
    expect(reading.findings.filter(({ code }) => code === 'part.left').map(({ values }) => values)).toEqual([
      { name: '<headline>', text: 'Køen var lang' },
      { name: '<headline>', text: 'Bru' },
    ])
  })

  test('has neither headline, kicker nor lede from a translation, which is told', async () => {
    const about =
      '<headline xml:lang="en">Bridge opened</headline><headline>Bru åpnet</headline><headline xml:lang="se">Šaldi</headline>' +
      '<description role="drol:summary" xml:lang="en">The queue was long.</description><description role="drol:summary">Køen var lang.</description>'
    const reading = await readFile(item('<inlineData>T.</inlineData>', { about }), 'a.xml')
    expect(only(reading)).toMatchObject({ kicker: null, headline: 'Bru åpnet', lede: 'Køen var lang.' })
    expect(reading.findings.filter(({ code }) => code === 'part.left').map(({ values }) => values.text)).toEqual([
      'Bridge opened',
      'Šaldi',
    ])
    const abroad = '<headline xml:lang="en">Bridge opened</headline>'
    expect(only(await readFile(item('<inlineData>T.</inlineData>', { about: abroad }), 'a.xml')).headline).toBe(
      'Bridge opened',
    )
  })

  test.each([
    ['<pubStatus qcode="usable"/>', { key: 'pubStatus@qcode', value: 'usable' }],
    ['<subject qcode="brua"/>', { names: '<subject>' }],
    ['<overskrift>Bru</overskrift>', { names: '<overskrift>' }],
  ])('with %s among what is said of it is read, and told what is wrong', async (meta, values) => {
    const reading = await readFile(item('<inlineData>Brua er åpen.</inlineData>', { meta }), 'a.xml')
    only(reading)
    expect(reading.findings.map((found) => found.values)).toContainEqual(values)
  })

  test('that lacks what the standard requires says so', async () => {
    const { findings } = await readFile(
      '<newsItem><itemMeta/><contentSet><inlineData>Brua er åpen.</inlineData></contentSet></newsItem>',
      'a.xml',
    )
    expect(findings[0]).toMatchObject({
      words: 'newsml.incomplete',
      values: { missing: '@guid, <itemClass>, <provider>, <versionCreated>' },
    })
  })

  test.each([
    '<NewsML><NewsItem/></NewsML>',
    'ntb0123 4 inn 0123 ntb-brua\n\nBrua er åpen.',
    '<conceptItem guid="a"/>',
    '<planningItem guid="a"/>',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '{"type": "FeatureCollection"}',
    '{\\rtf1 Brua}',
  ])('and %s is named for what it is', async (content) => {
    const reading = await readFile(content, 'wire/a.dat')
    expect(reading.articles).toEqual([])
    expect(reading.findings.map(({ code }) => code)).toContain('no.article')
  })
})
