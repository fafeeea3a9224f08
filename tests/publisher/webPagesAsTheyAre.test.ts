import { describe, expect, test } from 'vitest'
import { body, page, paragraphs, read } from './pageOfPaper.ts'
import { only, readFile, readMd, textOf } from './reading.ts'

const ld = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`

test('a character that a web page shows as a picture stands in its sentence', async () => {
  const emoji = '<img class="emoji" alt="😀" src="https://s.w.org/images/core/emoji/15.0.3/svg/1f600.svg">'
  const reading = await read(page(`${body}<p>Elevene er glade ${emoji} for at det er slutt.</p>`))
  expect(textOf(only(reading))).toContain('Elevene er glade 😀 for at det er slutt.')
  expect(reading.wanted).toEqual([])
})

describe('the writer of a web page', () => {
  test('is found where the data refers to, as are paper and picture', async () => {
    const graph = [
      {
        '@type': 'NewsArticle',
        '@id': 'https://avisa.example/skolen/#article',
        headline: 'Skolen legges ned',
        author: [{ '@id': '#kari' }],
        publisher: { '@type': 'Organization', '@id': '#avisa' },
        image: { '@id': '#bilde' },
        mainEntityOfPage: { '@id': 'https://avisa.example/skolen/' },
      },
      { '@type': 'WebPage', '@id': 'https://avisa.example/skolen/', name: 'Skolen' },
      { '@type': 'Person', '@id': '#kari', name: 'Kari Nordmann', worksFor: { '@id': '#avisa' } },
      { '@type': 'Organization', '@id': '#avisa', name: 'Fjordavisa', founder: { '@id': '#kari' } },
      {
        '@type': 'ImageObject',
        '@id': '#bilde',
        url: 'bilde.png',
        caption: 'Skolen i vinter',
        author: { '@id': '#kari' },
      },
    ]
    const reading = await read(page(body, `${ld({ '@graph': graph })}<meta name="author" content="Nettredaksjonen">`))
    expect(only(reading)).toMatchObject({
      id: 'https://avisa.example/skolen/',
      byline: [{ name: 'Kari Nordmann' }],
      source: { name: 'Fjordavisa' },
      image: { caption: 'Skolen i vinter', credit: 'Kari Nordmann' },
    })
  })

  test('is not who took a picture in it, whose name stays below the picture', async () => {
    const figure =
      '<figure><img src="p.png" alt=""><figcaption>Glade elever. <span itemprop="author" class="byline">Foto: Kari Nordmann</span></figcaption></figure>'
    const { byline, image } = only(await read(page(figure + body)))
    expect(byline).toEqual([])
    expect(image).toMatchObject({ caption: 'Glade elever.', credit: 'Foto: Kari Nordmann' })
  })

  test.each([
    '<div class="pullquote"><p>Det er bare å stå på.</p><p class="author">Knut Hamsun</p></div>',
    '<div class="sitat"><p>Det er bare å stå på.</p><span class="quote-author">Knut Hamsun</span></div>',
    '<div itemscope itemtype="https://schema.org/Book"><b>Sult</b><p itemprop="author">Knut Hamsun</p></div>',
    '<p>Elevene leste boka som <span itemprop="author">Knut Hamsun</span> ga ut da han var ung og fattig i byen.</p>',
    '<p>Elevene leste boka som <a rel="author" href="/h">Knut Hamsun</a> ga ut da han var ung og fattig i byen.</p>',
    '<p>Boka <a rel="author" href="/h">Knut Hamsun</a> skrev.</p>',
    '<p>Boka som <span itemprop="author">Knut Hamsun</span> ga ut, er god.</p>',
    '<dl class="facts"><dt>Forfatter</dt><dd class="author">Knut Hamsun</dd></dl>',
    '<dl><dt>Tittel</dt><dd>Sult</dd><dt>Forfatter</dt><dd class="author">Knut Hamsun</dd><dt>Forlag</dt><dd>Gyldendal</dd></dl>',
    '<dl><dt>Film</dt><dd>Sult</dd><dt>Regi</dt><dd class="author">Knut Hamsun</dd></dl>',
  ])('is not who is quoted in it or wrote what it tells of, whose name stays there: %s', async (inside) => {
    const [above, below] = [body, body.replaceAll('skolen', 'kommunen')]
    const article = only(await read(page(above + inside + below)))
    expect(article.byline).toEqual([])
    expect(textOf(article)).toContain('Knut Hamsun')
  })

  test.each([
    '<dl class="article-info"><dt>Detaljer</dt><dd class="author">Kari Nordmann</dd></dl>',
    '<dl class="article-facts"><dt>Forfatter</dt><dd class="author">Kari Nordmann</dd><dt>Publisert</dt><dd>I dag</dd></dl>',
    '<p>Kommentar av <a rel="author" href="/kari">Kari Nordmann</a> i dag.</p>',
  ])('is named in a list of facts, or at the end of a line, that are about the story: %s', async (signed) => {
    expect(only(await read(page(signed + body))).byline).toMatchObject([{ name: 'Kari Nordmann' }])
  })

  test.each([
    page(`<p>Av Kari Nordmann</p>${body}`),
    page(`<p class="lead">Bygda sørger.</p><p><b>Av Kari Nordmann</b></p>${body}`),
    `<html><body><p class="title">Skolen legges ned</p><p class="subtitle">Bygda sørger</p><p>Av Kari Nordmann</p>${body}</body></html>`,
  ])('is told by a line below headline and lede that has no name and no date, and is no text: %s', async (html) => {
    const article = only(await read(html))
    expect(article.byline).toEqual([{ name: 'Kari Nordmann', role: null }])
    expect(textOf(article)).not.toContain('Av Kari')
  })

  test('is no other than the data of the page names, whose line is text', async () => {
    const data = ld({ '@type': 'NewsArticle', headline: 'Skolen legges ned', author: { name: 'Ola Hansen' } })
    const article = only(await read(page(`<p>Av Kari Nordmann</p>${body}`, data)))
    expect(article.byline).toEqual([{ name: 'Ola Hansen', role: null }])
    expect(textOf(article)).toContain('Av Kari Nordmann')
  })

  test('is one with a name rather than an address for letters', async () => {
    const signed = '<p class="author">Av Kari Nordmann og Ola Hansen</p>'
    const address = '<meta name="author" content="kari@avisa.example">'
    expect(only(await read(page(signed + body, address))).byline).toMatchObject([
      { name: 'Kari Nordmann' },
      { name: 'Ola Hansen' },
    ])
    expect(only(await read(page(body, address))).byline).toEqual([{ name: 'kari@avisa.example', role: null }])
  })

  test.each([
    ['<p class="byline">Av Kari Nordmann<a href="#_ftn1" name="_ftnref1">[1]</a></p>', null],
    ['<div class="story-author"><blockquote>Kari Nordmann<cite>lege</cite></blockquote></div>', null],
    ['<div class="byline"><a rel="author" href="/kari">Kari Nordmann</a> <span>Journalist</span></div>', 'Journalist'],
    ['<div class="author-box"><b>Kari Nordmann</b><i>journalist</i><a>kari@avisa.example</a></div>', 'journalist'],
    [
      '<div class="author"><span>Kari Nordmann</span><span>Tidligere rektor på Nes skole</span></div>',
      'Tidligere rektor på Nes skole',
    ],
    ['<p class="byline"><b>Kari Nordmann</b><a><span>Kari</span> <span>Nordmann</span></a></p>', null],
  ])('has a name that nothing beside it is run into: %s', async (signed, role) => {
    expect(only(await read(page(signed + body))).byline).toEqual([{ name: 'Kari Nordmann', role }])
  })

  test('may end with “jr.”', async () => {
    const article = only(await read(page(`<p class="byline">A. B. Berg jr.</p>${body}`)))
    expect(article.byline).toEqual([{ name: 'A. B. Berg jr.', role: null }])
    expect(textOf(article)).not.toContain('Berg')
  })

  test.each([
    '<p class="byline">Kari Nordmann, kari@avisa.example</p>',
    '<div class="author">Av Kari Nordmann (kari.nordmann@avisa.example)</div>',
    '<p class="byline">Tekst: Kari Nordmann kari@avisa.example</p>',
    '<p class="byline">By Kari Nordmann @karinordmann</p>',
    '<p class="byline">By <a rel="author">Kari Nordmann, kari@avisa.example</a></p>',
    '<div class="byline">Av: <a>Kari Nordmann (kari@avisa.example)</a></div>',
    '<div class="byline">Av <b>Kari Nordmann</b> (<a>kari@avisa.example</a>)</div>',
  ])('has a name without the address beside it: %s', async (signed) => {
    expect(only(await read(page(signed + body))).byline).toEqual([{ name: 'Kari Nordmann', role: null }])
  })

  test.each([
    [
      '<span>Kari</span> <span>Nordmann</span> og <span>Ola</span> <span>Nordmann</span>',
      { 'Kari Nordmann': null, 'Ola Nordmann': null },
    ],
    [
      '<b>Kari Nordmann</b><i>Journalist</i><b>Ola Hansen</b><i>Journalist</i>',
      { 'Kari Nordmann': 'Journalist', 'Ola Hansen': 'Journalist' },
    ],
    [
      '<b>Kari Nordmann</b><i>Journalist</i><b>Ola Hansen</b><i>Fotograf</i>',
      { 'Kari Nordmann': 'Journalist', 'Ola Hansen': 'Fotograf' },
    ],
    ['<a>Kari Nordmann</a><i>Journalist</i><a>Kari Nordmann</a>', { 'Kari Nordmann': 'Journalist' }],
    ['<span>Kari Nordmann</span><span>Ola Hansen (foto)</span>', { 'Kari Nordmann': null, 'Ola Hansen': 'foto' }],
    ['Kari Nordmann (tekst) Ola Hansen (foto)', { 'Kari Nordmann': 'tekst', 'Ola Hansen': 'foto' }],
    ['Tekst: <a>Kari Nordmann</a> Foto: <a>Ola Hansen</a>', { 'Kari Nordmann': null, 'Ola Hansen': 'Foto' }],
    ['<b>Kari</b> <i>Redaktør</i>', { 'Kari, Redaktør': null }],
    ['Av <i>Journalist</i> <b>Kari Nordmann</b>', { 'Journalist Kari Nordmann': null }],
    ['<i>Journalist</i> <b>Kari Nordmann</b>', { 'Journalist Kari Nordmann': null }],
  ])('is told from the next, each with what they do: %s', async (signed, people) => {
    const { byline } = only(await read(page(`<div class="byline">${signed}</div>${body}`)))
    expect(byline).toEqual(Object.entries(people).map(([name, role]) => ({ name, role })))
  })

  test('is named again behind what else she did', async () => {
    const signed = '<div class="byline">Tekst: <a>Kari Nordmann</a> Foto: <a>Kari Nordmann</a></div>'
    expect(only(await read(page(signed + body))).byline).toEqual([
      { name: 'Kari Nordmann', role: null },
      { name: 'Kari Nordmann', role: 'Foto' },
    ])
  })

  test.each([
    'Av <a rel="author">Kari Nordmann</a> · <time datetime="2024-05-17">17. mai 2024</time>',
    'Av <a rel="author">Kari Nordmann</a> | 17. mai 2024',
    'Kari Nordmann, 17. mai 2024',
    'fredag 17. mai 2024 • Kari Nordmann',
    'Av <a>Kari Nordmann</a><br>Publisert <time>17. mai 2024</time>',
    '<span>Kari Nordmann</span> <button>Følg</button> <span>Publisert: 17.05.2024</span> <span>Oppdatert: 18.05.2024</span>',
    'By Kari Nordmann May 17, 2024 <span>3 min read</span>',
    'Publisert 17. mai 2024 av Kari Nordmann',
    'Publisert 17.05.2024 – Kari Nordmann',
    'Published: May 17, 2024, By Kari Nordmann',
    'Published 17 May 2024 by Kari Nordmann',
    'Av Kari Nordmann. 17. mai 2024.',
    '17. mai 2024 kl. 14:30 Kari Nordmann',
    'Publisert den 17. mai 2024 av Kari Nordmann',
    'Av: Kari Nordmann Publisert: 17.05.2024 kl. 14:30 Sist endret: 18.05.2024',
    'Av Kari Nordmann, sist oppdatert 18. mai 2024, publisert 17. mai 2024 kl. 14.30',
  ])('has a name without the date beside it, and the story that date: %s', async (signed) => {
    const reading = await read(page(`<div class="byline">${signed}</div>${body}`))
    expect(only(reading)).toMatchObject({ byline: [{ name: 'Kari Nordmann' }], published: '2024-05-17' })
    expect(reading.findings.map(({ code }) => code)).not.toContain('page.cut')
  })

  test.each(['Kari Nordmann <span>Følg</span>', 'Kari Nordmann 3 min lesetid', 'Kari Nordmann for 3 timer siden'])(
    'is no more than a name: %s',
    async (signed) => {
      const { byline } = only(await read(page(`<div class="byline">${signed}</div>${body}`)))
      expect(byline).toEqual([{ name: 'Kari Nordmann', role: null }])
    },
  )

  test.each([
    'Kari Nordmann, TV 2',
    'Kari Nordmann, Radio 102',
    'Gal·la Nordmann',
    'Kari Nordmann, journalist siden 2010.',
    'Kari Nordmann, spaltist siden 17. mai 2010',
    'Kari Nordmann, fredag kl. 18.00',
  ])('keeps what is of its name: %s', async (name) => {
    const { byline } = only(await read(page(`<div class="byline">${name}</div>${body}`)))
    expect(byline).toEqual([{ name, role: null }])
  })

  test.each([
    '<p class="dateline">LOM: Brua er åpnet.</p>',
    '<p class="byline">Av Kari Nordmann<br>Rettet: I en tidligere utgave sto det feil pris på billetten.</p>',
    '<p class="byline">Artikkelen ble først publisert 17. mai 2024.</p>',
    '<p class="author-note">Skrevet med støtte fra Fritt Ord.</p>',
    '<p class="author-note">Denne saken er skrevet med støtte fra Fritt Ord, som ikke har lest den.</p>',
    '<div class="byline"><p>Av Kari Nordmann</p><p>Ordføreren er artikkelforfatterens bror, og hun var inhabil.</p></div>',
    '<p class="author">Kari Nordmann er journalist i avisa og har skrevet om bruer siden 1999.</p>',
  ])('is nobody where a line so called tells more, which stays: %s', async (line) => {
    const found = only(await read(page(line + body + body)))
    expect(found.byline).toEqual([])
    for (const words of line.split(/<[^>]*>/)) expect(textOf(found)).toContain(words)
  })

  test('stands next to a dateline, which tells the place and the date', async () => {
    const dateline = '<p class="dateline">Oslo, 17. mai 2024</p>'
    const found = { byline: [{ name: 'Kari Nordmann' }], dateline: 'Oslo', published: '2024-05-17' }
    expect(only(await read(page(`${dateline}<p class="byline">Av Kari Nordmann</p>${body}`)))).toMatchObject(found)
    expect(only(await read(page(dateline + body)))).toMatchObject({ ...found, byline: [] })
    const doctor = only(await read(page(`<p class="dateline">Ola Hansen, lege</p>${body}`)))
    expect(doctor).toMatchObject({ byline: [{ name: 'Ola Hansen, lege' }], dateline: null })
  })

  test('stands once in a notice, above a text that names her', async () => {
    const text = '<p><b>Kari Nordmann</b> tok turen.</p><p>Kommunestyret vedtok i går å bygge en ny skole i Lom.</p>'
    for (const signed of ['<span>Kari Nordmann</span>', '<span>Kari Nordmann</span><span>Journalist</span>']) {
      const article = only(await read(page(`<div class="byline">${signed}</div>${text}`)))
      expect(textOf(article).match(/Kari Nordmann.*/g)).toEqual(['Kari Nordmann tok turen.'])
    }
  })

  test('is two where each has an element', async () => {
    const signed = '<div class="byline"><a>Kari Nordmann</a><a>Ola Hansen</a></div>'
    const { byline } = only(await read(page(signed + body)))
    expect(byline.map(({ name }) => name)).toEqual(['Kari Nordmann', 'Ola Hansen'])
  })

  test.each(['<span class="dateline">LOM (NTB):</span>', '<span class="author">Ola Hansen</span>'])(
    'is nobody that a sentence of the story names: %s',
    async (named) => {
      const found = only(await read(page(`<p>${named} ${body.slice(3)}`)))
      expect(found.byline).toEqual([])
      expect(textOf(found)).toMatch(/^(LOM \(NTB\):|Ola Hansen) Kommunestyret vedtok/m)
    },
  )
})

const blocksOf = (html: string) => read(html).then((reading) => only(reading).sections.flatMap(({ blocks }) => blocks))

describe('a document saved as a web page', () => {
  const google =
    '<p>Skolen har tolv elever.<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p><hr><div class="c16"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Sjekk tallet med rektor!</span></p><p>Og ring.</p></div>'
  const word =
    '<p>Skolen har tolv elever.<a class="msocomanchor" href="#_msocom_1">[ON1]</a></p><div class="msocomtxt"><p class="MsoCommentText"><a class="msocomoff" href="#_msoanchor_1">[ON1]</a>Sjekk tallet med rektor!</p></div>'

  test.each([
    ['Google', google],
    ['Word', word],
  ])('by %s keeps comments to the desk out of print, and tells so', async (_, text) => {
    const reading = await read(page(body + text + body))
    expect(textOf(only(reading))).toContain('Skolen har tolv elever.')
    expect(textOf(only(reading))).not.toMatch(/rektor|ring|\[a\]|\[ON1\]/)
    expect(reading.findings).toMatchObject([
      {
        kind: 'repaired',
        words: 'comment.dropped/margin',
        line: 1,
        values: { text: expect.stringContaining('Sjekk tallet') },
      },
    ])
  })

  test.each([
    ['Google', 'title', 'subtitle', ''],
    ['Word', 'MsoTitle', 'MsoSubtitle', '<title>Skolen</title>'],
  ])('by %s has its headline and its lede where it was written', async (_, title, subtitle, head) => {
    const text = `<p class="c1 ${title}">Skolen stenger</p><p class="${subtitle}">Bygda mister sin siste skole</p>${body}<h1>Bakgrunn</h1>${body}`
    const found = only(await read(`<html><head>${head}</head><body class="doc-content">${text}</body></html>`))
    expect(found).toMatchObject({ headline: 'Skolen stenger', lede: 'Bygda mister sin siste skole' })
    expect(found.sections.map(({ heading }) => heading)).toEqual([null, 'Bakgrunn'])
    expect(found.sections[0]!.blocks).toHaveLength(3)
  })

  test('has its headline also below a line that says who wrote it', async () => {
    const text = `<p>Av Kari Nordmann</p><p class="c1 title">Skolen stenger</p><p class="subtitle">Bygda mister sin siste skole</p>${body}`
    const found = only(await read(`<html><body class="doc-content">${text}</body></html>`))
    expect(found).toMatchObject({ headline: 'Skolen stenger', lede: 'Bygda mister sin siste skole' })
    expect(textOf(found)).toContain('Av Kari Nordmann')
  })

  test.each([
    ['', '<h1>Skolen legges ned</h1>'],
    [ld({ '@type': 'NewsArticle', headline: 'Skolen legges ned' }), '<h2>Skolen legges ned</h2>'],
  ])('is not called by a teaser above the headline: %s%s', async (data, heading) => {
    const teaser = '<div class="teaser"><p class="title is-4">Brann på Tangen</p><p>To ble reddet.</p></div>'
    const text = `<p class="date">Fredag</p>${teaser}<article>${heading}${body}</article>`
    const html = `<!DOCTYPE html><html lang="nb"><head><title>Skolen legges ned</title>${data}</head><body>${text}</body></html>`
    expect(only(await read(html)).headline).toBe('Skolen legges ned')
  })

  test.each([
    '<p class="c3 title"><span>Skolen legges ned</span></p><p class="c4 subtitle"><span>Bygda sørger</span></p><p class="c3"><span>Av Kari Nordmann, 17. mai 2024</span></p>',
    '<p class=MsoTitle>Skolen legges ned</p><p class=MsoSubtitle>Bygda sørger</p><p class=MsoNormal>Av Kari Nordmann, 17. mai 2024</p>',
  ])('says below its title who wrote it and when: %s', async (above) => {
    const reading = await read(`<html lang="nb"><head></head><body class="doc-content">${above}${body}</body></html>`)
    expect(only(reading)).toMatchObject({
      headline: 'Skolen legges ned',
      lede: 'Bygda sørger',
      byline: [{ name: 'Kari Nordmann' }],
      published: '2024-05-17',
    })
    expect(textOf(only(reading))).not.toContain('Av Kari')
    expect(textOf(only(reading)).match(/Skolen legges ned/g)).toHaveLength(1)
  })

  test('is not called by a heading below its first paragraphs', async () => {
    const text = `<title>Skolen stenger</title></head><body>${body}<h1>Bakgrunn</h1>${body}`
    expect(only(await read(`<html><head>${text}</body></html>`)).headline).toBe('Skolen stenger')
  })

  test('is none with a kicker above its headline', async () => {
    const text = `<title>Skolen stenger</title></head><body><p class="title">Lom</p><h1>Skolen stenger</h1>${body}`
    expect(only(await read(`<html><head>${text}</body></html>`)).headline).toBe('Skolen stenger')
  })

  test('by Word has no signs of its own before the entries of lists', async () => {
    const entry = (sign: string, text: string) =>
      `<p class="MsoListParagraph"><span style="mso-list:Ignore">${sign}<span>&nbsp;&nbsp; </span></span>${text}</p>`
    const text = textOf(only(await read(page(body + entry('·', 'Sju ansatte flyttes') + entry('1.', 'Bussen') + body))))
    expect(text).toMatch(/^Sju ansatte flyttes$/m)
    expect(text).toMatch(/1\.\s+Bussen/)
  })

  test('by Word as a filtered page has none of them either', async () => {
    const gap = `<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span>`
    const entry = (font: string, sign: string, text: string) =>
      `<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt'><span style='font-family:${font}'>${sign}${gap}</span>${text}</p>`
    const list = [
      entry('Symbol', '·', 'Sju ansatte flyttes'),
      entry('"Courier New"', 'o', 'Bussen går kl. 7'),
      entry('Wingdings', 'Ø', 'Skolen selges'),
      entry('Calibri', '1.', 'Ordføreren svarer'),
    ].join('')
    const text = textOf(only(await readFile(`<h1>Skolen legges ned</h1>${body}${list}${body}`, 'sak.html')))
    expect(text).toMatch(/^Sju ansatte flyttes\nBussen går kl. 7\nSkolen selges\n1\.\s+Ordføreren svarer$/m)
  })

  test('by Google leads straight where its links lead', async () => {
    const link =
      '<p>Se <a href="https://www.google.com/url?q=https://nve.example/flom?a%3D1&amp;sa=D&amp;ust=1">kartet</a>.</p>'
    expect(JSON.stringify(await blocksOf(page(body + link)))).toContain('"https://nve.example/flom?a=1"')
  })

  test.each([
    ['sa=t&amp;q=bru+elvestad&amp;url=https%3A%2F%2Fnve.example%2Fflom', 'https://nve.example/flom'],
    ['sa=t&amp;q=bru+elvestad', 'https://www.google.com/url?sa=t&q=bru+elvestad'],
  ])('keeps a link that was copied from what Google found: %s', async (query, href) => {
    const link = `<p>Se <a href="https://www.google.com/url?${query}">kartet</a>.</p>`
    expect(JSON.stringify(await blocksOf(page(body + link)))).toContain(`"${href}"`)
  })

  test('shows as struck out what its styles strike out', async () => {
    const styles =
      '<style>p.c1,.c3 {color:#000; text-decoration:line-through} .c4{text-decoration:none} @media print{.c4{text-decoration:line-through} p{margin:0}}</style>'
    const text =
      '<p>Rektor <span class="c3">stjal pengene</span> er <span class="c4">frikjent</span> <b style="text-decoration: line-through">i går</b>.</p>'
    expect(await blocksOf(page(text + body, styles))).toContainEqual({
      type: 'paragraph',
      text: [
        'Rektor ',
        { mark: 'del', text: ['stjal pengene'] },
        ' er frikjent ',
        { mark: 'strong', text: [{ mark: 'del', text: ['i går'] }] },
        '.',
      ],
    })
  })

  test.each([
    ['style="vertical-align:super;font-size:0.6em"', 'style="vertical-align: sub"'],
    ['class="c5"', 'class="c2 c6"'],
  ])('shows as raised and lowered what its styles raise and lower: %s', async (raised, lowered) => {
    const styles =
      '<style>.c2{font-weight:400} .c5{vertical-align:super;font-size:6pt} span.c6{vertical-align:sub}</style>'
    const text = `<p><span>Utslippet var 5 &middot; 10</span><span ${raised}>6</span><span> becquerel over 20 km</span><span ${raised}>2</span><span>, og CO</span><span ${lowered}>2</span><span>.</span></p>`
    expect(await blocksOf(page(text + body, styles))).toContainEqual({
      type: 'paragraph',
      text: [
        'Utslippet var 5 · 10',
        { mark: 'sup', text: ['6'] },
        ' becquerel over 20 km',
        { mark: 'sup', text: ['2'] },
        ', og CO',
        { mark: 'sub', text: ['2'] },
        '.',
      ],
    })
  })

  test('raises figures in its headings too', async () => {
    const { sections } = only(
      await read(page(`${body}<h2>20 km<span style="vertical-align:super">2</span> er stengt</h2>${body}`)),
    )
    expect(sections[1]!.heading).toBe('20 km² er stengt')
  })

  test('shows in bold and in italics what its styles show so', async () => {
    const styles = '<style>.c0{font-weight:700}.c1{font-style:italic}.c2{font-weight:400;font-style:normal}</style>'
    const text =
      '<p class="c0"><span class="c0">Rektor</span><span class="c2"> leste </span><span class="c1">Sult</span> <span style="font-weight:bold;font-style:oblique">høyt</span><span style="display:none;font-weight:bold"> [skjult]</span>.</p>'
    expect(await blocksOf(page(text + body, styles))).toContainEqual({
      type: 'paragraph',
      text: [
        { mark: 'strong', text: ['Rektor'] },
        ' leste ',
        { mark: 'em', text: ['Sult'] },
        ' ',
        { mark: 'strong', text: [{ mark: 'em', text: ['høyt'] }] },
        '.',
      ],
    })
  })

  test('by Google is not in bold for what it was copied in', async () => {
    const text =
      '<p>Se: <b style="font-weight:normal;" id="docs-internal-guid-1"><span>Skolen er stengt.</span></b></p>'
    expect(await blocksOf(page(body + text + body))).toContainEqual({
      type: 'paragraph',
      text: ['Se: Skolen er stengt.'],
    })
  })
})

describe('a fact box', () => {
  const inside = '<h2>Fakta</h2><p>Lengde: 9 km.</p>'

  test.each([
    `<section class="fact">${inside}</section>`,
    `<div class="column factbox"><div><h2>Fakta</h2><div class="fact"><p>Lengde: 9 km.</p></div></div></div>`,
    `<brick-fact-box>${inside}</brick-fact-box>`,
    `<aside>${inside}</aside>`,
  ])('ends before the story goes on: %s', async (box) => {
    const blocks = await blocksOf(page(body + box + body))
    expect(blocks.find(({ type }) => type === 'factbox')).toMatchObject({
      heading: 'Fakta',
      blocks: [{ type: 'paragraph', text: ['Lengde: 9 km.'] }],
    })
    expect(blocks.at(-1)).toMatchObject({ type: 'paragraph' })
  })

  test('is no section that tells the story under such a name', async () => {
    const html = `<!DOCTYPE html><html lang="nb"><head><title>Skolen legges ned</title></head><body><div class="facts"><h1>Skolen legges ned</h1>${body}</div></body></html>`
    expect((await blocksOf(html)).map(({ type }) => type)).not.toContain('factbox')
  })

  test.each(['category-fakta', 'node-type-fakta section-fakta', 'article-body theme-fakta', 'fakta'])(
    'is not the whole story, which is of a class like %s',
    async (name) => {
      const html = `<!DOCTYPE html><html lang="nb"><head><title>Skolen legges ned</title></head><body><div id="content"><div class="post ${name}"><h2><a href="https://avisa.example/skolen">Skolen legges ned</a></h2><div>${body}</div></div></div></body></html>`
      const found = only(await read(html))
      expect(textOf(found)).toMatch(/lang og opphetet debatt.*tolv elever.*svakere enn noen gang/s)
      expect(found.sections.flatMap(({ blocks }) => blocks).map(({ type }) => type)).not.toContain('factbox')
    },
  )

  test('is one of those that Drupal names by type', async () => {
    const box = `<div class="paragraph paragraph--type--fakta">${inside}</div>`
    expect((await blocksOf(page(body + box + body))).map(({ type }) => type)).toContain('factbox')
  })
})

describe('who said a quote', () => {
  const quote = { type: 'quote', credit: 'Ordfører Per Olsen' }

  test.each([
    '<figure><blockquote><p>Aldri i livet.</p></blockquote><figcaption>— Ordfører <cite>Per Olsen</cite></figcaption></figure>',
    '<blockquote><p>Aldri i livet.</p><p>— Ordfører Per Olsen</p></blockquote>',
    '<blockquote><p>Aldri i livet.</p><div class="quote-author">Ordfører Per Olsen</div></blockquote>',
  ])('is its credit and says nothing himself: %s', async (html) => {
    const found = (await blocksOf(page(body + html + body))).filter(({ type }) => type === 'quote')
    expect(found).toEqual([{ ...quote, blocks: [{ type: 'paragraph', text: ['Aldri i livet.'] }] }])
  })

  test.each([
    '– Nå må noen ta ansvar',
    '– Aldri, sa han',
    '– Aldri, sa Kari Nordmann',
    '– Nå må Kari Nordmann gå',
    '- Nei',
  ])('is not what is said next: %s', async (said) => {
    const quoted = `<blockquote><p>Vi er lei av å vente</p><p>${said}</p></blockquote>`
    const found = (await blocksOf(page(body + quoted + body))).filter(({ type }) => type === 'quote')
    expect(found).toMatchObject([{ credit: null, blocks: [{}, { text: [said] }] }])
  })

  test.each([
    '– Per Olsen (Ap), ordfører i Lom',
    '– Ordfører Kari Nordmann i Lom kommune',
    '— Kari Nordmann til NTB',
    '— Mayor of Springfield',
    '— Matteus 5,3',
    '— NTB',
    '— Ibsen',
  ])('is a name: %s', async (name) => {
    const signed = `<blockquote><p>Aldri i livet.</p><p>${name}</p></blockquote>`
    const found = (await blocksOf(page(body + signed + body))).filter(({ type }) => type === 'quote')
    expect(found).toMatchObject([{ credit: name.slice(2), blocks: [{}] }])
  })

  test('stands in Markdown below a dash', async () => {
    const found = only(await readMd('# Sak\n\n> Aldri i livet.\n>\n> — Ordfører Per Olsen\n'))
    expect(found.sections[0]!.blocks).toMatchObject([quote])
  })

  test.each([
    '– Per Olsen',
    '– Per Olsen, ordfører',
    '– ordfører Per Olsen',
    '– Professor Per Olsen ved NTNU',
    '– Tidligere ordfører Per Olsen',
    '– Daglig leder Per Olsen',
  ])('is named behind a short dash: %s', async (line) => {
    const [quoted] = only(await readMd(`# T\n\n> Aldri i livet.\n>\n> ${line}\n\nTekst.\n`)).sections[0]!.blocks
    expect(quoted).toMatchObject({ type: 'quote', credit: line.slice(2) })
  })

  test.each([
    '– Takk, Per Olsen',
    '– Heia Viking',
    '– Leve Norge og Per Olsen',
    '– Nå må noen ta ansvar',
    '– Tidligere var det bedre',
    '– Her kommer Per Olsen',
  ])('is not what is said next: %s', async (line) => {
    const [quoted] = only(await readMd(`# T\n\n> Aldri i livet.\n>\n> ${line}\n\nTekst.\n`)).sections[0]!.blocks
    expect(quoted).toMatchObject({ type: 'quote', credit: null, blocks: [{}, { text: [line] }] })
  })

  test('is nobody where people speak with each other', async () => {
    const found = only(await readMd('# Sak\n\n> – Kommer du?\n>\n> – Aldri i livet\n'))
    expect(found.sections[0]!.blocks).toMatchObject([{ credit: null, blocks: [{ speech: true }, { speech: true }] }])
  })
})

describe('a picture', () => {
  const caption = '<figcaption>Skolen</figcaption>'

  test.each([
    ['loaded late', '<img src="tom.png" data-src="skolen.png" class="later">'],
    ['loaded late by a plugin', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-lazy-src="skolen.png">'],
    ['saved with its page', '<img src="skolen.png" data-src="https://avisa.example/bilder/skolen.png?w=9">'],
    ['of AMP', '<amp-img src="skolen.png" width="800" height="600"></amp-img>'],
    [
      'of Blogger',
      `<table class="tr-caption-container"><tr><td><a href="/stor"><img src="skolen.png"></a></td></tr><tr><td class="tr-caption">Skolen</td></tr></table>`,
    ],
    ['of a source alone', '<picture><source srcset="skolen.png 800w"></picture>'],
    ['for those without scripts', '<div><noscript><img src="skolen.png"></noscript></div>'],
  ])('%s is shown with its caption', async (_, picture) => {
    const figure = picture.includes('tr-caption') ? picture : `<figure>${picture}${caption}</figure>`
    const reading = await read(page(body + figure + body))
    expect(JSON.stringify(only(reading).sections)).not.toContain('"table"')
    expect(reading.wanted).toMatchObject([{ src: 'skolen.png', image: { caption: 'Skolen' } }])
    expect(JSON.stringify(only(reading).sections).match(/"Skolen"/g)).toHaveLength(1)
  })

  test.each([
    [
      'WordPress, classic',
      '<div id="attachment_9" class="wp-caption alignnone"><a href="stor.png"><img src="skolen.png"></a><p class="wp-caption-text">Skolen i vinter. <span class="credit">Foto: Kari Nordmann</span></p></div>',
    ],
    [
      'Labrador, above the text',
      '<div class="media"><figure class="headerImage"><div class="img"><picture><img src="skolen.png"></picture></div></figure><div class="caption floatingText"><figcaption itemprop="caption">Skolen i vinter.</figcaption><figcaption itemprop="author" data-byline-prefix="Foto: ">Kari Nordmann</figcaption></div></div>',
    ],
    [
      'Labrador, in the text',
      '<figure class="desktop-floatRight"><div class="content"><div class="img"><img src="skolen.png"></div><div class="caption"><figcaption itemprop="caption">Skolen i vinter.</figcaption><figcaption itemprop="author">Foto: Kari Nordmann</figcaption></div></div></figure>',
    ],
    [
      'Wix',
      '<div data-breakout="normal"><figure><div><img src="skolen.png"></div></figure><div class="x9"><figcaption>Skolen i vinter. <small>Foto: Kari Nordmann</small></figcaption></div></div>',
    ],
    [
      'AMP',
      '<figure class="wp-caption"><amp-img src="skolen.png" width="800" height="600"></amp-img><p class="wp-caption-text">Skolen i vinter. <span class="photographer">Foto: Kari Nordmann</span></p></figure>',
    ],
    [
      'words in elements of their own',
      '<figure><img src="skolen.png"><figcaption><span class="description">Skolen i vinter.</span><span class="image-credit"><span class="image-credit-label">Foto: </span>Kari Nordmann</span></figcaption></figure>',
    ],
  ])('has caption and credit where they are those of %s', async (_, figure) => {
    const reading = await read(page(body + figure + body))
    expect(reading.wanted).toMatchObject([
      { src: 'skolen.png', image: { caption: 'Skolen i vinter.', credit: 'Foto: Kari Nordmann' } },
    ])
    expect(JSON.stringify(only(reading).sections).match(/Skolen i vinter/g)).toHaveLength(1)
    expect(reading.findings.filter(({ words }) => words.startsWith('page.cut'))).toEqual([])
  })

  test.each([
    '<div class="card"><img src="skolen.png"><div class="caption"><h3>Skolen</h3><p>Den ble bygd i 1912.</p></div></div>',
    '<div><img src="skolen.png"><p class="caption">Skolen i vinter.</p><p>Den ble bygd i 1912 av bygdas egne folk, på dugnad.</p></div>',
    '<div><img src="skolen.png"><img src="elevene.png"><p class="caption">Den ble bygd i 1912.</p></div>',
  ])('has no caption in what says more: %s', async (card) => {
    const article = only(await read(page(body + card + body)))
    expect(textOf(article)).toContain('Den ble bygd i 1912')
    expect(JSON.stringify(article)).toContain('"caption":null')
  })

  test('is looked for beside a page that was saved with it, wherever that page was', async () => {
    const pictures =
      '<p><img src="./Side_files/skolen.png"> <img src="/bilder/skolen.png"> <img src="https://a.example/skolen.png"></p>'
    const head = '<link rel="canonical" href="https://avisa.example/nyheter/skolen">'
    const { wanted } = await read(page(body + pictures + body, head))
    expect(wanted.map(({ src }) => src)).toEqual([
      './Side_files/skolen.png',
      'https://avisa.example/bilder/skolen.png',
      'https://a.example/skolen.png',
    ])
  })
})

describe('what is part of a story', () => {
  test.each([
    ['a heading', '<h2 class="header-anchor-post">Slik stemte de</h2>'],
    ['a heading', '<h3 id="related" class="section-header">Slik stemte de</h3>'],
    ['a list', '<ul class="menu-list"><li class="menu-entry">For: Per</li><li>Slik stemte de</li></ul>'],
    ['a line', '<p class="sponsor">Slik stemte de</p>'],
    [
      'a heading',
      `<section><header class="section__header"><h2>Slik stemte de</h2></header>${paragraphs[0]}</section>`,
    ],
    ['a heading', `<div class="section-header"><h2>Slik stemte de</h2></div>${paragraphs[0]}`],
    ['a section', `<section id="social" class="level2"><h2>Social</h2>${paragraphs[0]}<p>Slik stemte de</p></section>`],
    ['a section', `<section id="ads" class="level2"><h2>Ads</h2>${paragraphs[0]}<p>Slik stemte de</p></section>`],
    ['a quote', '<aside class="pullquote"><p>Slik stemte de</p></aside>'],
    ['a quote', '<aside><p>«Slik stemte de»</p></aside>'],
    ['a quote', '<aside class="quote"><blockquote><p>Slik stemte de</p></blockquote></aside>'],
    ['a fact', '<aside><h3>Skolen</h3><p>Slik stemte de</p></aside>'],
    ['a picture for those without scripts', '<div><noscript><img src="p.png" alt="Slik stemte de"></noscript></div>'],
    ['a quote', '<blockquote class="media-quote"><p>Slik stemte de</p></blockquote>'],
    [
      'a picture',
      '<figure class="widget header-image"><img src="p.png"><figcaption>Slik stemte de</figcaption></figure>',
    ],
    [
      'a table of links',
      '<table class="widget"><tr><td><a href="https://a.example/1">Slik stemte de</a></td></tr><tr><td><a href="https://a.example/2">Per</a></td></tr></table>',
    ],
  ])('is so by what it is, whatever it is called: %s', async (_, html) => {
    const reading = await read(page(body + html + body))
    expect(JSON.stringify(only(reading))).toContain('Slik stemte de')
    expect(reading.findings).toEqual([])
  })

  test.each([
    '<div class="related"><h3 class="related-title">Les også</h3><ul class="related-list"><li><a href="/a">Slik stemte de</a></li></ul></div>',
    '<ol class="wp-comments"><li class="comment"><p>Slik stemte de, skriver en leser.</p></li></ol>',
    '<h2 class="newsletter-header">Slik stemte de</h2>',
    '<section id="comments"><h2>Comments</h2><ol><li><p>Leser: Slik stemte de, så vidt jeg vet.</p></li></ol></section>',
    '<section id="comments"><h2>Comments</h2><p>Slik stemte de, skriver en leser.</p></section>',
    '<section id="share"><h3>Share</h3><ul><li>Slik stemte de</li></ul></section>',
    '<section id="annonse"><h3>Annonse</h3><p>Slik stemte de</p></section>',
    '<section id="nyhetsbrev"><h3>Nyhetsbrev</h3><p>Slik stemte de</p></section>',
    ...['Annonse', 'Abonner', 'Støtt oss', 'Tips oss!', 'Del saken', 'Les også', 'Mest lest', 'Nyhetsbrev'].map(
      (heading) => `<aside><h4>${heading}</h4><p>Slik stemte de</p></aside>`,
    ),
    '<section id="comments"><h2>Comments</h2><div><b>Leser</b><p>Slik stemte de, skriver en leser.</p></div></section>',
    '<div><noscript><img src="https://teller.example/tr?id=1" alt="" data-name="Slik stemte de"></noscript></div>',
  ])('is not what stands around it: %s', async (html) => {
    expect(textOf(only(await read(page(body + html + body))))).not.toMatch(/Slik stemte de|Les også/)
  })

  test.each([
    [
      'Substack',
      '<a class="footnote-anchor" id="footnote-anchor-1" href="#footnote-1">1</a>',
      '<div class="footnote"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a><div class="footnote-content"><p>Ifølge SSB.</p></div></div>',
    ],
    [
      'Word',
      '<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>',
      '<div><hr><div id="ftn1"><p class="MsoFootnoteText"><a href="#_ftnref1" name="_ftn1">[1]</a> Ifølge SSB.</p></div></div>',
    ],
    [
      'Google Docs',
      '<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>',
      '<hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Ifølge SSB.</span></p></div>',
    ],
  ])('are the footnotes of %s', async (_, reference, note) => {
    const text = body.replace('veggene.', `veggene.${reference}`)
    const found = only(await read(page(body + text + note)))
    expect(JSON.stringify(found.sections)).toContain('"mark":"footnote","note":1')
    expect(found.sections.at(-1)!.blocks.at(-1)).toMatchObject({
      type: 'footnotes',
      notes: [[{ type: 'paragraph', text: [expect.stringMatching(/^\s?Ifølge SSB\.$/)] }]],
    })
  })
})

describe('what of a story did not come out is told', () => {
  const cut = (html: string) => read(page(body + html + body)).then(({ findings }) => findings)
  const long = 'Skolen ble bygd i 1924 og har hatt opptil seksti elever på det meste, fordelt på fire klasser.'

  test.each([
    ['a heading', 'page.cut/parts', '<div class="extra related-box"><h3>Slik gikk det</h3><p>Kort.</p></div>', 2],
    ['a caption', 'page.cut/parts', '<div class="media-extra"><figcaption>Slik gikk det</figcaption></div>', 1],
    ['a block', 'page.cut/parts', '<div class="extra"><div>Slik gikk det</div><div>Lom – Vågå 2–1</div></div>', 2],
    ['a quote', 'page.cut/parts', '<div class="sidebar-extra"><blockquote>Slik gikk det</blockquote></div>', 1],
    ['what is set aside', 'page.cut/parts', '<aside>Slik gikk det</aside>', 1],
    ['a picture', 'page.cut/pictures', '<div class="extra"><img src="skolen.png" alt="Slik gikk det"></div>', 1],
    ['what is hidden', 'page.cut/hidden', `<div class="panel" hidden><p>${long}</p></div>`, 1],
    ['what is shown on demand', 'page.cut/hidden', `<div style="display:none"><p>${long}</p></div>`, 1],
    ['what is hidden alone', 'page.cut/hidden', `<div hidden>${long}</div>`, 1],
    ['what readers wrote', 'page.cut/parts', `<aside><h3>Kommentarer (2)</h3><p>${long}</p><p>Enig.</p></aside>`, 1],
  ])('%s', async (_, words, html, count) => {
    expect(await cut(html)).toMatchObject([
      {
        kind: 'repaired',
        words,
        line: 1,
        values: { count, text: expect.stringMatching(/^(Slik gikk det|(Kommentarer \(2\))?Skolen ble)/) },
      },
    ])
  })

  test.each([
    '<iframe src="https://a.example/kart"></iframe>',
    '<embed src="https://a.example/kart">',
    '<amp-iframe src="https://a.example/kart"></amp-iframe>',
  ])('a frame: %s', async (html) => {
    expect(await cut(html)).toMatchObject([
      { kind: 'repaired', words: 'html.dropped', values: { what: expect.stringContaining('a.example/kart') } },
    ])
  })

  test('also a few words that are hidden below a heading, and that', async () => {
    const findings = await cut('<div><h3>Hva er NAV?</h3><div hidden><p>NAV er en etat.</p></div></div>')
    expect(findings.map(({ words, values }) => `${words} ${values.text}`)).toEqual([
      'page.cut/parts Hva er NAV?',
      'page.cut/hidden NAV er en etat.',
    ])
  })

  test('also on a page without an article', async () => {
    const picture = '<div class="widget"><figure class="social"><figcaption>Skolen i dag</figcaption></figure></div>'
    const header = `<div class="articleHeader"><h1>Skolen legges ned</h1>${picture.replace(' class="social"', '')}</div>`
    const html = `<!DOCTYPE html><html lang="nb"><head><meta property="og:type" content="article"><title>Skolen legges ned</title></head><body><section>${header}<div class="bodytext">${body + body}</div></section></body></html>`
    expect((await read(html)).findings).toMatchObject([{ words: 'page.cut/parts', values: { text: 'Skolen i dag' } }])
  })

  test.each([
    '<div class="related-box extra"><h3>Les også</h3><ul><li><a href="/a">En annen sak</a></li></ul></div>',
    '<div class="extra"><a href="/a"><p>Les også</p><h3>En annen sak</h3></a></div>',
    '<div class="share-extra"><button>Del</button><a href="/a">Del på nett</a></div>',
    '<div class="banner"><div>Annonse</div></div>',
    '<aside><p>Annonse</p></aside>',
    '<aside><p>Les også: <a href="/a">En annen sak</a></p></aside>',
    '<div hidden><form><p>Meld deg på nyhetsbrevet, og få de viktigste sakene rett i innboksen.</p></form></div>',
    '<div><h3>Del saken</h3><div hidden><p>Kopiert!</p></div></div>',
  ])('but not what leads to other stories, or is for other things: %s', async (html) => {
    expect((await cut(html)).filter(({ code }) => code === 'page.cut')).toEqual([])
  })
})

test('a box called “Kommentar” is one of the paper’s own', async () => {
  const box = `<aside><h3>Kommentar</h3>${paragraphs[0]}</aside>`
  expect(await blocksOf(page(body + box + body))).toContainEqual(expect.objectContaining({ type: 'factbox' }))
})

test.each([
  ['Skolen er borte', 1],
  ['Skolen legges ned', 0],
])('the data of a page says where its story was written; a second headline is told: %s', async (other, told) => {
  const data = { '@type': 'NewsArticle', headline: 'Skolen legges ned', alternativeHeadline: other, dateline: 'LOM' }
  const reading = await read(page(body, ld(data)))
  expect(only(reading)).toMatchObject({ headline: 'Skolen legges ned', dateline: 'LOM' })
  expect(reading.findings.filter(({ code }) => code === 'part.left')).toHaveLength(told)
})

test('of several stories in the data of a page its own is the one called as it is', async () => {
  const other = {
    '@type': 'NewsArticle',
    headline: 'En annen sak',
    url: 'https://avisa.example/annen',
    author: 'Ola Hansen',
    datePublished: '2024-05-01',
  }
  const own = { '@type': 'NewsArticle', headline: 'Skolen legges ned', author: 'Kari Nordmann' }
  expect(only(await read(page(body, ld([other, own]))))).toMatchObject({
    headline: 'Skolen legges ned',
    byline: [{ name: 'Kari Nordmann' }],
    published: null,
    canonicalUrl: null,
  })
})

test('a live blog that is drawn by script has its reports from its data', async () => {
  const data = {
    '@type': 'LiveBlogPosting',
    headline: 'Flommen minutt for minutt',
    liveBlogUpdate: [
      { '@type': 'BlogPosting', headline: 'Brua er borte', articleBody: 'Den ble tatt av flommen.\nVeien er sperret.' },
      { '@type': 'BlogPosting', headline: 'Vannet stiger', articleBody: '<p>Det stiger <b>raskt</b>.</p>' },
      { '@type': 'BlogPosting', articleBody: 'Det regner.' },
    ],
  }
  const html = `<!DOCTYPE html><html lang="nb"><head>${ld(data)}</head><body><div id="root"></div></body></html>`
  expect(only(await read(html)).sections).toMatchObject([
    { heading: 'Brua er borte', blocks: [{ text: ['Den ble tatt av flommen.'] }, { text: ['Veien er sperret.'] }] },
    {
      heading: 'Vannet stiger',
      blocks: [{ text: ['Det stiger ', { mark: 'strong' }, '.'] }, { type: 'rule' }, { text: ['Det regner.'] }],
    },
  ])
})

describe('a live blog in the data of a page', () => {
  const drawn = (data: object) =>
    `<!DOCTYPE html><html lang="nb"><head>${ld({ '@type': 'LiveBlogPosting', headline: 'Flommen', ...data })}</head><body><div id="root"></div></body></html>`
  const report = {
    '@type': 'BlogPosting',
    headline: 'Brua er borte',
    datePublished: '2024-05-01T08:00:00+02:00',
    author: { '@type': 'Person', name: 'Kari Nordmann' },
    image: { '@type': 'ImageObject', url: 'bru.png', caption: 'Brua i går' },
    description: 'Den ble tatt av flommen.',
  }

  test('says when each report was made, by whom, and shows its picture', async () => {
    const found = only(
      await read(drawn({ liveBlogUpdate: [report, { ...report, datePublished: '2024-05-01T06:00Z' }] })),
    )
    expect(found.sections).toMatchObject([
      {
        heading: 'Brua er borte',
        blocks: [
          { text: [{ mark: 'em', text: ['2024-05-01 08:00 · Kari Nordmann'] }] },
          { text: ['Den ble tatt av flommen.'] },
          { type: 'image', image: { caption: 'Brua i går' } },
        ],
      },
      { blocks: [{ text: [{ text: ['2024-05-01 06:00 UTC · Kari Nordmann'] }] }, {}, {}] },
    ])
  })

  test('tells each report once where its text holds them, too', async () => {
    const articleBody = 'Flommen kom i natt.\n\nDen ble tatt av flommen.'
    const text = textOf(only(await read(drawn({ articleBody, liveBlogUpdate: [report] }))))
    expect(text).toContain('Flommen kom i natt.')
    expect(text.match(/Den ble tatt av flommen/g)).toHaveLength(1)
  })

  test('adds the reports that its page lacks, each once', async () => {
    const rain = { ...report, headline: 'Det regner', description: 'Linje <b>to</b> &amp; tre' }
    const data = ld({ '@type': 'LiveBlogPosting', headline: 'Flommen', liveBlogUpdate: [report, rain] })
    const intro = textOf(only(await read(page(body, data))))
    expect(intro).toContain('Skolen har tolv elever')
    expect(intro).toMatch(/Brua er borte\n.*\nDen ble tatt av flommen\.[^]*Det regner\n.*\nLinje to & tre/)
    for (const shown of ['<h2>Brua er borte</h2><p>Flommen tok den.</p>', '<p>Nå: Den ble tatt av flommen.</p>']) {
      const text = textOf(only(await read(page(body + shown + body, data))))
      expect(text.match(/Brua er borte|Den ble tatt/g)).toHaveLength(1)
      expect(text).toContain('Linje to & tre')
    }
  })

  test('has every report of several with one headline, and those of a word that stands elsewhere, too', async () => {
    const goals = ['Hansen scorer til 1–0.', 'Nordmann utligner.', 'Hansen igjen!'].map((description) => ({
      ...report,
      headline: 'Mål!',
      description,
    }))
    const late = { ...report, headline: 'Hansen scorer', description: 'Mål!' }
    const data = ld({ '@type': 'LiveBlogPosting', headline: 'Kampen', liveBlogUpdate: [...goals, late] })
    const shown = '<p>Målene kommer fortløpende.</p><h2>Mål!</h2><p>Hansen scorer til 1–0.</p>'
    const text = textOf(only(await read(page(body + shown + body, data))))
    expect(text.match(/Hansen scorer til 1–0/g)).toHaveLength(1)
    expect(text).toMatch(/Nordmann utligner\.[^]*Hansen igjen![^]*Hansen scorer\n.*\nMål!/)
  })

  test('keeps an introduction whose words stand within a report', async () => {
    const articleBody = 'Brua åpner.\nVi melder fortløpende.\nDen ble tatt av flommen. Brua er borte.'
    const long = { ...report, description: 'Den nye brua åpner. Vi melder fortløpende om alt som skjer.' }
    const text = textOf(only(await read(drawn({ articleBody, liveBlogUpdate: [report, long] }))))
    expect(text).toContain('Brua åpner.\n')
    expect(text).toContain('Vi melder fortløpende.\n')
  })

  test('tells reports once that its text holds as one paragraph', async () => {
    const liveBlogUpdate = [report, { ...report, headline: 'Vannet stiger', description: 'Det stiger raskt.' }]
    const articleBody =
      'Flommen kom.\n\nDen ble tatt av flommen. Det stiger raskt.\n\nBrua er borte. Den ble tatt av flommen.'
    const text = textOf(only(await read(drawn({ articleBody, liveBlogUpdate }))))
    expect(text.match(/Det stiger raskt|Den ble tatt av flommen/g)).toHaveLength(2)
  })
})

describe('what stands between the headline and the text of a page that states no data', () => {
  const header =
    '<header><p class="ingress">Bygda mister sin skole.</p><figure><img src="skolen.png"><figcaption>Skolen i vinter</figcaption></figure></header>'

  test('is the lede and the picture of its story', async () => {
    const reading = await read(page(`${header}<div class="body">${body}</div>`))
    expect(only(reading)).toMatchObject({ lede: 'Bygda mister sin skole.', image: { caption: 'Skolen i vinter' } })
    expect(reading.findings).toEqual([])
  })

  test('is shown once where it comes out with the text', async () => {
    const reading = await read(page(header.replace('<header>', '').replace('</header>', '') + body))
    expect(textOf(only(reading)).match(/Bygda mister sin skole/g)).toHaveLength(1)
    expect(reading.wanted).toHaveLength(1)
  })

  test.each([
    '<div class="article-lead-byline">Av Kari Nordmann</div>',
    '<div class="lead-media"><img src="bru.png"><div class="lead-media-caption">Brua i går. Foto: Ola Hansen</div></div>',
    '<div class="introTags"><a href="/nyheter">Nyheter</a> <a href="/lokalt">Lokalt</a></div>',
    '<div class="intro"><a href="/nyheter">Nyheter</a> <a href="/lokalt">Lokalt</a></div>',
    '<div class="lead-actions"><span>Del</span> <span>Tips oss</span></div>',
  ])('is no lede where it is about the writer, a picture or the site: %s', async (above) => {
    expect(only(await read(page(`<header>${above}</header><div class="body">${body}</div>`))).lede).toMatch(
      /^Kommunestyret vedtok/,
    )
  })

  test.each([
    '<div class="byline"><figure><img src="kari.png"><figcaption>Kari</figcaption></figure></div>',
    '<figure class="avatar"><img src="kari.png"></figure>',
    '<figure><img src="kari.png" width="60"></figure>',
  ])('is no picture of the writer: %s', async (portrait) => {
    const picture = '<figure><img src="bru.png"><figcaption>Brua</figcaption></figure>'
    const reading = await read(page(`<header>${portrait}${picture}</header><div class="body">${body}</div>`))
    expect(only(reading).image).toMatchObject({ caption: 'Brua' })
  })
})

describe('the picture that a page shows at the head of its story', () => {
  const stated = ld({
    '@type': 'NewsArticle',
    headline: 'Skolen legges ned',
    author: { name: 'Kari Nordmann' },
    image: 'https://avisa.example/bilder/skolen.jpg?width=1200',
  })
  const figure =
    '<figure><img src="Side_files/skolen.jpg" alt="En rød skole"><figcaption>Skolen i vinter. <span class="credit">Foto: Ola Hansen</span></figcaption></figure>'
  const shown = { alt: 'En rød skole', caption: 'Skolen i vinter.', credit: 'Foto: Ola Hansen' }

  test.each([
    ['in the header of the story', page(`<header>${figure}</header><div class="body">${body}</div>`, stated)],
    ['where its text begins', page(figure + body, stated)],
    ['below its lede', page(`<p class="ingress">Bygda mister sin skole.</p>${figure}${body}`, stated)],
    [
      'below a headline outside of the story',
      `<html lang="nb"><head><title>Skolen legges ned</title>${stated}</head><body><main><div><h1>Skolen legges ned</h1></div>${figure}<article>${body}${body}</article></main></body></html>`,
    ],
  ])('leads it with its words, and is had from beside the page: %s', async (_, html) => {
    const reading = await read(html)
    expect(reading.wanted.map(({ src }) => src)).toEqual(['Side_files/skolen.jpg'])
    expect(only(reading).image).toMatchObject(shown)
    expect(JSON.stringify(only(reading).sections)).not.toContain('Skolen i vinter')
    expect(reading.findings.filter(({ words }) => words.startsWith('page.cut'))).toEqual([])
  })

  test('has of its words from the data what the page does not say, if it is the same', async () => {
    const data = (url: string) =>
      ld({
        '@type': 'NewsArticle',
        headline: 'Skolen legges ned',
        image: { '@type': 'ImageObject', url, caption: 'Skolen i vinter', creditText: 'Ola Hansen' },
      })
    const html = (url: string) =>
      page(`<img src="Side_files/skolen-1024x683.webp" alt="En rød skole">${body}`, data(url))
    expect(only(await read(html('https://avisa.example/skolen.jpg'))).image).toMatchObject({
      alt: 'En rød skole',
      caption: 'Skolen i vinter',
      credit: 'Ola Hansen',
    })
    expect(only(await read(html('https://avisa.example/elevene.jpg'))).image).toMatchObject({
      alt: 'En rød skole',
      caption: null,
      credit: null,
    })
  })

  test.each([
    '<div class="profile"><div class="author-image"><img src="kari.jpg" alt=""></div></div>',
    '<p><img src="kari.jpg" alt="Kari Nordmann"></p>',
  ])('is no portrait of who wrote it, which is no part of the text either: %s', async (portrait) => {
    const reading = await read(page(`${portrait}${figure}${body}`, stated))
    expect(only(reading).image).toMatchObject(shown)
    expect(reading.wanted).toHaveLength(1)
  })

  test('may show the writer where its caption says so', async () => {
    const portrait =
      '<figure><img src="kari.jpg" alt="Kari Nordmann"><figcaption>Kari Nordmann har vært rektor i tretti år.</figcaption></figure>'
    expect(only(await read(page(portrait + body, stated))).image?.caption).toMatch(/^Kari Nordmann har/)
  })

  test('is the one of its data where the page shows none before the text', async () => {
    const reading = await read(page(body + figure + body, stated.replace('https://avisa.example/', '')))
    expect(reading.wanted.map(({ src }) => src)).toContain('bilder/skolen.jpg?width=1200')
    expect(JSON.stringify(only(reading).sections)).toContain('Skolen i vinter')
  })

  test.each(['', '<a href="/"><div>Avisa</div></a>'])(
    'is none below the text, whatever links there are: %s',
    async (link) => {
      const html = `<html lang="nb"><head><title>Skolen legges ned</title><meta property="og:type" content="article"></head><body><header>${link}</header><main><h1>Skolen legges ned</h1><article>${body}</article><div class="more">${figure}</div></main></body></html>`
      expect(only(await read(html)).image).toBeNull()
    },
  )
})

describe('the headline of a web page', () => {
  const html = (headline: string) =>
    `<html lang="nb"><head><title>${headline}</title><meta property="og:site_name" content="Fjordavisa"><meta property="og:title" content="${headline}">${ld({ '@type': 'Article', headline })}</head><body><main><article><h1>Skolen legges ned</h1>${body}</article></main></body></html>`

  test('is without the name of the paper that its data adds to it', async () => {
    expect(only(await read(html('Skolen legges ned — Fjordavisa'))).headline).toBe('Skolen legges ned')
  })

  test('keeps what else stands behind a dash', async () => {
    expect(only(await read(html('Skolen legges ned — sorg i Fjordavisa-bygda'))).headline).toBe(
      'Skolen legges ned — sorg i Fjordavisa-bygda',
    )
  })
})

test('a page of Blogger has the date that stands below its text', async () => {
  const html = (below: string) =>
    `<html lang="no"><head><title>Bygda: Skolen legges ned</title></head><body><header><h1><a href="https://bygda.example/">Bygda</a></h1></header><div class="blog-posts"><h2 class="date-header"><span>onsdag 1. mai 2024</span></h2><div class="post"><h3 class="post-title">Skolen legges ned</h3><div class="post-body">${body}</div><div class="post-footer">kl. ${below}</div></div></div></body></html>`
  const date = (day: number) =>
    `<abbr class="published" itemprop="datePublished" title="2024-05-0${day}T08:00:00+02:00">08:00</abbr>`
  expect(only(await read(html(date(1)))).published).toBe('2024-05-01T08:00:00+02:00')
  // Of several stories nobody can say whose it is.
  expect(only(await read(html(date(1) + date(2)))).published).toBeNull()
})

test('a fact box is one whatever version of the element a paper has', async () => {
  const box = '<brick-factbox-v3><h3>Fakta</h3><p>Skolen ble bygd i 1912.</p></brick-factbox-v3>'
  expect(only(await read(page(body + box + body))).sections[0]!.blocks).toContainEqual(
    expect.objectContaining({ type: 'factbox', heading: 'Fakta' }),
  )
})

test.each(['Dokument1', 'Document2', 'Untitled document', 'Uten tittel'])(
  'a document that its program calls %s is called by its first line',
  async (title) => {
    const html = `<html><head><meta name=Generator content="Microsoft Word 15 (filtered)"><title>${title}</title></head><body lang=NO-BOK><div class=WordSection1><p class=MsoNormal><b>Skolen legges ned</b></p>${body}</div></body></html>`
    expect(only(await read(html))).toMatchObject({
      headline: 'Skolen legges ned',
      derived: expect.arrayContaining(['headline']),
    })
  },
)

describe('what a reader opens on a web page', () => {
  const faq = (button: string, panel: string) =>
    page(`${body}<div class="accordion"><h3>${button}</h3>${panel}</div><h2>Etterpå</h2>${body}`)

  test('is told below the question that stands in its button', async () => {
    const html = faq(
      '<button aria-expanded="false" aria-controls="svar">Hvem kjører elevene?</button>',
      '<div id="svar" role="region" hidden><p>Kommunen setter opp en buss fra Moen klokka sju, og en tilbake.</p></div>',
    )
    const reading = await read(html)
    expect(only(reading).sections.slice(1, 3)).toMatchObject([
      {
        heading: 'Hvem kjører elevene?',
        blocks: [{ text: ['Kommunen setter opp en buss fra Moen klokka sju, og en tilbake.'] }],
      },
      { heading: 'Etterpå' },
    ])
    expect(reading.findings).toEqual([])
  })

  test('is a fact box where Ghost has a toggle', async () => {
    const toggle =
      '<div class="kg-card kg-toggle-card" data-kg-toggle-state="close"><div class="kg-toggle-heading"><h4 class="kg-toggle-heading-text">Hvem kjører?</h4><button class="kg-toggle-card-icon"><svg></svg></button></div><div class="kg-toggle-content"><p>Kommunen setter opp en buss.</p></div></div>'
    expect(only(await read(page(body + toggle + body))).sections[0]!.blocks).toContainEqual(
      expect.objectContaining({ type: 'factbox', heading: 'Hvem kjører?' }),
    )
  })

  test('is nothing that is hidden otherwise', async () => {
    const html = faq('Om bussen', '<div hidden><p>Dette er skrevet til en som skal lese korrektur på saken.</p></div>')
    expect(textOf(only(await read(html)))).not.toContain('korrektur')
  })
})

test('verses on a page of WordPress keep their lines, and are no code', async () => {
  const verse = '<pre class="wp-block-verse">Ferja går\nog ferja kommer</pre>'
  expect(only(await read(page(body + verse + body))).sections[0]!.blocks).toContainEqual(
    expect.objectContaining({ type: 'paragraph', text: ['Ferja går\nog ferja kommer'] }),
  )
})

test('several topics in one tag are several', async () => {
  const head =
    '<meta property="article:tag" content="Skole,Lom,Samferdsel"><meta property="article:tag" content="Oslo, Norge">'
  expect(only(await read(page(body, head))).topics.map(({ name }) => name)).toEqual([
    'Skole',
    'Lom',
    'Samferdsel',
    'Oslo, Norge',
  ])
})

test('a page that says when its story was last changed in its text alone is updated then', async () => {
  const dates =
    '<span>Publisert <time datetime="2024-05-01T08:00:00+02:00">1. mai</time></span><span>Sist oppdatert <time datetime="2024-05-02T08:00:00+02:00">2. mai</time></span>'
  expect(only(await read(page(dates + body)))).toMatchObject({
    published: '2024-05-01T08:00:00+02:00',
    updated: '2024-05-02T08:00:00+02:00',
  })
})

test.each([
  '<img src="https://c.statcounter.example/1/0/" alt="web counter">',
  '<img src="http://www.google-analytics.com/__utm.gif" alt="">',
  '<img src="https://teller.example/bilde.png" alt="" height="1">',
])('what counts readers without scripts is no picture of a story: %s', async (img) => {
  const reading = await read(page(`${body}<div><noscript>${img}</noscript></div>${body}`))
  expect(reading.wanted).toEqual([])
  expect(reading.findings).toEqual([])
})

describe('a short standfirst above the text of a page that tells search engines something else', () => {
  const meta = '<meta name="description" content="Slik gikk det da skolen ble lagt ned.">'
  const html = (header: string, head = meta) =>
    `<!DOCTYPE html><html lang="nb"><head><title>Skolen legges ned</title>${head}</head><body><main><article>${header}<div class="entry-content">${body + body}</div></article></main></body></html>`
  const line = 'Ingen elever har klaget.'

  test.each([
    `<header class="entry-header"><h1>Skolen legges ned</h1><p class="entry-subtitle">${line}</p></header>`,
    `<header><h1>Skolen legges ned</h1><p class="byline">Av Kari Nordmann</p><p class="lead">${line}</p></header>`,
    `<header><h1>Skolen legges ned</h1><div class="standfirst">${line}</div></header>`,
    `<header><h1>Skolen legges ned</h1><div class="article__lead"><p>${line}</p></div></header>`,
    `<div class="articleHeader"><div class="headerText"><h1>Skolen legges ned</h1><h2 class="subtitle ">${line}</h2></div></div>`,
  ])('is its lede: %s', async (header) => {
    for (const head of [meta, '']) {
      const reading = await read(html(header, head))
      expect(only(reading)).toMatchObject({ headline: 'Skolen legges ned', lede: line })
      expect(reading.findings).toEqual([])
    }
  })

  test('is told where no name says what it is', async () => {
    const reading = await read(html(`<header><h1>Skolen legges ned</h1><p>${line}</p></header>`))
    expect(only(reading).lede).toBe('Slik gikk det da skolen ble lagt ned.')
    expect(reading.findings).toMatchObject([{ words: 'page.cut/parts', values: { count: 1, text: line } }])
  })

  test.each([
    '<p>Av Kari Nordmann</p>',
    '<p>Publisert 12. mai 2024</p>',
    '<p class="intro"><a href="/skole">Flere saker om skole</a></p>',
    '<div class="lead-photo">Foto: Ola Hansen</div>',
    '<p class="lead">Nyheter</p>',
    '<article><h3>En annen sak</h3><p class="lead">Det er en annen sak.</p></article>',
  ])('is no label, byline or link to another story: %s', async (above) => {
    const reading = await read(html(`<header><h1>Skolen legges ned</h1>${above}</header>`))
    expect(only(reading).lede).toBe('Slik gikk det da skolen ble lagt ned.')
    expect(reading.findings).toEqual([])
  })

  test('is no line that held the story', async () => {
    const past = '<h1>Skolen legges ned</h1><p class="lead">Sperrefrist: 1. januar 2020 kl. 12.00</p>'
    const reading = await read(html(`<header>${past}</header>`))
    expect(only(reading).lede).toBe('Slik gikk det da skolen ble lagt ned.')
    expect(reading.findings.map(({ words }) => words)).toContain('embargo.line')
  })

  test('is no more than a part of what it tells them', async () => {
    const whole = `<meta name="description" content="${line} De gleder seg til å ta buss.">`
    const header = `<header><h1>Skolen legges ned</h1><p class="lead">${line}</p></header>`
    expect(only(await read(html(header, whole))).lede).toBe(`${line} De gleder seg til å ta buss.`)
  })
})

describe('what the paper says above a story that it got wrong', () => {
  const wrong = 'Vi skrev at skolen hadde seksti elever. Det riktige er tolv elever, og vi beklager feilen.'

  test.each([
    `<div class="correction"><p>Rettelse: ${wrong}</p></div>`,
    `<p>Rettelse: ${wrong}</p>`,
    `<aside class="article-correction">Correction: ${wrong}</aside>`,
    `<header><p><em>Retting: ${wrong}</em></p></header>`,
    `<div class="correction"><p>Rettelse: Vi skrev at skolen hadde seksti elever.</p><p>${wrong.slice(40)}</p></div>`,
  ])('is its correction and never its lede: %s', async (box) => {
    const reading = await read(page(`${box}<div>${body + body}</div>`))
    expect(only(reading)).toMatchObject({
      correction: { date: null, note: wrong },
      lede: expect.stringMatching(/^Kommunestyret/),
    })
    expect(textOf(only(reading))).not.toContain('seksti')
    expect(reading.findings).toEqual([])
  })

  test('is told once, and with what its data says of it', async () => {
    const box = `<p>Rettelse: ${wrong}</p>`
    const noteOf = async (correction: unknown) => {
      const data = ld({ '@type': 'NewsArticle', headline: 'Skolen legges ned', correction })
      return only(await read(page(`${box}${body}`, data))).correction?.note
    }
    expect(await noteOf(wrong)).toBe(wrong)
    expect(await noteOf({ '@type': 'CorrectionComment', text: 'Kartet var feil.' })).toBe(`Kartet var feil. ${wrong}`)
  })

  test.each([
    `${body}<div class="correction"><p>Rettelse: ${wrong}</p></div>`,
    `<div class="correction"><p>Rettelse: <a href="https://a.example/">${wrong}</a></p></div>${body}`,
    `<p>Correction officers: ${wrong}</p>${body}`,
    `<div class="correction"><p>Skolen lever. ${wrong}</p></div>${body}`,
  ])('is text where it stands elsewhere, leads elsewhere or says something else: %s', async (text) => {
    const found = only(await read(page(text)))
    expect(found.correction ?? null).toBeNull()
    expect(textOf(found)).toContain(wrong)
  })

  test('is no text that nobody sees', async () => {
    const found = only(await read(page(`<div hidden><p>Rettelse: ${wrong}</p></div>${body}`)))
    expect(found.correction ?? null).toBeNull()
  })
})

describe('an advert in the middle of a story', () => {
  const offer = '<p>Kjøp ny bil med rabatt i dag, og få med vinterdekk helt gratis hos oss på Økern.</p>'

  test.each([
    ['Kjøp ny bil', `<div class="ad">${offer}</div>`],
    ['Få nyhetsbrevet', `<div class="newsletter"><h3>Få nyhetsbrevet</h3>${offer}</div>`],
  ])('is no part of it, and is told: %s', async (start, html) => {
    const reading = await read(page(body + html + body))
    expect(textOf(only(reading))).not.toMatch(/Økern|nyhetsbrevet/)
    expect(reading.findings).toMatchObject([
      { kind: 'repaired', words: 'leftover.dropped', line: 1, values: { text: expect.stringContaining(start) } },
    ])
  })

  test.each([
    '<p>Annonse</p>',
    '<div class="ad-slot">ANNONSE</div>',
    '<div><p>ARTIKKELEN FORTSETTER UNDER ANNONSEN</p></div>',
    '<p>Saken fortsetter under annonsen</p>',
    '<p><span>Advertisement</span></p>',
    '<p>Article continues below advertisement</p>',
    '<p>Article continues after this ad.</p>',
    '<p>Reklame</p>',
  ])('has a label that is left out and told once: %s', async (label) => {
    const reading = await read(page(body + label + body + label + body))
    expect(textOf(only(reading))).not.toMatch(/annonse|reklame|advert|continues/i)
    expect(reading.findings).toMatchObject([{ kind: 'repaired', words: 'leftover.dropped' }])
  })

  test.each([
    `${body}<h2>Reklame</h2>${body}`,
    `${body}<p><strong>Reklame</strong></p>${body}`,
    `${body}<p>Hva lever avisa av?</p><ul><li><p>Reklame</p></li><li><p>Salg</p></li></ul>${body}`,
    `${body}<blockquote><p>Reklame</p></blockquote>${body}`,
    `${body}<p>Reklame på tv er forbudt</p>${body}`,
    `<p>Reklame</p>${body}${body}`,
  ])('is not what a story says of adverts, or that it is one itself: %s', async (text) => {
    const reading = await read(page(text))
    expect(textOf(only(reading))).toContain('Reklame')
    expect(reading.findings).toEqual([])
  })

  test('is not a story that was sent as a newsletter', async () => {
    const html = `<!DOCTYPE html><html lang="nb"><head><title>Skolen legges ned</title></head><body><div class="newsletter">${body + body}</div></body></html>`
    expect(textOf(only(await read(html)))).toContain('Skolen har tolv elever')
  })
})

test('a page that shows no more than the beginning to those who do not pay is told', async () => {
  const told = (text: string, isAccessibleForFree: unknown) =>
    read(page(text, ld({ '@type': 'NewsArticle', headline: 'Skolen legges ned', isAccessibleForFree }))).then(
      ({ findings }) => findings.map(({ words }) => words),
    )
  expect(await told(paragraphs[0]!, 'False')).toEqual(['page.paid'])
  expect(await told(paragraphs[0]!, false)).toEqual(['page.paid'])
  expect(await told(paragraphs[0]!, true)).toEqual([])
  expect(await told(body, false)).toEqual([])
})
