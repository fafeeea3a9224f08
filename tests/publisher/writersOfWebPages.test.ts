import { describe, expect, test } from 'vitest'
import { body, ld, page, read } from './pageOfPaper.ts'
import { only, textOf } from './reading.ts'

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
