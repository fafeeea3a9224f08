import { describe, expect, test } from 'vitest'
import { body, ld, page, paragraphs, read } from './pageOfPaper.ts'
import { only, textOf } from './reading.ts'

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
    [
      'blogs, below the text,',
      '<sup><a href="#fn1" id="fnref1">1</a></sup>',
      '</article><div class="footnotes"><ol><li id="fn1">Ifølge SSB. <a href="#fnref1">↩</a></li></ol></div>',
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

describe('a box beside the article of a web page', () => {
  const beside = (box: string) =>
    page('').replace(/<article>[^]*<\/article>/, `<article><h1>Skolen legges ned</h1>${body}</article>${box}`)

  test.each([
    '<aside><h2>Fakta om skolen</h2><ul><li>Elever: 40</li><li>Bygd: 1920</li></ul></aside>',
    '<aside class="rettelse"><p>Rettelse: I en tidligere versjon sto det at skolen hadde 400 elever.</p></aside>',
  ])('is told, as it may belong to the story: %s', async (box) => {
    expect((await read(beside(box))).findings).toContainEqual(
      expect.objectContaining({ words: 'page.cut/beside', values: expect.objectContaining({ count: 1 }) }),
    )
  })

  test.each([
    '<aside><h2>Les også</h2><ul><li><a href="/a">En annen sak</a></li></ul></aside>',
    '<aside class="newsletter"><p>Få de viktigste sakene rett i innboksen hver eneste morgen, helt gratis.</p></aside>',
    '<aside><h2>Tips oss!</h2><p>Har du sett noe?</p></aside>',
  ])('is not when it leads elsewhere, or is for other things: %s', async (box) => {
    expect((await read(beside(box))).findings.map(({ words }) => words)).not.toContain('page.cut/beside')
  })
})

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

test.each([
  '<img src="https://c.statcounter.example/1/0/" alt="web counter">',
  '<img src="http://www.google-analytics.com/__utm.gif" alt="">',
  '<img src="https://teller.example/bilde.png" alt="" height="1">',
])('what counts readers without scripts is no picture of a story: %s', async (img) => {
  const reading = await read(page(`${body}<div><noscript>${img}</noscript></div>${body}`))
  expect(reading.wanted).toEqual([])
  expect(reading.findings).toEqual([])
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

test.each(['', '</figure>'])(
  'a caption that nobody closed ends where its figure does (“%s”) or a paragraph begins',
  async (end) => {
    const figure = `<figure><img src="bru.jpg"><figcaption>Brua i dag${end}`
    const article = only(await read(page([paragraphs[0], figure, ...paragraphs.slice(1)].join(''))))
    expect(article.image).toMatchObject({ caption: 'Brua i dag' })
    expect(textOf(article)).toContain('Skolen har tolv elever')
    expect(textOf(article)).toContain('Ordføreren mener')
  },
)
