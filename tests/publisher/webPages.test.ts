import { describe, expect, test } from 'vitest'
import { only, readFile, textOf } from './reading.ts'

const paragraphs = [
  'Kommunen sier at den nye brua over Sundet åpner for trafikk 1. oktober, og at den gamle blir revet året etter. Arbeidet har vart i fire år.',
  'Brua er 412 meter lang og har kostet 1,3 milliarder kroner, som er 200 millioner mer enn det som sto i planen da den ble vedtatt.',
  'Ferja som har gått siden 1931, får sin siste tur samme dag som brua blir tatt i bruk. Da blir det kaffe og vafler om bord, sier rederiet.',
]
const body = paragraphs.map((text) => `<p>${text}</p>`).join('')
const chrome = '<nav><ul><li><a href="/">Forsiden</a></li><li><a href="/sport">Sport</a></li></ul></nav>'

function page(head: string, article = `<h1>Bru åpnet</h1>${body}`): string {
  return `<!DOCTYPE html>\n<html lang="nb-NO"><head><meta charset="utf-8">${head}</head><body>${chrome}<main><article>${article}</article></main><aside><h2>Mest lest</h2><a href="/x">En annen sak</a></aside><footer>Ansvarlig redaktør</footer></body></html>`
}
const read = (html: string) => readFile(html, 'nett/side.html')
const ld = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`

const article = {
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: 'Bru &amp; vei åpnet',
  description: 'Køen var lang.',
  datePublished: '2024-05-17T09:30:00+02:00',
  dateModified: '2024-05-17T11:00:00+02:00',
  author: [{ '@type': 'Person', name: 'Kari Nordmann', jobTitle: 'Journalist' }],
  publisher: { '@type': 'Organization', name: 'Avisa' },
  articleSection: 'Nyheter',
  keywords: ['Samferdsel', 'sak:123'],
  inLanguage: 'nn',
  mainEntityOfPage: { '@id': 'https://avisa.example/bru' },
  image: [
    { '@type': 'ImageObject', url: 'https://avisa.example/liten.jpg', width: 90 },
    { '@type': 'ImageObject', url: 'https://avisa.example/stor.jpg', width: 900, caption: 'Brua' },
  ],
  correction: { '@type': 'CorrectionComment', text: 'Lengden var feil.', datePublished: '2024-05-18' },
}

describe('a web page', () => {
  test('with schema.org data has its facts from there and its text from the page, without what stands around it', async () => {
    const reading = await read(page(`<title>Bru og vei åpnet – Avisa</title>${ld(article)}`))
    expect(only(reading)).toMatchObject({
      id: 'https://avisa.example/bru',
      canonicalUrl: 'https://avisa.example/bru',
      headline: 'Bru & vei åpnet',
      lede: 'Køen var lang.',
      language: 'nn',
      published: '2024-05-17T09:30:00+02:00',
      updated: '2024-05-17T11:00:00+02:00',
      byline: [{ name: 'Kari Nordmann', role: 'Journalist' }],
      source: { name: 'Avisa' },
      section: 'Nyheter',
      topics: [{ name: 'Samferdsel' }],
      correction: { date: '2024-05-18', note: 'Lengden var feil.' },
    })
    for (const text of paragraphs) expect(textOf(only(reading))).toContain(text)
    expect(textOf(only(reading))).not.toMatch(/Forsiden|Mest lest|Ansvarlig/)
    expect(reading.wanted.map(({ src }) => src)).toEqual(['https://avisa.example/stor.jpg'])
  })

  test.each([
    ['in a graph', { '@graph': [{ '@type': 'WebSite', name: 'Avisa' }, article] }],
    ['in a list', [{ '@type': 'BreadcrumbList' }, article]],
    ['of several types', { ...article, '@type': ['ReportageNewsArticle', 'Thing'] }],
    ['with a bare name for an author', { ...article, author: 'Kari Nordmann / Journalist' }],
    [
      'with its author in a list in a list',
      { ...article, author: [[{ name: 'Kari Nordmann', jobTitle: 'Journalist' }]] },
    ],
  ])('with its data %s', async (_, data) => {
    expect(only(await read(page(ld(data))))).toMatchObject({
      headline: 'Bru & vei åpnet',
      byline: [{ name: 'Kari Nordmann', role: 'Journalist' }],
    })
  })

  test('with broken data falls back on Open Graph', async () => {
    const head =
      '<script type="application/ld+json">{"@type": "NewsArticle", </script><meta property="og:type" content="article"><meta property="og:title" content="Bru åpnet | Avisa"><meta property="og:site_name" content="Avisa"><meta property="article:published_time" content="2024-05-17"><meta name="author" content="Kari Nordmann"><link rel="canonical" href="https://avisa.example/bru">'
    expect(only(await read(page(head)))).toMatchObject({
      headline: 'Bru åpnet',
      published: '2024-05-17',
      byline: [{ name: 'Kari Nordmann' }],
      source: { name: 'Avisa' },
      language: 'nb',
    })
  })

  test('with no data at all is its text', async () => {
    const found = only(await read(page('<title>Bru åpnet</title>')))
    expect(found.headline).toBe('Bru åpnet')
    for (const text of paragraphs) expect(textOf(found)).toContain(text)
  })

  test('whose headline is cut short in its data has it whole from the page', async () => {
    const cut = { ...article, headline: 'Bru åpnet etter fire …' }
    expect(only(await read(page(ld(cut), `<h1>Bru åpnet etter fire års arbeid</h1>${body}`))).headline).toBe(
      'Bru åpnet etter fire års arbeid',
    )
  })

  test('that is drawn by script has its text from its data', async () => {
    const html = `<!DOCTYPE html><html lang="nb"><head>${ld({ ...article, articleBody: paragraphs.join('\n') })}</head><body><div id="app"></div></body></html>`
    expect(only(await read(html)).sections[0]!.blocks).toHaveLength(3)
  })

  test('updated before it was published says no such thing', async () => {
    expect(only(await read(page(ld({ ...article, dateModified: '2024-05-16T11:00:00+02:00' })))).updated).toBeNull()
  })

  test('has the headline its title says, not the name of the section above it', async () => {
    const html = (title: string, headings: string) =>
      `<!DOCTYPE html><html lang="nb"><head><title>${title}</title><meta property="og:url" content="https://www.avisa.example/a"></head><body>${headings}<article>${paragraphs.map((text) => `<p>${text.repeat(2)}</p>`).join('')}</article></body></html>`
    const title = 'Bru åpnet etter fire års arbeid'
    for (const [written, headings] of [
      [title, '<h1>Lokale nyheter</h1>'],
      [`Avisa | ${title}`, `<h2>${title}</h2>`],
      [`${title} - avisa`, ''],
      [`${title} – Lokalt`, `<h1>${title}</h1>`],
    ] as const)
      expect(only(await read(html(written, headings))).headline, written).toBe(title)
  })

  test.each([
    ['Ferga sank i går kveld', ' - ', '<h1 class="logo"><a href="/">Nytt fra Testbygda</a></h1>', 'h1'],
    ['Ferga sank i går kveld', ' - ', '<h1 class="logo">Nytt fra Testbygda</h1>', 'h1'],
    ['Ferga gikk på grunn', ' &laquo;  ', '<h1><a href="https://bygda.example/">Nytt fra Testbygda</a></h1>', 'h2'],
    ['Skolen brant', ' | ', '<h1><a href="https://bygda.example/avis/" rel="home">Nytt fra Testbygda</a></h1>', 'h2'],
  ])('is called %s, not by the name of the paper above it', async (headline, sign, name, tag) => {
    const text = `<header>${name}</header><article><${tag}>${headline}</${tag}>${body}</article>`
    const html = `<!DOCTYPE html><html lang="nb"><head><title>${headline}${sign}Nytt fra Testbygda</title></head><body>${text}</body></html>`
    const found = only(await read(html))
    expect(found.headline).toBe(headline)
    expect(textOf(found)).not.toContain('Nytt fra Testbygda')
    expect(textOf(found).split(headline)).toHaveLength(2)
  })

  describe('with a label before the headline in its <h1>', () => {
    const html = (heading: string) =>
      `<!DOCTYPE html><html lang="nb"><head><title>Ferga sank raskt</title><meta property="og:title" content="Ferga sank raskt"></head><body><article><h1>${heading}</h1>${body}</article></body></html>`

    test.each([
      '<span class="kicker">Ulykke:</span> <span class="t">Ferga sank raskt</span>',
      '<small>Ulykke</small> Ferga sank raskt',
      '<span>Ulykke</span><br>Ferga sank <em>raskt</em>',
    ])('has it as its kicker, and the headline once: %s', async (heading) => {
      const found = only(await read(html(heading)))
      expect(found).toMatchObject({ kicker: 'Ulykke', headline: 'Ferga sank raskt' })
      expect(textOf(found).match(/Ulykke|Ferga sank raskt/g)).toHaveLength(2)
    })

    test.each([
      ['<p class="article-kicker">Ulykke:</p>', 'Ulykke'],
      ['<p class="kicker"><a href="/ulykker">Ulykker</a></p>', null],
    ])('has what is called one right above it, unless that leads elsewhere: %s', async (above, kicker) => {
      const found = only(await read(html('Ferga sank raskt').replace('<h1>', `${above}<h1>`)))
      expect(found).toMatchObject({ kicker, headline: 'Ferga sank raskt' })
    })

    test.each(['<span>Ferga</span> sank raskt', '<span>Ferga sank</span> <span>raskt</span>'])(
      'has none where it is a part of the headline: %s',
      async (heading) => {
        expect(only(await read(html(heading)))).toMatchObject({ kicker: null, headline: 'Ferga sank raskt' })
      },
    )

    test('has none that holds the story', async () => {
      const held = await read(html('<span>Sperrefrist 1. januar 2100 kl. 12.00:</span> Ferga sank raskt'))
      expect(held.articles[0]?.kicker ?? null).toBeNull()
    })
  })

  test('in Chinese is a story though it has few letters', async () => {
    const text = '这座桥历时四年建成，昨天正式通车。当地居民说，他们等这一天已经等了很久，从此不必再绕路进城。'
    const html = `<!DOCTYPE html><html lang="zh"><head><title>新桥通车</title></head><body><article>${`<p>${text}</p>`.repeat(4)}</article></body></html>`
    expect(only(await read(html)).headline).toBe('新桥通车')
  })

  test('that holds no story is named so', async () => {
    const { articles, findings } = await read(
      `<!DOCTYPE html><html><head><title>Avisa</title></head><body>${chrome}</body></html>`,
    )
    expect([articles, findings.map(({ words }) => words)]).toEqual([[], ['no.article/page']])
  })

  test.each([
    '<div class=WordSection1><p class=MsoNormal><b>Fra:</b> Kari Nordmann &lt;kari@avisa.example&gt;<br><b>Sendt:</b> fredag 17. mai 2024 10:00<br><b>Til:</b> Desken<br><b>Emne:</b> Brua</p>',
    '<p><b>From:</b><span> </span>Kari Nordmann</p><p><b>Sent:</b> Friday, May 17, 2024</p><p><b>Subject:</b> Brua</p>',
    '<table><tr><td>Emne:</td><td>Brua</td></tr><tr><td>Fra:</td><td>kari@avisa.example</td></tr><tr><td>Dato:</td><td>17.05.2024</td></tr></table>',
  ])('that a program for mail has saved is no story, as people would meet who sent it: %s', async (headers) => {
    const html = `<html><head><title>Brua</title></head><body>${headers}<p>Hei! Ikke bruk bildet før jeg har ringt.</p>${body}</body></html>`
    const { articles, findings } = await readFile(html, 'nett/brua.htm')
    expect(articles).toEqual([])
    expect(findings).toEqual([expect.objectContaining({ words: 'no.article/mail', kind: 'note' })])
  })

  test('may say below its headline from where and to where a bus goes', async () => {
    const html = `<html><head><title>Bussen</title></head><body><h1>Bussen</h1><p>Fra: Lom</p><p>Til: Oslo</p><p>Emne: Ny rute</p>${body}</body></html>`
    expect((await readFile(html, 'nett/buss.html')).articles).toHaveLength(1)
  })

  test('saved with its pictures as MHTML is named so, and not taken for a mail', async () => {
    const mhtml =
      'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://avisa.example/brua\r\nSubject: Brua\r\nDate: Fri, 17 May 2024 10:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>Hei</p>\r\n--x--'
    expect((await readFile(mhtml, 'nett/brua.mhtml')).findings).toEqual([
      expect.objectContaining({ words: 'no.article/other', values: { what: 'MHTML' } }),
    ])
  })

  test('carries nothing that could run', async () => {
    const evil = `<h1 onclick="x()">Bru åpnet</h1>${body}<script>x()</script><iframe src="javascript:x()"></iframe><p><a href="javascript:x()">lenke</a><svg onload="x()"></svg><math><mtext><style><img src=x onerror=x()></style></mtext></math></p>`
    const found = JSON.stringify(
      (
        await read(
          page(ld({ ...article, headline: '<img src=x onerror=x()>Bru', author: '<script>x()</script>Kari' }), evil),
        )
      ).articles,
    )
    expect(found).not.toMatch(/x\(\)|javascript:|onerror/)
    expect(found).toContain('lenke')
  })
})

test('schema.org data alone is a story too', async () => {
  expect(
    only(await readFile(JSON.stringify({ ...article, articleBody: paragraphs.join('\n\n') }), 'a.json')).sections[0]!
      .blocks,
  ).toHaveLength(3)
})

describe('the date of a web page that states none', () => {
  const clock = '<header><time datetime="2026-11-27T08:00:00+01:00">08:00</time> Siste nytt</header>'
  const dated = (text: string, around = clock) =>
    read(
      `<!DOCTYPE html><html lang="nb"><head><title>Bru åpnet</title></head><body>${around}<article>${text}</article><aside><time datetime="2026-11-26">26.11.</time> Mest lest</aside></body></html>`,
    )
  const day = '<time datetime="2024-05-17T09:30:00+02:00">17. mai 2024</time>'
  const later = '<time datetime="2024-06-01T09:30:00+02:00">1. juni 2024</time>'
  const then = '<p>Ferja gikk første gang <time datetime="1931-06-01">1. juni 1931</time>, og den går ennå i kveld.</p>'

  test.each([
    ['around it', `<h1>Bru åpnet</h1><span class="datePublished">${day}</span>${body}`],
    ['on it', `<h1>Bru åpnet</h1>${day.replace('<time', '<time class="dt-published"')}${body}`],
    ['in its data', `<h1>Bru åpnet</h1>${day.replace('<time', '<time itemprop="datePublished"')}${body}`],
    ['before it', `<h1>Bru åpnet</h1><p>Oppdatert ${later}</p><p>Publisert: ${day}</p>${body}`],
    ['below the text', `<h1>Bru åpnet</h1>${then}${body}<footer class="article-published">${day}</footer>`],
    [
      'beside a later change',
      `<h1>Bru åpnet</h1><b class="updated">${later}</b><b class="published">${day}</b>${body}`,
    ],
  ])('is that which %s says published', async (_, text) => {
    const { published, derived } = only(await dated(text))
    expect([published, derived.includes('published')]).toEqual(['2024-05-17T09:30:00+02:00', false])
  })

  test.each([
    ['the headline', `<h1>Bru åpnet</h1><p>${day}</p>${then}${body}`],
    ['the lede', `<h1>Bru åpnet</h1><p class="ingress">${paragraphs[0]!}</p><p>${day}</p>${body}`],
  ])('is that which stands below %s, and was derived', async (_, text) => {
    const { published, derived } = only(await dated(text))
    expect([published, derived.includes('published')]).toEqual(['2024-05-17T09:30:00+02:00', true])
  })

  test('is that below a headline outside of the article', async () => {
    const around = `<main><header><h1>Bru åpnet</h1>${day}</header>`
    expect(only(await dated(body, around)).published).toBe('2024-05-17T09:30:00+02:00')
  })

  test.each([
    ['of another story', `<h1>Bru åpnet</h1>${body}<article><h3><a href="/x">En annen</a></h3>${day}</article>`],
    ['in the text', `<h1>Bru åpnet</h1>${body}${then}`],
    ['of a change', `<h1>Bru åpnet</h1><p class="dateModified">${day}</p>${body}`],
    ['of a clock', `<h1>Bru åpnet</h1><time datetime="PT5M">5 min</time><time datetime="08:00">08</time>${body}`],
    ['around the article', `<h1>Bru åpnet</h1>${body}`],
  ])('is not that %s', async (_, text) => {
    const reading = await dated(text)
    expect(only(reading).published).toBeNull()
    expect(reading.findings.map(({ code }) => code)).not.toContain('date.unknown')
  })
})

describe('the line at the head of a web page', () => {
  const found = async (line: string, end = '') => {
    const html = `<!DOCTYPE html><html lang="nb"><head><title>Bru åpnet</title></head><body>${chrome}<article><h1>Bru åpnet</h1>${line}${body + body}</article>${end}</body></html>`
    return only(await readFile(html, 'sak.html'))
  }

  test.each([
    '<div class="meta"><span class="byline">Av Kari Testnes</span> <time>17. mai 2024 kl. 14.30</time></div>',
    '<span class="byline">Av Kari Testnes</span> <time>17. mai 2024</time>',
    '<div class="byline">Av Kari Testnes</div><div class="date">17.05.2024 14:30</div>',
    '<header><p class="ingress">Køen var lang.</p><div><div class="byline">Av Kari Testnes</div><div class="date">17.05.2024</div></div></header>',
    '<p class="lead">Køen var lang.</p><div class="byline">Av Kari Testnes</div><time datetime="2024-05-17">17. mai 2024</time>',
    '<p>Av Kari Testnes, Lom, 17. mai 2024</p>',
    '<p>Av Kari Testnes | Publisert 17.05.2024 14:30 | Oppdatert 18.05.2024 10:00</p>',
  ])('says who wrote it and when, and is no paragraph of it: %s', async (line) => {
    const story = await found(line)
    expect(story).toMatchObject({ byline: [{ name: 'Kari Testnes' }], published: '2024-05-17' })
    expect(story.derived).toContain('published')
    expect(textOf(story)).not.toMatch(/Testnes|2024/)
  })

  test.each([
    'Publisert <time>17. mai 2024</time>',
    '<p>Publisert <time>17. mai 2024</time></p>',
    '<div class="meta">Publisert 17. mai 2024 kl. 14.30</div>',
    '<div class="published">Publisert fredag 17. mai 2024 kl. 14:30</div>',
  ])('says when it was published: %s', async (line) => {
    const story = await found(line)
    expect(story).toMatchObject({ byline: [], published: '2024-05-17', derived: expect.arrayContaining(['published']) })
    expect(textOf(story)).not.toContain('2024')
  })

  test.each([
    '<div><span>Publisert</span> <time datetime="2024-05-17">17. mai 2024</time> <span>Oppdatert</span> <time datetime="2024-05-18">18. mai 2024</time></div>',
    '<p><span>Publisert:</span> <time>17. mai 2024</time> <span>Sist oppdatert:</span> <time>18. mai 2024</time></p>',
  ])('says when it was published and updated, below a lede: %s', async (line) => {
    const story = await found(`<p>Køen var lang, og brua ble fin.</p>${line}`)
    expect(story).toMatchObject({ byline: [], published: '2024-05-17', updated: '2024-05-18' })
    expect(textOf(story)).not.toMatch(/2024|Publisert/)
  })

  test.each([
    '<p>17. mai 2024 kl. 19.00</p>',
    '<div class="date">17. mai 2024 kl. 19.00</div>',
    '<div class="byline">Av Kari Testnes</div><p>17. mai 2024 kl. 19.00</p>',
    '<div class="event-date">Av Kari Testnes 17. mai 2024</div>',
    '<div class="meta">Av Kari Testnes, 17. mai 2096</div>',
    '<p>Av Kari Testnes, først publisert i Klassekampen 17. mai 2024</p>',
    '<p>Av Kari Testnes, 15. mai 2024 – 17. mai 2024</p>',
    '<div class="meta">© 17. mai 2024 Fjordavisa</div>',
  ])('stays as it is where its day may be another: %s', async (line) => {
    const story = await found(line)
    expect(story.published).toBeNull()
    expect(textOf(story)).toContain(line.includes('2096') ? '17. mai 2096' : '17. mai 2024')
  })

  test('stays where the page says that another wrote it', async () => {
    const html = page(
      '<meta name="author" content="Nettredaksjonen">',
      `<h1>Bru åpnet</h1><p>Av Kari Testnes, 17. mai 2024</p>${body}`,
    )
    const story = only(await read(html))
    expect(story).toMatchObject({ byline: [{ name: 'Nettredaksjonen' }], published: '2024-05-17' })
    expect(textOf(story)).toContain('Av Kari Testnes, 17. mai 2024')
  })

  test.each([
    ['of a change', '<div class="meta">Oppdatert 17. mai 2024</div>', ''],
    ['of another story', '<div><a href="/x">To biler kolliderte</a><div>Publisert 17.05.2024</div></div>', ''],
    ['of a comment', '', '<div><p>Av Ola Testnes, 17. mai 2024</p><p>Publisert 17.05.2024</p></div>'],
    ['of a picture', '<figure><img src="bru.png"><figcaption>Publisert 17.05.2024</figcaption></figure>', ''],
  ])('is not that %s', async (_, line, end) => {
    expect(await found(line, end)).toMatchObject({ byline: [], published: null })
  })
})

describe('a page of Drupal', () => {
  const name = '<span class="field--name-uid" property="schema:name"><span>Jane Testwright</span></span>'
  const picture = '<div class="node__author-image"></div>'

  test.each([
    `<header><div class="node__meta">${picture}<span>By ${name}, 18 May, 2024</span></div></header>`,
    `<footer class="node__meta"><div class="node__submitted">Submitted by ${name} on <time datetime="2024-05-18">Sat, 05/18/2024 - 10:00</time></div></footer>`,
    `<footer class="node__meta"><div class="node__submitted">Submitted by ${name} on Sat, 05/18/2024 - 10:00</div></footer>`,
    `<div class="submitted">Skrevet av ${name} den 18. mai 2024</div>`,
  ])('has its writer and its date from what it says above the text: %s', async (meta) => {
    const node = `<main><h1>Bru åpnet</h1><article class="node">${meta}<div class="node__content"><div class="field--name-body">${body + body}</div></div></article></main>`
    const html = `<!DOCTYPE html><html lang="nb"><head><title>Bru åpnet</title></head><body>${chrome}${node}</body></html>`
    const story = only(await readFile(html, 'sak.html'))
    expect(story).toMatchObject({ byline: [{ name: 'Jane Testwright', role: null }], published: '2024-05-18' })
    expect(story.derived).toContain('published')
    expect(textOf(story)).not.toMatch(/Testwright|2024/)
  })
})

describe('the text of a web page', () => {
  const told = async (text: string, around = '') => {
    const reading = await read(
      page(ld({ ...data, description: undefined }), text).replace('</main>', `${around}</main>`),
    )
    return reading.findings.filter(({ code }) => code.startsWith('page.'))
  }
  const data = { ...article, mainEntityOfPage: undefined }
  const fact = 'Brua er tegnet av kommunens egne folk og har fire kjørefelt og en gangvei.'

  test.each([
    ['in the text', `${body}<aside class="factbox sidebar"><h2>Fakta om brua</h2><p>${fact}</p></aside>${body}`],
    [
      'beside it',
      `<div>${body}</div><aside><h2>Fakta om brua</h2><ul><li>Fire kjørefelt på brua</li><li>${fact}</li></ul></aside>`,
    ],
  ])('keeps a factbox %s', async (_, text) => {
    const html = page(ld(data), `<h1>Bru åpnet</h1>${text}`)
    const boxes = only(await read(html)).sections.flatMap(({ blocks }) =>
      blocks.filter(({ type }) => type === 'factbox'),
    )
    expect(boxes).toMatchObject([{ heading: 'Fakta om brua' }])
    expect(JSON.stringify(boxes)).toContain(fact)
    expect(await told(text)).toEqual([])
  })

  test.each([
    [
      'a list of links',
      '<aside><h2>Les også</h2><ul><li><a href="/a">Slik blir ferjeturen på brua sin første dag, sier rederiet</a></li></ul></aside>',
    ],
    ['a teaser', `<aside><h3><a href="/a">Ferja tar kvelden</a></h3><p>${fact}</p></aside>`],
    ['a form', `<aside><h2>Nyhetsbrev</h2><form><p>${fact}</p><input name="e"></form></aside>`],
    ['other readers’ comments', `<aside class="comments"><h2>Kommentarer</h2><p>${fact}</p></aside>`],
    ['what is hidden', `<aside hidden><h2>Fakta</h2><p>${fact}</p></aside>`],
    ['buttons to share it', `<div class="share"><p>Del</p><p>${fact}</p></div>`],
  ])('does without %s, of which nothing is told', async (_, aside) => {
    const html = page(ld(data), `<h1>Bru åpnet</h1>${body}${aside}${body}`)
    expect(textOf(only(await read(html)))).not.toMatch(/Les også|kjørefelt|Kommentarer/)
    expect(await told(`${body}${aside}${body}`)).toEqual([])
  })

  test.each(['<footer>Per Hansen, ordfører</footer>', '<cite class="author">Per Hansen, ordfører</cite>'])(
    'says who said it: %s',
    async (credit) => {
      const quote = `<blockquote><p>Vi har ventet på denne dagen i mange år.</p>${credit}</blockquote>`
      const found = only(await read(page('<title>Bru åpnet</title>', `<h1>Bru åpnet</h1>${body}${quote}${body}`)))
      const quotes = found.sections.flatMap(({ blocks }) => blocks.filter(({ type }) => type === 'quote'))
      expect(quotes).toMatchObject([{ credit: 'Per Hansen, ordfører' }])
      expect(found.byline).toEqual([])
    },
  )

  test.each(['<section class="comments-from-experts">', '<div class="extra related-box">'])(
    'is told where it was left out: %s',
    async (start) => {
      const box = `${start}<p>Professor Anne mener at ${fact}</p><p>Hun har sett mange bruer, og ${fact}</p></div></section>`
      expect(await told(`<h1>Bru åpnet</h1>${body}${box}${body}`)).toMatchObject([
        {
          kind: 'repaired',
          words: 'page.cut',
          values: { count: 2, text: expect.stringMatching(/^Professor Anne mener/) },
        },
      ])
    },
  )

  test('is one of the stories of the page, and the others are told', async () => {
    const other = `<article><h2>Ferja tar kvelden</h2>${body.replaceAll('rua', 'erja')}</article>`
    const teaser = `<article><h2><a href="/x">En annen sak</a></h2><p>${fact}</p></article>`
    const first = `<h1>Bru åpnet</h1>${body}${body}`
    const values = { text: 'Ferja tar kvelden' }
    expect(await told(first, `</main>${teaser}<section><div>${other}</div></section>${teaser}`)).toMatchObject([
      { kind: 'repaired', words: 'page.cut/story', values: { count: 1, ...values } },
    ])
    expect(await told(first, teaser + other)).toMatchObject([
      { kind: 'repaired', words: 'page.joined', values: { count: 2, ...values } },
    ])
  })
})

describe('a page exported from Medium', () => {
  const footer = (date: string, link = '') =>
    `<footer><p>By <a href="https://medium.com/@kari" class="p-author h-card">Kari Nordmann</a>${date}.</p>${link}<p>Exported from <a href="https://medium.com">Medium</a> on June 1, 2024.</p></footer>`
  const post = (end: string) =>
    `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>Bru åpnet</title><style>p{}</style></head><body><article class="h-entry">
<header><h1 class="p-name">Bru åpnet</h1></header><section data-field="subtitle" class="p-summary">Fire år tok det.</section><section data-field="body" class="e-content"><section name="b9d1" class="section section--body section--first section--last"><div class="section-divider"><hr class="section-divider"></div><div class="section-content"><div class="section-inner sectionLayout--insetColumn"><h3 class="graf graf--h3 graf--leading graf--title">Bru åpnet</h3>${body}</div></div></section></section>${end}</article></body></html>`

  test('has its date, address and writer from its footer', async () => {
    const end = footer(
      ' on <a href="https://medium.com/p/abc123"><time class="dt-published" datetime="2024-05-17T09:30:00.343Z">May 17, 2024</time></a>',
      '<p><a href="https://medium.com/@kari/bru-abc123" class="p-canonical">Canonical link</a></p>',
    )
    const reading = await readFile(post(end), 'posts/2024-05-17_Bru-abc123.html')
    expect(only(reading)).toMatchObject({
      id: 'https://medium.com/@kari/bru-abc123',
      canonicalUrl: 'https://medium.com/@kari/bru-abc123',
      published: expect.stringMatching(/^2024-05-17T09:30/),
      byline: [{ name: 'Kari Nordmann' }],
      headline: 'Bru åpnet',
      lede: 'Fire år tok det.',
    })
    expect(textOf(only(reading))).not.toMatch(/Exported|Canonical|By Kari/)
    expect(only(reading).sections).toHaveLength(1)
    expect(reading.findings.filter(({ kind }) => kind !== 'note')).toEqual([])
  })

  test('is a story however short it is, with its subtitle for a lede', async () => {
    const end = footer(' on <time class="dt-published" datetime="2024-05-17T09:30:00.343Z">May 17, 2024</time>')
    const subtitle = '<h4 class="graf graf--h4 graf--subtitle">Fire år tok det.</h4>'
    const short = post(end).replace(body, `${subtitle}<p>Nå er den her.</p>`)
    expect(only(await read(short))).toMatchObject({
      headline: 'Bru åpnet',
      lede: 'Fire år tok det.',
      sections: [{ heading: null, blocks: [{ type: 'paragraph', text: ['Nå er den her.'] }] }],
    })
  })

  test('that was never published is a draft', async () => {
    const { stories, findings } = await readFile(post(footer('')), 'posts/draft_Hemmelig-abc123.html')
    expect([stories, findings.map(({ kind, words }) => [kind, words])]).toEqual([[], [['held', 'draft/medium']]])
  })
})

describe('the address of a web page', () => {
  const shared = (url: string) =>
    `<title>Bru åpnet</title><meta property="og:type" content="article"><meta property="og:url" content="${url}">`

  test.each(['https://avisa.example/forside', 'https://avisa.example/', 'https://avisa.example/siste-nytt'])(
    'is not %s, which only its card for sharing says and which names no story',
    async (url) => {
      expect(only(await read(page(shared(url))))).toMatchObject({
        id: 'nett/side',
        canonicalUrl: null,
        derived: expect.arrayContaining(['id']),
      })
    },
  )

  test('is what its card for sharing says when that names the story, which is known by its file all the same', async () => {
    for (const url of ['https://avisa.example/nyheter/bru-apnet', 'https://avisa.example/i/abc123'])
      expect(only(await read(page(shared(url))))).toMatchObject({ id: 'nett/side', canonicalUrl: url })
  })

  test('is its id when its head or its data says so, unless that is the front page of the site', async () => {
    const link = (url: string) => `${shared('https://avisa.example/forside')}<link rel="canonical" href="${url}">`
    const idOf = async (head: string) => only(await read(page(head))).id
    expect(await idOf(link('https://avisa.example/bru'))).toBe('https://avisa.example/bru')
    expect(await idOf(shared('https://avisa.example/forside') + ld(article))).toBe('https://avisa.example/bru')
    expect(await idOf(link('https://avisa.example/'))).toBe('nett/side')
  })
})
